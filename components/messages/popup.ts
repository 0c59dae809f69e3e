/** The words of the popup. */
import ar from './popup.ar.json';
import en from './popup.en.json';

export const POPUP = { ar, en };
export type PopupKey = keyof typeof en;
