/** The words that several screens share. */
import ar from './shared.ar.json';
import en from './shared.en.json';

export const SHARED = { ar, en };
export type SharedKey = keyof typeof en;
