import '../../components/tokens.css';
import '../../components/category-mark.css';
import './popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { wordsIn } from '../../components/i18n.ts';
import { languageOf, readSettings } from '../../platform/settings.ts';
import { activeSite } from '../../platform/tabs.ts';
import { Popup } from './popup.tsx';

const [settings, site, commands] = await Promise.all([readSettings(), activeSite(), browser.commands.getAll()]);
const shortcut = commands.find(({ name }) => name === 'open-card')?.shortcut;
const words = wordsIn(languageOf(settings));
document.documentElement.lang = words.language;
document.documentElement.dir = words.direction;
render(<Popup words={words} initial={settings} site={site} shortcut={shortcut} />, document.getElementById('app') as HTMLElement);
