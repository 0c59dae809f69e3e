/** The part of the content script that shows cards. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bring } from '../../platform/parts.ts';
import { cardsFor } from './cards.tsx';

export default defineUnlistedScript(() => bring('cards', cardsFor));
