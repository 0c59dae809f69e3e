/** The reader's preferences, in the browser's synced storage: the same on all of the reader's machines, and told to every page at once. */
import { browser } from 'wxt/browser';
import { CATEGORIES, type Category } from '../core/knowledge/categories.ts';

export interface Settings {
  /** Off everywhere when false. */
  on: boolean;
  /** Hosts on which the extension is off, as in `location.hostname`. */
  sitesOff: string[];
  /** Language of cards and screens. */
  language: 'auto' | 'ar' | 'en';
  /** Categories that are not marked in pages; a new category is marked until the reader says otherwise. */
  categoriesOff: Category[];
  /** Ids of terms that are not marked in pages: "not this term". */
  termsHidden: string[];
  /** Which mentions of a term are marked: every one, the first under each heading, the first on the page. */
  frequency: 'every' | 'section' | 'page';
  /** How a mention is marked: a line under it, or a tint behind it. */
  look: 'line' | 'tint';
  /** How long the pointer rests on a mention before its card opens, in ms. */
  delay: number;
  /** A key that must be held for the pointer to open cards. */
  modifier: 'none' | 'alt' | 'ctrl' | 'shift';
}

export const DEFAULTS: Settings = {
  on: true,
  sitesOff: [],
  language: 'auto',
  categoriesOff: [],
  termsHidden: [],
  frequency: 'every',
  look: 'line',
  delay: 250,
  modifier: 'none',
};
/** Longest delay that can be set, in ms. */
export const LONGEST_DELAY = 2000;

const SHAPES: { [Name in keyof Settings]: (stored: unknown) => stored is Settings[Name] } = {
  on: isBoolean,
  sitesOff: isListOf(isString),
  language: isOneOf('auto', 'ar', 'en'),
  categoriesOff: isListOf(isOneOf(...CATEGORIES)),
  termsHidden: isListOf(isString),
  frequency: isOneOf('every', 'section', 'page'),
  look: isOneOf('line', 'tint'),
  delay: (stored): stored is number => typeof stored === 'number' && stored >= 0 && stored <= LONGEST_DELAY,
  modifier: isOneOf('none', 'alt', 'ctrl', 'shift'),
};

function isBoolean(stored: unknown): stored is boolean {
  return typeof stored === 'boolean';
}
function isString(stored: unknown): stored is string {
  return typeof stored === 'string';
}
function isOneOf<Choice extends string>(...choices: readonly Choice[]) {
  return (stored: unknown): stored is Choice => choices.includes(stored as Choice);
}
function isListOf<Item>(isItem: (stored: unknown) => stored is Item) {
  return (stored: unknown): stored is Item[] => Array.isArray(stored) && stored.every(isItem);
}

/** What is stored may have been written by another version: anything of another shape counts as not set. */
export function settingsFrom(stored: Record<string, unknown>): Settings {
  const known = Object.entries(SHAPES).filter(([name, fits]) => fits(stored[name]));
  return { ...DEFAULTS, ...Object.fromEntries(known.map(([name]) => [name, stored[name]])) };
}

export async function readSettings(): Promise<Settings> {
  return settingsFrom(await browser.storage.sync.get(Object.keys(DEFAULTS)));
}

/** Most that a browser keeps of one setting in its synced storage, its name included, in bytes of JSON. */
const LARGEST_ITEM = 8192;

/** A setting that the browser has no room for: a list of sites or terms that has grown too long. Nothing was changed. */
export class SettingTooBig extends Error {
  readonly setting: keyof Settings;
  constructor(setting: keyof Settings) {
    super(`The browser keeps no ${setting} as large as this.`);
    this.setting = setting;
  }
}

/** Stores the changed settings, all or none of them. Rejects with SettingTooBig, or with what the browser says. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const bytes = new TextEncoder();
  // Browsers differ in when and how they refuse; so this asks before they do.
  for (const [name, value] of Object.entries(change)) {
    if (bytes.encode(name + JSON.stringify(value)).length > LARGEST_ITEM) throw new SettingTooBig(name as keyof Settings);
  }
  await browser.storage.sync.set(change);
}

/** Puts every setting back to what it was at first. */
export async function forgetSettings(): Promise<void> {
  await browser.storage.sync.remove(Object.keys(DEFAULTS));
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
