/**
 * The words of a text as search sees them: folded as in detection, numbers whole, Chinese as pairs of characters (it is written without
 * spaces), and figures that say the same amount under one name, whatever the language and the digits.
 */
import { expand } from '../text/expand.ts';
import { keyOf } from '../text/fold.ts';
import { COMPOUND, classOf, DIGIT, DROPPED, foldOf, HAN, SEPARATOR } from '../text/units.ts';

/** A folded word and where it stands: UTF-16 offsets of the source. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** The amount that begins with this word: its name, and how many words it is written in. */
  figure?: { text: string; words: number };
}

const PERCENT = '%';
const isPercentSign = (unit: number) => unit === 0x25 || unit === 0x066a || unit === 0xff05;
const isDecimalMark = (unit: number) => unit === 0x2e || unit === 0x066b;
const isThousandsMark = (unit: number) => unit === 0x2c || unit === 0x066c;
const isDigit = (unit: number) => classOf(unit) === DIGIT;

const folded = (...words: string[]) => new Set(words.map(keyOf));
const percentWords = folded('percent', 'pct', 'بالمئة', 'بالمائة');
/** In two words: "في المئة", "per cent". */
const percentPairs = new Map([...['المئة', 'المائة'].map((word) => [keyOf(word), keyOf('في')] as const), ['cent', 'per'] as const]);
const scales = new Map(
  (
    [
      [1e3, ['ألف', 'آلاف', 'thousand']],
      [1e6, ['مليون', 'ملايين', 'million', 'mn']],
      [1e9, ['مليار', 'مليارات', 'بليون', 'billion', 'bn']],
      [1e12, ['تريليون', 'تريليونات', 'trillion', 'tn']],
    ] as const
  ).flatMap(([scale, words]) => words.map((word) => [keyOf(word), scale] as const)),
);

/** The words of a text, in order. Linear in its length; never throws. */
export function wordsIn(source: string): Word[] {
  for (let i = 0; i < source.length; i++) {
    if (classOf(source.charCodeAt(i)) !== COMPOUND) continue;
    const { text, starts, ends } = expand(source);
    return named(read(text)).map((word) => ({ ...word, start: starts[word.start] as number, end: ends[word.end - 1] as number }));
  }
  return named(read(source));
}

/** The words of a text with each amount under its name alone, as they are asked for. */
export function askedWordsIn(source: string): string[] {
  const words = wordsIn(source);
  const asked: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { text, figure } = words[at] as Word;
    asked.push(figure?.text ?? text);
    at += figure?.words ?? 1;
  }
  return asked;
}

/** Words, numbers and signs of percent, before figures are named. */
function read(source: string): Word[] {
  const words: Word[] = [];
  let text = '';
  let start = 0;
  let end = 0;
  let kind: number = SEPARATOR;
  const close = () => {
    if (text !== '') {
      if (kind === HAN && text.length > 1) {
        // Marks do not occur among Chinese characters, so that offsets can be counted.
        for (let i = 0; i + 1 < text.length; i++) words.push({ text: text.slice(i, i + 2), start: start + i, end: start + i + 2 });
      } else words.push({ text, start, end });
    }
    text = '';
  };
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    const here = classOf(unit);
    if (here === DROPPED) {
      if (text !== '') end = i + 1;
      continue;
    }
    if (kind === DIGIT && text !== '' && isDigit(source.charCodeAt(i + 1))) {
      if (isDecimalMark(unit)) {
        text += '.';
        continue;
      }
      if (isThousandsMark(unit) && isThousands(source, i + 1)) continue;
    }
    if (here !== kind) {
      close();
      kind = here;
    }
    if (here !== SEPARATOR) {
      if (text === '') start = i;
      text += String.fromCharCode(foldOf(unit));
      end = i + 1;
    } else if (isPercentSign(unit)) words.push({ text: PERCENT, start: i, end: i + 1 });
  }
  close();
  return words;
}

/** Whether exactly three digits stand at an offset. */
function isThousands(source: string, at: number): boolean {
  for (let i = at; i < at + 3; i++) if (!isDigit(source.charCodeAt(i))) return false;
  return !isDigit(source.charCodeAt(at + 3));
}

/** Gives amounts their names, and drops the signs of percent, which are no words by themselves. */
function named(words: Word[]): Word[] {
  return words.flatMap((word, at) => {
    if (word.text === PERCENT) return [];
    const first = word.text.charCodeAt(0);
    if (first < 0x30 || first > 0x39) return [word];
    const [second = '', third = ''] = [words[at + 1]?.text, words[at + 2]?.text];
    if (second === PERCENT) return [{ ...word, end: words[at + 1]?.end as number, figure: { text: `${word.text}%`, words: 1 } }];
    if (percentWords.has(second)) return [{ ...word, figure: { text: `${word.text}%`, words: 2 } }];
    if (second !== '' && percentPairs.get(third) === second) return [{ ...word, figure: { text: `${word.text}%`, words: 3 } }];
    const scale = scales.get(second);
    return scale ? [{ ...word, figure: { text: `=${Math.round(Number(word.text) * scale)}`, words: 2 } }] : [word];
  });
}
