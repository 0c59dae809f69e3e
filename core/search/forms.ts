/** What else a word may stand as: without particles and article, without an ending. Light on purpose: spellings of terms do the rest. */
import { wordsOf } from '../text/fold.ts';
import { bareForms } from '../text/proclitics.ts';
import { ARABIC, classOf, LATIN } from '../text/units.ts';

/** The forms that a word of a text is found under: as it is, and without the particles and the article before it. */
export const indexForms = (word: string): string[] => {
  const bare = bareForms(word);
  return bare.length === 0 ? [word] : [...new Set([word, ...bare])];
};

/** Endings of an Arabic noun, the longer first, folded: pronouns, sound plurals, dual, nisba, teh marbuta, accusative. */
const ARABIC_ENDINGS = ['هما', 'ها', 'هم', 'هن', 'كم', 'نا', 'ات', 'ون', 'ين', 'ان', 'يه', 'ه', 'ي', 'ا'];
/** Fewer letters are no stem. */
const SHORTEST_STEM = 3;

/** The word without an ending, each way that may be one; both ways of writing a feminine stem. */
export function stemsOf(word: string): string[] {
  const kind = classOf(word.charCodeAt(0));
  if (kind === ARABIC) {
    return ARABIC_ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM).flatMap((ending) => {
      const stem = word.slice(0, -ending.length);
      if (ending === 'ات') return [`${stem}ه`, stem];
      return stem.endsWith('ت') ? [stem, `${stem.slice(0, -1)}ه`] : [stem];
    });
  }
  if (kind !== LATIN || word.length <= SHORTEST_STEM) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  if (word.endsWith('s') && !word.endsWith('ss')) return [word.slice(0, -1)];
  return [];
}

/** Words that only join others, and by which nobody searches. */
const JOINING: ReadonlySet<string> = new Set(
  wordsOf(
    'في من إلى على عن مع هل ما ماذا هو هي هذا هذه ذلك التي الذي إن أن أو ثم قد كل بين و ' +
      'a an the of in on at to for by and or is are was were with from what who how does do its it s',
  ),
);

export const isJoining = (word: string): boolean => JOINING.has(word);

/** The words, each once and without those that only join, unless there are no others. */
export function tellingWords(words: string[]): string[] {
  const telling = words.filter((word) => !isJoining(word));
  return [...new Set(telling.length > 0 ? telling : words)];
}
