/** What the part of the content script that reads brings. */
import { Companion } from '../../page/companion.ts';

export const reading = { Companion };
