/** What of all that is found the reader wants to see, and how it looks. */
import type { Settings } from '../platform/settings.ts';

/** The part of the settings that says which mentions are shown, and how. */
export type Showing = Pick<Settings, 'categoriesOff' | 'termsHidden' | 'frequency' | 'look'>;
