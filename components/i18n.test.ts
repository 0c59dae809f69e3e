import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../core/knowledge/categories.ts';
import { type Catalogue, wordsIn } from './i18n.ts';
import { measuresIn } from './measures.ts';
import { CARD } from './messages/card.ts';
import { MENUS } from './messages/menus.ts';
import { OPTIONS } from './messages/options.ts';
import { POPUP } from './messages/popup.ts';
import { SAMPLE } from './messages/sample.ts';
import { SETTINGS } from './messages/settings.ts';
import { SHARED } from './messages/shared.ts';
import { SIDEBAR } from './messages/sidebar.ts';
import { WELCOME } from './messages/welcome.ts';

type Message = string | Record<string, string>;
const PARTS: Catalogue[] = [SHARED, SETTINGS, CARD, POPUP, SIDEBAR, OPTIONS, WELCOME, MENUS, SAMPLE];
const ar: Record<string, Message> = Object.assign({}, ...PARTS.map((part) => part.ar));
const en: Record<string, Message> = Object.assign({}, ...PARTS.map((part) => part.en));
const catalogues: Record<string, Record<string, Message>> = { ar, en };
const formsOf = (message: Message | undefined) => (typeof message === 'string' ? { other: message } : (message ?? {}));
const placeholdersIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
/** What a message is filled in with, in any of its forms. */
const placeholders = (message: Message | undefined) => new Set(Object.values(formsOf(message)).flatMap(placeholdersIn));

const keys = Object.keys(en);
const plurals = keys.filter((key) => typeof en[key] !== 'string');
const arabic = wordsIn('ar', ...PARTS);
const english = wordsIn('en', ...PARTS);

