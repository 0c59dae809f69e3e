/** The part of the content script that reads. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bring } from '../../platform/parts.ts';
import { reading } from './companion.ts';

export default defineUnlistedScript(() => bring('reading', reading));
