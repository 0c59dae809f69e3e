/** What is said where the browser does not take a setting. */
import { SettingTooBig } from '../../platform/settings.ts';
import ar from './settings.ar.json';
import en from './settings.en.json';

export const SETTINGS = { ar, en };
export type SettingsKey = keyof typeof en;

/** What there is to say of a change that was not stored. */
export const refusalOf = (error: unknown): SettingsKey => (error instanceof SettingTooBig ? 'settings.full' : 'settings.unsaved');
