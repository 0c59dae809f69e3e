/** Draws the popup into its page, which has its sheet and its field already. */
import { render } from 'preact';
import { afterFirstFrame } from '../../components/after-first-frame.ts';
import { wordsIn } from '../../components/i18n.ts';
import { POPUP } from '../../components/messages/popup.ts';
import { SETTINGS } from '../../components/messages/settings.ts';
import { SHARED } from '../../components/messages/shared.ts';
import { createSearch, type Search } from '../../library/search.ts';
import { hasAccess } from '../../platform/access.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { loadSeeds, SEEDS_VERSION } from '../../platform/seeds.ts';
import { languageOf, readSettings } from '../../platform/settings.ts';
import { readShortcuts } from '../../platform/shortcuts.ts';
import { activeSite } from '../../platform/tabs.ts';
import { Popup } from './popup.tsx';

const searchNow = () => createSearch(SEEDS_VERSION, loadSeeds);
// The library opens while the browser paints and tells of settings and tab.
const first = searchNow();
const [settings, site, access, shortcuts] = await Promise.all([
  readSettings(),
  activeSite(),
  hasAccess(),
  readShortcuts(),
  afterFirstFrame(),
]);
const shortcut = shortcuts.find(({ name }) => name === 'open-card')?.keys.join('+');
const words = wordsIn(languageOf(settings), SHARED, SETTINGS, POPUP);
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;
document.title = words.say('popup.title');

/** The menu of the right mouse button brings the words that were selected. */
const asked = new URLSearchParams(location.search).get('q') ?? '';

const app = document.getElementById('app') as HTMLElement;
app.replaceChildren();
const draw = (search: Search) =>
  render(<Popup words={words} initial={settings} site={site} access={access} shortcut={shortcut} search={search} asked={asked} />, app);
draw(first);
watchLibrary(() => draw(searchNow()));
