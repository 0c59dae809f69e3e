/** What a reader decides in passing, from a card: not this term, not on this site. Each can be taken back. */
import { changeSettings, readSettings, type Settings } from './settings.ts';

type List = 'termsHidden' | 'sitesOff';

async function change(list: List, edit: (items: string[]) => string[]) {
  const settings: Settings = await readSettings();
  await changeSettings({ [list]: edit(settings[list]) });
}

const add = (list: List, item: string) => change(list, (items) => [...items.filter((other) => other !== item), item]);
const remove = (list: List, item: string) => change(list, (items) => items.filter((other) => other !== item));

/** Marks a term in no page from now on. Rejects with a `SettingTooBig` when the list is full. */
export const hideTerm = (term: string): Promise<void> => add('termsHidden', term);
export const unhideTerm = (term: string): Promise<void> => remove('termsHidden', term);

/** Switches the extension off on a host. */
export const switchOffOn = (site: string): Promise<void> => add('sitesOff', site);
export const switchOnOn = (site: string): Promise<void> => remove('sitesOff', site);
