/** What a reader asks for, as words, and which words of the index answer each of them. */
import { bareForms } from '../text/proclitics.ts';
import { stemsOf, tellingWords } from './forms.ts';
import { LONGEST_SPELLING, lengthOfSpelling, type SearchIndex } from './index.ts';
import { lengthOf, slipsOf, wordOf, wordsFrom } from './vocabulary.ts';
import { askedWordsIn } from './words.ts';

/** A word of the index that answers a word of the query, and how well: 1 is the word itself. */
export interface Match {
  word: number;
  quality: number;
}

/** As many words as there are bits for. */
const MOST_WORDS = 16;

const QUALITY = { bare: 0.95, stem: 0.85, completion: 0.8, slip: 0.6, sibling: 0.5 };
/** Most words that a beginning is completed to, and most records read for them. */
const MOST_COMPLETIONS = 32;
const COMPLETION_BUDGET = 20_000;
/** A word before the last is finished, most likely: fewer letters are not taken for the beginning of another. */
const SHORTEST_BEGINNING = 3;
/** A shorter stem is shared with words of another meaning. */
const SHORTEST_STEM = 4;

/** The words of a query that tell something: amounts under their names, each word once. */
export const queryWords = (text: string): string[] => tellingWords(askedWordsIn(text)).slice(0, MOST_WORDS);

/** Whether a name that search gave to an amount: it stands for itself alone. */
const isFigure = (word: string) => word.startsWith('=') || word.endsWith('%');
const isNumber = (word: string) => /^[0-9]/.test(word);

/** Whether a word of the index is by itself a spelling of a term. */
function isName(index: SearchIndex, word: number): boolean {
  for (let ref = index.nameStarts[word] ?? 0; ref < (index.nameStarts[word + 1] ?? 0); ref++) {
    const spelling = Math.floor((index.names[ref] as number) / LONGEST_SPELLING);
    if (lengthOfSpelling(index, spelling) === 1) return true;
  }
  return false;
}

/**
 * The words of the index that answer a word of a query, the best first: itself, without particles, without an ending, completed, with another ending. `loosely` also
 * those that are one slip of the finger away, and those that share a stem.
 */
export function matchesOf(index: SearchIndex, word: string, isLast: boolean, loosely: boolean): Match[] {
  const found = new Map<number, number>();
  const put = (match: number, quality: number) => {
    if (match >= 0 && quality > (found.get(match) ?? 0)) found.set(match, quality);
  };
  put(wordOf(index, word), 1);
  if (!isFigure(word)) {
    const bare = bareForms(word);
    const forms = [word, ...bare];
    for (const form of bare) put(wordOf(index, form), QUALITY.bare);
    // A name is not taken for the beginning of another word, nor for a word with an ending.
    const isNamed = forms.some((form) => isName(index, wordOf(index, form)));
    if (!isNamed) {
      for (const stem of forms.flatMap(stemsOf)) {
        put(wordOf(index, stem), QUALITY.stem);
        if (stem.length >= SHORTEST_STEM) complete(index, stem, QUALITY.sibling, put);
      }
      if (isLast || (word.length >= SHORTEST_BEGINNING && !isNumber(word) && wordOf(index, word) < 0)) {
        const beginnings = [word, ...bare.filter(({ length }) => length >= SHORTEST_BEGINNING)];
        for (const form of beginnings) complete(index, form, QUALITY.completion, put);
      }
    }
    if (loosely) {
      for (const slip of slipsOf(word)) {
        const match = wordOf(index, slip);
        put(match, QUALITY.slip);
        if (isLast && match < 0) complete(index, slip, QUALITY.slip, put, 4);
      }
    }
  }
  return [...found].map(([match, quality]) => ({ word: match, quality })).sort((a, b) => b.quality - a.quality);
}

/** The words that begin with a text: all that stand in names, and of the others those that most records hold, as far as the budget goes. */
export function complete(
  index: SearchIndex,
  text: string,
  quality: number,
  put: (word: number, quality: number) => void,
  most = MOST_COMPLETIONS,
): void {
  const [from, to] = wordsFrom(index, text);
  const closeness = (word: number) => quality * (0.6 + (0.4 * text.length) / lengthOf(index, word));
  const others: number[] = [];
  let least = 0;
  for (let word = from; word < to; word++) {
    if ((index.nameStarts[word] as number) < (index.nameStarts[word + 1] as number)) put(word, closeness(word));
    const count = index.textCounts[word] as number;
    if (count <= least) continue;
    others.push(word);
    if (others.length >= most * 4) {
      others.sort((a, b) => (index.textCounts[b] as number) - (index.textCounts[a] as number)).length = most;
      least = index.textCounts[others[most - 1] as number] as number;
    }
  }
  others.sort((a, b) => (index.textCounts[b] as number) - (index.textCounts[a] as number));
  let budget = COMPLETION_BUDGET;
  for (const word of others.slice(0, most)) {
    const count = index.textCounts[word] as number;
    if (count > budget) continue;
    budget -= count;
    put(word, closeness(word));
  }
}
