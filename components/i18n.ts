/**
 * The words of the interface in the reader's language. The browser's own catalogues follow the browser's language only; the reader may
 * choose another for cards and screens, so those words are here and the browser's hold just the manifest's.
 */
import { readSpan } from '../core/knowledge/span.ts';
import ar from './messages/ar.json';
import en from './messages/en.json';

export type Language = 'ar' | 'en';
export type MessageKey = keyof typeof en;
type Catalogue = Record<MessageKey, string | Partial<Record<Intl.LDMLPluralRule, string>>>;

const CATALOGUES: Record<Language, Catalogue> = { ar, en };

/** Locales for numbers and dates: Arabic news is set with the digits 0 to 9 as often as not, and so are our articles. */
const LOCALES: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en' };

export interface Words {
  language: Language;
  direction: 'rtl' | 'ltr';
  /** The message with `{name}` filled in; where it has plural forms, `count` chooses. */
  say(key: MessageKey, values?: Record<string, string | number>): string;
  /** A date or window as the seeds write it (core/knowledge/span.ts), for people. */
  date(text: string): string;
}

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** The words of a language. */
export function wordsIn(language: Language): Words {
  const locale = LOCALES[language];
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const catalogue = CATALOGUES[language];
  const form = (key: MessageKey, count: unknown) => {
    const message = catalogue[key];
    if (typeof message === 'string') return message;
    return (count === 0 ? message.zero : undefined) ?? message[plural.select(Number(count))] ?? message.other ?? '';
  };
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, values = {}) =>
      form(key, values.count).replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? '';
        return typeof value === 'number' ? numbers.format(value) : value;
      }),
    date: (text) => {
      const span = readSpan(text);
      if (!span) return text;
      const [first = ''] = text.replace('~', '').split('/');
      const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
      if (first.length > 4) options.month = 'long';
      if (first.length > 7) options.day = 'numeric';
      const format = new Intl.DateTimeFormat(locale, options);
      return text.includes('/') ? format.formatRange(asDate(span.from), asDate(span.to)) : format.format(asDate(span.from));
    },
  };
}

/** Keeps a name of the other direction together inside a sentence: first-strong isolate. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
