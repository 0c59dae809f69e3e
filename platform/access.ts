/** Whether the browser lets us into websites: Firefox leaves it to the reader, and Chrome's reader may take it back. */
import { browser } from 'wxt/browser';

const EVERYWHERE = { origins: ['<all_urls>'] };

/** Whether we may enter every website. A single one that we may enter tells its address besides (see tabs.ts). */
export const hasAccess = (): Promise<boolean> => browser.permissions.contains(EVERYWHERE);

/** Has the browser ask the reader; to be called while a click or key is being handled. True when we are let in. */
export const requestAccess = (): Promise<boolean> => browser.permissions.request(EVERYWHERE);
