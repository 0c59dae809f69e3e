/** The words of the sidebar. */
import ar from './sidebar.ar.json';
import en from './sidebar.en.json';

export const SIDEBAR = { ar, en };
export type SidebarKey = keyof typeof en;
