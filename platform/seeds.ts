/** The knowledge that came with the extension, as the build put it there: see wxt.config.ts. */
import { browser } from 'wxt/browser';
import type { Pack } from '../core/knowledge/pack.ts';

declare const __SEEDS_VERSION__: string;

/** Changes with the content of the seeds. */
export const SEEDS_VERSION = __SEEDS_VERSION__;

export const loadSeeds = async (): Promise<Pack> => (await fetch(browser.runtime.getURL('/seeds.json' as never))).json();