describe('the two catalogues', () => {
  it('say the same things', () => {
    for (const part of PARTS) expect(Object.keys(part.ar).sort()).toEqual(Object.keys(part.en).sort());
  });

  it('have no key in two places', () => {
    expect(keys).toHaveLength(PARTS.reduce((sum, part) => sum + Object.keys(part.en).length, 0));
  });

  it.each(keys)('fill the same in at %s', (key) => {
    expect(placeholders(catalogues.ar?.[key])).toEqual(placeholders(catalogues.en?.[key]));
  });

  it.each(keys)('have words for %s, without a brace left or a space at an end', (key) => {
    for (const message of [ar[key], en[key]]) {
      const forms = Object.values(formsOf(message));
      expect(forms).not.toEqual([]);
      for (const text of forms) expect(text.replace(/\{\w+\}/g, 'x')).toMatch(/^[^\s{}](?:[^{}]*[^\s{}])?$/);
    }
  });

  it('speak their own languages', () => {
    for (const key of keys) {
      for (const text of Object.values(formsOf(ar[key]))) expect(text, key).toMatch(/\p{Script=Arabic}/u);
      for (const text of Object.values(formsOf(en[key]))) expect(text, key).not.toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('have a plural in the one where there is one in the other', () => {
    expect(keys.filter((key) => typeof ar[key] !== 'string')).toEqual(plurals);
  });

  it.each([
    ['ar', ['one', 'two', 'few', 'many', 'other']],
    ['en', ['one', 'other']],
  ])('have in %s every form of a plural that its numbers from 1 take', (language, forms) => {
    expect(plurals).not.toEqual([]);
    for (const key of plurals) expect(Object.keys(formsOf(catalogues[language]?.[key])).filter((form) => form !== 'zero')).toEqual(forms);
  });

  it('have in both languages, or in neither, a form of its own for none', () => {
    for (const key of plurals) expect('zero' in formsOf(ar[key]), key).toBe('zero' in formsOf(en[key]));
  });
});

describe('plurals', () => {
  it.each([
    [0, 'بلا أخبار', 'no facts'],
    [1, 'خبر واحد', '1 fact'],
    [2, 'خبران', '2 facts'],
    [3, '3 أخبار', '3 facts'],
    [10, '10 أخبار', '10 facts'],
    [11, '11 خبرًا', '11 facts'],
    [99, '99 خبرًا', '99 facts'],
    [100, '100 خبر', '100 facts'],
    [103, '103 أخبار', '103 facts'],
    [1111, '1,111 خبرًا', '1,111 facts'],
  ])('of %i are %s, %s', (count, inArabic, inEnglish) => {
    expect(arabic.say('popup.facts', { count })).toBe(inArabic);
    expect(english.say('popup.facts', { count })).toBe(inEnglish);
  });

  it.each(plurals)('of %s say something of any number', (key) => {
    for (const words of [arabic, english]) {
      for (const count of [0, 1, 2, 3, 11, 100]) expect(words.say(key, { count }), `${words.language} ${count}`).toMatch(/^[^{}]+$/);
    }
  });

  it.each(plurals)('of %s tell 3, 11 and 100 by the digits 0 to 9', (key) => {
    for (const words of [arabic, english]) for (const count of [3, 11, 100]) expect(words.say(key, { count })).toContain(String(count));
  });
});

describe('a message', () => {
  it('is filled in with what it is given, letter for letter', () => {
    expect(english.say('fact.via', { via: 'CNBC' })).toBe('via CNBC');
    expect(arabic.say('fact.via', { via: 'CNBC' })).toBe('عن CNBC');
    expect(english.say('fact.via', { via: '$& {via} $1' })).toBe('via $& {via} $1');
  });

  it('leaves no brace where something is not given', () => {
    expect(english.say('fact.via')).toBe('via ');
  });

  it('names every category, each by another word', () => {
    for (const words of [arabic, english]) {
      const categories = CATEGORIES.map((category) => words.say(`category.${category}`));
      expect(categories.every(Boolean)).toBe(true);
      expect(new Set(categories).size).toBe(categories.length);
    }
    expect(keys.filter((key) => key.startsWith('category.'))).toHaveLength(CATEGORIES.length);
  });

  it('runs in the direction of its language', () => {
    expect([arabic.language, arabic.direction]).toEqual(['ar', 'rtl']);
    expect([english.language, english.direction]).toEqual(['en', 'ltr']);
  });
});

describe('a date', () => {
  /** Spaces and dashes of a range are the browser's to choose. */
  const plain = (text: string) =>
    text
      .replace(/[\s\u200e\u200f]*[–-][\s\u200e\u200f]*/g, '–')
      .replace(/[\u200e\u200f]/g, '')
      .replace(/\s/g, ' ');

  it.each([
    ['a day', '2025-08-18', '18 أغسطس 2025', 'August 18, 2025'],
    ['the first day of a year', '2026-01-01', '1 يناير 2026', 'January 1, 2026'],
    ['a month', '2025-06', 'يونيو 2025', 'June 2025'],
    ['a year', '2025', '2025', '2025'],
    ['a window of days', '2025-08-18/2025-08-24', '18–24 أغسطس 2025', 'August 18–24, 2025'],
    ['a window over two months', '2025-07-26/2025-08-02', '26 يوليو–2 أغسطس 2025', 'July 26–August 2, 2025'],
    ['a window over two years', '2025-12-30/2026-01-02', '30 ديسمبر 2025–2 يناير 2026', 'December 30, 2025–January 2, 2026'],
    ['a window of months', '2025-06/2025-08', 'يونيو–أغسطس 2025', 'June–August 2025'],
    ['a window of years', '2025/2027', '2025–2027', '2025–2027'],
    ['a window of one day', '2025-08-18/2025-08-18', '18 أغسطس 2025', 'August 18, 2025'],
  ])('is written as %s, the same when it is estimated: %s', (_, text, inArabic, inEnglish) => {
    for (const written of [text, `${text}~`]) {
      expect(plain(arabic.date(written))).toBe(inArabic);
      expect(plain(english.date(written))).toBe(inEnglish);
    }
  });

  it('has Latin digits in Arabic', () => {
    for (const text of ['2025-08-18', '2025-06', '2025', '2025-08-18/2025-08-24~']) expect(arabic.date(text)).not.toMatch(/[٠-٩۰-۹]/);
  });

  it('that is none is left as it is', () => {
    for (const text of ['soon', '2025-02-30', '']) expect([arabic.date(text), english.date(text)]).toEqual([text, text]);
  });
});

describe('an amount', () => {
  it.each([
    [0, 'byte', '0 بايت'],
    [999, 'byte', '999 بايت'],
    [1000, 'kB', '1 كيلوبايت'],
    [2_345_678, '2.3 MB', '2.3 ميغابايت'],
    [4e12, '4,000 GB', '4,000 غيغابايت'],
  ])('of %i bytes is told in the largest unit that leaves a whole one', (count, inEnglish, inArabic) => {
    expect(measuresIn('en').bytes(count)).toContain(inEnglish);
    expect(measuresIn('ar').bytes(count)).toBe(inArabic);
  });

  it('of time is told in seconds, of a whole in hundredths', () => {
    expect([measuresIn('en').seconds(250), measuresIn('en').percent(0.257)]).toEqual(['0.25 seconds', '26%']);
    expect([
      measuresIn('ar').seconds(250),
      measuresIn('ar')
        .percent(0.257)
        .replace(/\u200e/g, ''),
    ]).toEqual(['0.25 ثانية', '26%']);
  });
});
