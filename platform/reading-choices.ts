/** What a reader decides in passing: not this term, not on this site. Each can be taken back; each rejects as `changeSettings` does. */
import { changeSettings, readSettings } from './settings.ts';

type List = 'termsHidden' | 'sitesOff';

/** One change after another: of two at once, each would be made to the list as it was before both. */
let turn: Promise<unknown> = Promise.resolve();
function change(list: List, edit: (items: string[]) => string[]): Promise<void> {
  const done = turn.then(async () => changeSettings({ [list]: edit((await readSettings())[list]) }));
  turn = done.catch(() => {});
  return done;
}

const add = (list: List, item: string) => change(list, (items) => [...items.filter((other) => other !== item), item]);
const remove = (list: List, item: string) => change(list, (items) => items.filter((other) => other !== item));

/** Marks a term in no page from now on. */
export const hideTerm = (term: string): Promise<void> => add('termsHidden', term);
export const unhideTerm = (term: string): Promise<void> => remove('termsHidden', term);

/** Switches the extension off on a host. */
export const switchOffOn = (site: string): Promise<void> => add('sitesOff', site);
export const switchOnOn = (site: string): Promise<void> => remove('sitesOff', site);
