/** The words of the options. */
import ar from './options.ar.json';
import en from './options.en.json';

export const OPTIONS = { ar, en };
export type OptionsKey = keyof typeof en;
