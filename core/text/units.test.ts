import { describe, expect, it } from 'vitest';
import { ARABIC, classOf, DIGIT, DROPPED, foldOf, HAN, LATIN, LETTER, SEPARATOR } from './units.ts';

const unitsWhere = (holds: (char: string) => boolean) =>
  Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => (unit < 0xd800 || unit > 0xdfff) && holds(String.fromCharCode(unit)));

const folded = (text: string) => [...text].map((char) => String.fromCharCode(foldOf(char.charCodeAt(0)))).join('');

describe('the tables of code units', () => {
  it.each([
    ['Arabic', ARABIC, /^(?=\p{L})\p{Script=Arabic}$/u, (unit: number) => unit >= 0x0620 && unit <= 0x077f],
    ['Latin', LATIN, /^(?=\p{L})\p{Script=Latin}$/u, (unit: number) => unit < 0x0250],
    ['Han', HAN, /^\p{Script=Han}$/u, (unit: number) => unit >= 0x3400 && unit <= 0x9fff],
  ])('class every %s letter as Unicode does', (_, kind, property, isCommon) => {
    const ofProperty = unitsWhere((char) => property.test(char)).filter(isCommon);
    expect(ofProperty.filter((unit) => classOf(unit) !== kind)).toEqual([]);
  });

  it('class no punctuation, symbol or space as part of a word', () => {
    const punctuation = unitsWhere((char) => /^[\p{P}\p{S}\p{Z}]$/u.test(char)).filter(
      (unit) => unit < 0x3000 && (unit < 0x0370 || unit >= 0x2000 || (unit >= 0x0600 && unit < 0x0700)),
    );
    expect(punctuation.filter((unit) => classOf(unit) !== SEPARATOR && classOf(unit) !== DROPPED && classOf(unit) !== LETTER)).toEqual([]);
  });

  it('class every digit of the three sets in use as a digit', () => {
    for (const char of '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０９') expect(classOf(char.charCodeAt(0))).toBe(DIGIT);
  });

  it.each([
    ['hamza habits', 'أإآٱ', 'اااا'],
    ['yeh habits', 'ىیےې', 'يييي'],
    ['teh marbuta and heh', 'ةهۀھ', 'هههه'],
    ['Persian, Urdu and Maghrebi letters', 'پچژڤگک', 'بجزفكك'],
    ['Arabic and Persian digits', '٢۲٠', '220'],
    ['full-width Latin', 'ＡＩ２', 'ai2'],
    ['case and diacritics', 'ÉñŻ', 'enz'],
    ['presentation forms of one letter', 'ﻫﻮﺍﻭﻱ', 'هواوي'],
  ])('fold %s', (_, written, plain) => {
    expect(folded(written)).toBe(plain);
  });

  it('keep hamza on waw, yeh and the line, which tells words apart', () => {
    expect(folded('ؤئء')).toBe('ؤئء');
  });

  it('drop marks and format characters', () => {
    for (const char of '\u064b\u0651\u0640\u200f\u200c\u00ad\u2068\ufeff') expect(classOf(char.charCodeAt(0))).toBe(DROPPED);
  });
});
