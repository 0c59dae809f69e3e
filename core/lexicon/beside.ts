/** The words directly beside a mention. */
import { wordsOf } from '../text/fold.ts';
import { bareForms } from '../text/proclitics.ts';
import { CLASS, DIGIT, DROPPED, SEPARATOR } from '../text/units.ts';

/** Folded words, the nearest first. */
export interface Beside {
  words: string[];
  away: 'backwards' | 'forwards';
  /** What word `i` may be without particles and article. */
  bare(i: number): string[];
}

/** Most words that a phrase beside a mention has. */
const WORDS = 4;
/** How far a word may stand from the mention or from the next word, in UTF-16 units: quotation marks and spaces. */
const APART = 8;
/** Longest word that is looked at. */
const LONGEST = 40;
/** Ends a sentence or a part of one: what lies beyond does not stand beside. */
const ENDS = new Set([...'.!?؟۔。！？\n;؛'].map((char) => char.charCodeAt(0)));
/** The dot of a title or an initial ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z])\.$/;

const DECIMALS = /^(?:[.,٫]\p{Nd}+)?[%٪]?/u;

const isLetter = (unit: number) => CLASS[unit] !== SEPARATOR && CLASS[unit] !== DROPPED;

function besideOf(words: string[], away: Beside['away']): Beside {
  const known: (string[] | undefined)[] = [];
  return {
    words,
    away,
    bare(i) {
      let forms = known[i];
      if (!forms) {
        forms = bareForms(words[i] ?? '');
        known[i] = forms;
      }
      return forms;
    },
  };
}

/** The words before an offset, within its sentence. */
export function wordsBefore(text: string, start: number): Beside {
  const words: string[] = [];
  let at = start;
  while (words.length < WORDS) {
    const limit = Math.max(0, at - APART);
    while (at > limit && !isLetter(text.charCodeAt(at - 1))) {
      if (ENDS.has(text.charCodeAt(at - 1)) && !ABBREVIATION.test(text.slice(Math.max(0, at - 6), at))) return besideOf(words, 'backwards');
      at--;
    }
    const end = at;
    while (at > 0 && end - at < LONGEST && CLASS[text.charCodeAt(at - 1)] !== SEPARATOR) at--;
    if (at === end) break;
    words.push(...wordsOf(text.slice(at, end)).reverse());
  }
  return besideOf(words, 'backwards');
}

/** The words behind an offset, within its sentence. */
export function wordsBehind(text: string, end: number): Beside {
  const words: string[] = [];
  let at = end;
  while (words.length < WORDS) {
    const limit = Math.min(text.length, at + APART);
    while (at < limit && !isLetter(text.charCodeAt(at))) {
      if (ENDS.has(text.charCodeAt(at))) return besideOf(words, 'forwards');
      at++;
    }
    const start = at;
    while (at < text.length && at - start < LONGEST && CLASS[text.charCodeAt(at)] !== SEPARATOR) at++;
    if (at === start) break;
    // "2.4%" is one number and no "2".
    const decimals = CLASS[text.charCodeAt(at - 1)] === DIGIT ? (DECIMALS.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0) : 0;
    at += decimals;
    words.push(...(decimals > 0 ? [text.slice(start, at)] : wordsOf(text.slice(start, at))));
  }
  return besideOf(words, 'forwards');
}
