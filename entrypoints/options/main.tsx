import { render } from 'preact';
import { SETTINGS, type SettingsKey } from '../../components/messages/settings.ts';
import { readSettings } from '../../platform/settings.ts';
import { readAlong } from '../sheet/read-along.ts';
import { Options } from './options.tsx';

/** The context menu has no room for words: what the browser would not store for it is told here. */
const told = location.hash.slice(1);
const refused = Object.hasOwn(SETTINGS.en, told) ? (told as SettingsKey) : undefined;

render(<Options initial={await readSettings()} refused={refused} />, document.getElementById('app') as HTMLElement);
await readAlong();
