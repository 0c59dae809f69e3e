/** The words of the context menu. */
import ar from './menus.ar.json';
import en from './menus.en.json';

export const MENUS = { ar, en };
export type MenusKey = keyof typeof en;
