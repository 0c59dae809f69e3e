/** What a reader decides in passing: not this term, not on this site. Each can be taken back. */
import { changeSettings, readSettings, type Settings } from './settings.ts';

/** What a choice makes of the settings as they are. */
export type Choice = (settings: Settings) => Partial<Settings>;

const without = (items: string[], item: string) => items.filter((other) => other !== item);

/** Marks a term in no page from now on, and in pages again. */
export const hideTerm =
  (term: string): Choice =>
  ({ termsHidden }) => ({ termsHidden: [...without(termsHidden, term), term] });
export const unhideTerm =
  (term: string): Choice =>
  ({ termsHidden }) => ({ termsHidden: without(termsHidden, term) });

/** Switches the extension off on a host, and on again. */
export const switchOffOn =
  (site: string): Choice =>
  ({ sitesOff }) => ({ sitesOff: [...without(sitesOff, site), site] });
export const switchOnOn =
  (site: string): Choice =>
  ({ sitesOff }) => ({ sitesOff: without(sitesOff, site) });

/** One choice after another: of two at once, each would be made of the settings as they were before both. */
let turn: Promise<unknown> = Promise.resolve();

/** Makes a choice of the settings that are stored. Rejects as `changeSettings` does. */
export function choose(choice: Choice): Promise<void> {
  const done = turn.then(async () => changeSettings(choice(await readSettings())));
  turn = done.catch(() => {});
  return done;
}
