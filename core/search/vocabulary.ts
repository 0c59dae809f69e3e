/** Looking words up in the sorted words of an index: the word itself, those that begin so, and those that are one slip of the finger away. */

import { ARABIC, classOf, LATIN } from '../text/units.ts';
import type { SearchIndex } from './index.ts';

type Words = Pick<SearchIndex, 'units' | 'wordStarts'>;

export const wordCount = ({ wordStarts }: Words): number => wordStarts.length - 1;
export const wordAt = ({ units, wordStarts }: Words, word: number): string =>
  String.fromCharCode(...units.subarray(wordStarts[word], wordStarts[word + 1]));
export const lengthOf = ({ wordStarts }: Words, word: number): number => (wordStarts[word + 1] as number) - (wordStarts[word] as number);

/** Below 0 when a word sorts before a text, above 0 when behind; a word that begins with the text counts as 0 when only beginnings count. */
function compare({ units, wordStarts }: Words, word: number, text: string, beginning: boolean): number {
  const start = wordStarts[word] as number;
  const length = (wordStarts[word + 1] as number) - start;
  const shared = Math.min(length, text.length);
  for (let i = 0; i < shared; i++) {
    const difference = (units[start + i] as number) - text.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return beginning && length >= text.length ? 0 : length - text.length;
}

/** The first word from which on `compare` is not below the bound. */
function border(words: Words, text: string, beginning: boolean, bound: 0 | 1): number {
  let low = 0;
  let high = wordCount(words);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(words, middle, text, beginning) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of the word that is this text; -1 where there is none. */
export function wordOf(words: Words, text: string): number {
  const at = border(words, text, false, 0);
  return at < wordCount(words) && compare(words, at, text, false) === 0 ? at : -1;
}

/** The words that begin with a text: from the first up to, not including, the second. */
export const wordsFrom = (words: Words, text: string): [from: number, to: number] => [
  border(words, text, true, 0),
  border(words, text, true, 1),
];

/** Letters that a slip can put in: those that keys of both alphabets give, folded. */
const ALPHABETS: Record<number, string> = {
  [ARABIC]: 'ءؤئابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  [LATIN]: 'abcdefghijklmnopqrstuvwxyz',
};
/** Shorter words are one slip away from too many others. */
const SHORTEST_SLIP = 4;
/** Longer ones are no words that anybody types. */
const LONGEST_SLIP = 24;

/**
 * The texts that are one slip away: a letter left out, put in, put wrong, or two in each other's place (Damerau 1964). Made rather than looked for: some
 * 70 a letter, each looked up in the sorted words, is less than walking all words (Norvig, How to Write a Spelling Corrector).
 */
export function slipsOf(text: string): string[] {
  const alphabet = ALPHABETS[classOf(text.charCodeAt(0))];
  if (!alphabet || text.length < SHORTEST_SLIP || text.length > LONGEST_SLIP) return [];
  const slips = new Set<string>();
  for (let i = 0; i <= text.length; i++) {
    const before = text.slice(0, i);
    const rest = text.slice(i);
    for (const letter of alphabet) slips.add(before + letter + rest);
    if (rest === '') continue;
    slips.add(before + rest.slice(1));
    for (const letter of alphabet) slips.add(before + letter + rest.slice(1));
    if (rest.length > 1) slips.add(before + rest.charAt(1) + rest.charAt(0) + rest.slice(2));
  }
  slips.delete(text);
  return [...slips];
}
