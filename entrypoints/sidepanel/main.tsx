/** Draws the sidebar into its page. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { afterFirstFrame } from '../../components/after-first-frame.ts';
import { readSettings } from '../../platform/settings.ts';
import { placeOf } from '../../platform/sidebar.ts';
import { askedTab } from '../../platform/tabs.ts';
import { readTrail, trailFrom, visit } from '../../platform/trail.ts';
import { Sidebar } from './sidebar.tsx';

// A page in a tab is its own; only the real sidebar has no tab, and belongs to its window. Browsers without sidebars may have no windows to ask for.
const [own, around, settings] = await Promise.all([
  browser.tabs.getCurrent(),
  browser.windows?.getCurrent(),
  readSettings(),
  afterFirstFrame(),
]);
const window = own ? undefined : around?.id;
const owner = own ? `tab-${askedTab() ?? own.id}` : `window-${window}`;
const kept = await readTrail(owner);
// An address that names a place was asked for; any other goes on where the reader was.
const named = placeOf(location.hash);
const trail = kept ? (named.view === 'page' ? kept : visit(kept, named)) : trailFrom(named);
render(<Sidebar initial={settings} owner={owner} window={window} from={trail} />, document.getElementById('app') as HTMLElement);
