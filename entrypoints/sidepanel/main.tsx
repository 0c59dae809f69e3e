import '../../components/tokens.css';
import '../../components/screen.css';
import '../../components/category-mark.css';
import '../../components/copy.css';
import '../../components/story.css';
import '../../components/timeline.css';
import '../../components/plots/plots.css';
import './sidepanel.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { readSettings } from '../../platform/settings.ts';
import { placeOf } from '../../platform/sidebar.ts';
import { askedTab } from '../../platform/tabs.ts';
import { readTrail, trailFrom, visit } from '../../platform/trail.ts';
import { Sidebar } from './sidebar.tsx';

// A page in a tab is its own; only the real sidebar has no tab, and belongs to its window.
const own = await browser.tabs.getCurrent();
const window = own ? undefined : (await browser.windows.getCurrent()).id;
const owner = own ? `tab-${askedTab() ?? own.id}` : `window-${window}`;
const [settings, kept] = await Promise.all([readSettings(), readTrail(owner)]);
// An address that names a place was asked for; any other goes on where the reader was.
const named = placeOf(location.hash);
const trail = kept ? (named.view === 'page' ? kept : visit(kept, named)) : trailFrom(named);
render(<Sidebar initial={settings} owner={owner} window={window} from={trail} />, document.getElementById('app') as HTMLElement);
