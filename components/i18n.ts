/**
 * The words of the interface in the reader's language. The browser's own catalogues follow the browser's language only; the reader may
 * choose another for cards and screens, so those words are here and the browser's hold just the manifest's.
 */
import { readSpan } from '../core/knowledge/span.ts';

export type Language = 'ar' | 'en';
/** A message: a sentence, or one for each plural form of `count`. `zero` is said of 0 whatever the language's own rules. */
type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
/** The words of a screen (see messages/): each screen loads its own and the shared ones, so that the card carries no options. */
export type Catalogue = Record<Language, Record<string, Message>>;
type KeyOf<Part> = Part extends Catalogue ? keyof Part['en'] & string : never;

/** Locales for numbers and dates: Arabic news is set with the digits 0 to 9 as often as not, and so are our articles. */
export const LOCALES: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en' };

/** What can be said, by key. A screen that knows more keys serves a component that needs fewer. */
export interface Words<Key extends string = string> {
  language: Language;
  direction: 'rtl' | 'ltr';
  /** The message with `{name}` filled in; where it has plural forms, `count` chooses. */
  say(key: Key, values?: Record<string, string | number>): string;
  number(value: number): string;
  /** Names one after another, with the language's own "and". */
  list(names: string[]): string;
  /** A date or window as the seeds write it (core/knowledge/span.ts), for people. */
  date(text: string): string;
}

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** The words of a language, from one or several catalogues. */
export function wordsIn<Parts extends Catalogue[]>(language: Language, ...catalogues: Parts): Words<KeyOf<Parts[number]>> {
  const locale = LOCALES[language];
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale);
  const messages: Record<string, Message> = Object.assign({}, ...catalogues.map((catalogue) => catalogue[language]));
  const form = (key: string, count: unknown) => {
    const message = messages[key] ?? '';
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
    number: (value) => numbers.format(value),
    list: (names) => lists.format(names),
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
