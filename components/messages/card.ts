/** The words of the card. */
import ar from './card.ar.json';
import en from './card.en.json';

export const CARD = { ar, en };
export type CardKey = keyof typeof en;
