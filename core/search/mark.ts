/** Where in a text the words stand that a search matched. */
import { indexForms, isJoining } from './forms.ts';
import type { SearchIndex } from './index.ts';
import type { Match } from './query.ts';
import { wordAt } from './vocabulary.ts';
import { type Word, wordsIn } from './words.ts';

/** A stretch of a text in UTF-16 offsets, the end not included. */
export type Stretch = [start: number, end: number];
/** The stretches of a text that were matched: in order, apart from each other. */
export type Marker = (text: string) => Stretch[];

/** Marks the words of a query and what matched them, and the terms that were named, by whichever spelling they stand in the text. */
export function createMarker(index: SearchIndex, query: readonly string[], matches: readonly Match[][], terms: readonly number[]): Marker {
  let singles: Set<string> | undefined;
  /** Spellings of several words, by their first. */
  const phrases = new Map<string, string[][]>();

  function prepare(): Set<string> {
    const known = new Set([...query, ...matches.flat().map(({ word }) => wordAt(index, word))]);
    for (const term of terms) {
      for (let spelling = index.termSpellings[term] as number; spelling < (index.termSpellings[term + 1] as number); spelling++) {
        const words = [...index.spellingWords.subarray(index.spellingStarts[spelling], index.spellingStarts[spelling + 1])];
        const [first = '', ...rest] = words.map((word) => wordAt(index, word));
        if (rest.length === 0) known.add(first);
        else phrases.set(first, [...(phrases.get(first) ?? []), rest]);
      }
    }
    return known;
  }

  return (text) => {
    singles ??= prepare();
    const known = singles;
    const words = wordsIn(text);
    const stretches: Stretch[] = [];
    let covered = 0;
    words.forEach(({ text: word, start, end, figure }, at) => {
      const forms = indexForms(word);
      let last = forms.some((form) => known.has(form)) ? at : -1;
      if (figure && known.has(figure.text)) last = at + figure.words - 1;
      for (const form of forms) {
        for (const rest of phrases.get(form) ?? []) {
          last = Math.max(last, endOfPhrase(words, at, rest));
        }
      }
      if (last < 0) return;
      const until = last === at ? end : (words[last]?.end ?? end);
      const previous = stretches.at(-1);
      if (previous && start <= covered) previous[1] = Math.max(previous[1], until);
      else stretches.push([start, until]);
      covered = Math.max(covered, until);
    });
    return stretches;
  };
}

/** Where a phrase ends whose first word stands at a place, words that only join left aside; -1 where it goes on otherwise. */
function endOfPhrase(words: readonly Word[], first: number, rest: readonly string[]): number {
  let at = first;
  for (const part of rest) {
    at++;
    while (isJoining(words[at]?.text ?? '')) at++;
    if (words[at]?.text !== part) return -1;
  }
  return at;
}
