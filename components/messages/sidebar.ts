/** The words of the sidebar. */
import type { Words } from '../i18n.ts';
import type { SharedKey } from './shared.ts';
import ar from './sidebar.ar.json';
import en from './sidebar.en.json';

export const SIDEBAR = { ar, en };
export type SidebarKey = keyof typeof en;
export type SidebarWords = Words<SidebarKey | SharedKey>;
