/** The popup, once its sheet has been painted. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { wordsIn } from '../../components/i18n.ts';
import { POPUP } from '../../components/messages/popup.ts';
import { SETTINGS } from '../../components/messages/settings.ts';
import { SHARED } from '../../components/messages/shared.ts';
import type { Search } from '../../library/search.ts';
import { hasAccess } from '../../platform/access.ts';
import { loadSeeds, SEEDS_VERSION } from '../../platform/seeds.ts';
import { languageOf, readSettings } from '../../platform/settings.ts';
import { activeSite } from '../../platform/tabs.ts';
import { Popup } from './popup.tsx';

// Fetched beside what the popup itself waits for, and waited for only when something is asked.
const library = import('../../library/search.ts').then(({ createSearch }) => createSearch(SEEDS_VERSION, loadSeeds));
const search: Search = { find: async (query, limits) => (await library).find(query, limits) };

const [settings, site, access, commands] = await Promise.all([readSettings(), activeSite(), hasAccess(), browser.commands.getAll()]);
const shortcut = commands.find(({ name }) => name === 'open-card')?.shortcut;
const words = wordsIn(languageOf(settings), SHARED, SETTINGS, POPUP);
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;
document.title = words.say('popup.title');

/** The menu of the right mouse button brings the words that were selected. */
const asked = new URLSearchParams(location.search).get('q') ?? '';

const app = document.getElementById('app') as HTMLElement;
app.replaceChildren();
render(<Popup words={words} initial={settings} site={site} access={access} shortcut={shortcut} search={search} asked={asked} />, app);
