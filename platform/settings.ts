/** The reader's preferences, in the browser's synced storage: the same on all of the reader's machines, and told to every page at once. */
import { browser } from 'wxt/browser';

export interface Settings {
  /** Off everywhere when false. */
  on: boolean;
  /** Hosts on which the extension is off, as in `location.hostname`. */
  sitesOff: string[];
  /** Language of cards and screens. */
  language: 'auto' | 'ar' | 'en';
}

const DEFAULTS: Settings = { on: true, sitesOff: [], language: 'auto' };

/** What is stored may have been written by another version: anything of another shape counts as not set. */
function settingsFrom(stored: Record<string, unknown>): Settings {
  const { on, sitesOff, language } = stored;
  return {
    on: typeof on === 'boolean' ? on : DEFAULTS.on,
    sitesOff: Array.isArray(sitesOff) ? sitesOff.filter((site) => typeof site === 'string') : DEFAULTS.sitesOff,
    language: language === 'ar' || language === 'en' ? language : DEFAULTS.language,
  };
}

export async function readSettings(): Promise<Settings> {
  return settingsFrom(await browser.storage.sync.get(Object.keys(DEFAULTS)));
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.sync.set(change);
}

/** Calls with the settings after each change, wherever it was made; returns the way to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = async (_: unknown, area: string) => {
    if (area === 'sync') onChange(await readSettings());
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

export const isOnFor = ({ on, sitesOff }: Settings, host: string): boolean => on && !sitesOff.includes(host);

/** Arabic or English: what the reader chose, else the language of our catalogues that the browser has settled on. */
export function languageOf({ language }: Settings): 'ar' | 'en' {
  if (language !== 'auto') return language;
  // The browser's own answer (getUILanguage) can name a language that neither it nor we have words in.
  return browser.i18n.getMessage('language') === 'ar' ? 'ar' : 'en';
}
