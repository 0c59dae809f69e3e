/** The words of the card. */
import type { Words } from '../i18n.ts';
import ar from './card.ar.json';
import en from './card.en.json';
import type { SharedKey } from './shared.ts';

export const CARD = { ar, en };
export type CardKey = keyof typeof en;
export type CardWords = Words<CardKey | SharedKey>;
