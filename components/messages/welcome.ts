/** The words of the welcome page. */
import ar from './welcome.ar.json';
import en from './welcome.en.json';

export const WELCOME = { ar, en };
export type WelcomeKey = keyof typeof en;
