/** Amounts for people, for screens that tell of files and times: apart from the other words, since a card has none of them. */
import { type Language, LOCALES } from './i18n.ts';

export interface Measures {
  /** An amount of bytes, in the largest unit that leaves a whole one. */
  bytes(count: number): string;
  /** A time in ms, as seconds. */
  seconds(milliseconds: number): string;
  /** A part of one as a percentage. */
  percent(part: number): string;
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function measuresIn(language: Language): Measures {
  const locale = LOCALES[language];
  return {
    bytes: (count) => {
      const power = Math.min(BYTES.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
      const format = {
        style: 'unit',
        unit: BYTES[power] as string,
        // The short forms of Arabic (م.ب) are read by few.
        unitDisplay: language === 'ar' ? 'long' : 'short',
        maximumFractionDigits: power > 1 ? 1 : 0,
      } as const;
      return new Intl.NumberFormat(locale, format).format(count / 1000 ** power);
    },
    seconds: (milliseconds) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(milliseconds / 1000),
    percent: (part) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(part),
  };
}
