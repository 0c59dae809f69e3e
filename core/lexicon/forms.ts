/**
 * The written forms of a spelling. A name stands as it is. A noun bends: an Arabic noun phrase takes an article on its inner words, a pronoun
 * or a dual ending on its head, the accusative throughout; an English one a plural. Proclitics and the head's own article are not here: they
 * stand before any form and are read by find.ts. Source of the paradigms: Wright, A Grammar of the Arabic Language, I §§ 304–318.
 */
import type { Spelling } from '../knowledge/term.ts';
import { keyOf } from '../text/fold.ts';
import { ARABIC, classOf } from '../text/units.ts';

const ARTICLE = 'ال';

/** Stands in a key for any of ENDINGS: a form for each would make the lexicon many times larger. */
export const ENDING = '\u0001';
/** What can follow the stem of a noun: the pronouns; the dual, absolute, in construct and before a pronoun; the accusative alef. Folded. */
export const ENDINGS: ReadonlySet<string> = new Set('ه ها هما هم هن ك كم كن نا ي ان ين ا اه يه اها يها اهم يهم'.split(' '));

const isArabic = (word: string) => classOf(word.charCodeAt(0)) === ARABIC;
/** A particle, letter or number inside a phrase: it bears no article. */
const isRigid = (word: string) => !isArabic(word) || word.length < 3 || word.startsWith('لل');

/** The word without an article, when what remains can still be a word. */
const withoutArticle = (word: string) => (word.startsWith(ARTICLE) && word.length > 4 ? word.slice(2) : word);
const withArticle = (word: string) => (isRigid(word) ? word : ARTICLE + withoutArticle(word));

/** A stem before endings: a final teh marbuta (folded to heh) opens to teh. */
const open = (word: string) => (word.endsWith('ه') ? `${word.slice(0, -1)}ت` : word);

/** Takes the written accusative alef: what ends in neither teh marbuta, alef nor hamza. */
const accusative = (word: string) => (isRigid(word) || /[هاء]$/.test(word) ? word : `${withoutArticle(word)}ا`);

/** A word with an ending of the dual. */
const dual = (word: string, ending: string) => (isRigid(word) ? word : open(withoutArticle(word)) + ending);

/** Every way of putting articles on the inner words; of a long phrase, only all, none, and as it is written. */
function articles(words: string[]): string[][] {
  if (words.length > 3) return [words, words.map(withArticle), words.map((word) => (isRigid(word) ? word : withoutArticle(word)))];
  return words.reduce<string[][]>(
    (rows, word) => {
      const choices = isRigid(word) ? [word] : [withoutArticle(word), withArticle(word)];
      return rows.flatMap((row) => choices.map((choice) => [...row, choice]));
    },
    [[]],
  );
}

function arabicNounForms(key: string): string[] {
  const [head = '', ...rest] = key.split(' ');
  const stem = withoutArticle(head);
  const last = rest.at(-1);
  const rows = [
    ...articles(rest).map((row) => [stem, ...row]),
    [accusative(stem), ...rest.map(accusative)],
    [open(stem) + ENDING, ...rest],
    [open(stem) + ENDING, ...rest.map(withArticle)],
    // The pronoun can stand on the last word of a chain (تدريب نماذجها), and adjectives go along in the dual (نموذجين لغويين).
    ...(last && !isRigid(last) ? [[stem, ...rest.slice(0, -1), open(withoutArticle(last)) + ENDING]] : []),
    ...(rest.length > 0
      ? ['ان', 'ين'].flatMap((ending) => [
          [stem, ...rest].map((word) => dual(word, ending)),
          [dual(stem, ending), ...rest.map((word) => withArticle(dual(word, ending)))],
        ])
      : []),
  ];
  return rows.map((row) => row.join(' '));
}

/** Regular plural of the last word. */
function englishPlural(key: string): string {
  if (/(s|x|z|ch|sh)$/.test(key)) return `${key}es`;
  if (/[^aeiou]y$/.test(key)) return `${key.slice(0, -1)}ies`;
  return `${key}s`;
}

/** How closely a spelling's letters are followed, where it does not say so itself. */
export const lettersOf = (spelling: Spelling) => spelling.letters ?? (spelling.kind === 'acronym' ? 'capitals' : 'any');

/** The keys (see keyOf) under which a spelling is found, without repeats; the first is the spelling's own. */
export function formsOf(spelling: Spelling): string[] {
  const key = keyOf(spelling.text);
  if (key === '') return [];
  const forms = [key];
  if (spelling.kind === 'noun' && isArabic(key)) forms.push(...arabicNounForms(key));
  // An acronym is pluralized like a noun (LLMs, GPUs), and so is its dotted form already: its key has spaces for the dots.
  if (/[a-z]$/.test(key) && (spelling.kind === 'noun' || (spelling.kind === 'acronym' && !key.includes(' '))))
    forms.push(englishPlural(key));
  return [...new Set(forms)];
}

/** The keys of a cue: as it is written, a single word with its endings as well. Proclitics and the article are read before any key. */
export function cueForms(text: string): string[] {
  const key = keyOf(text);
  if (key.includes(' ') || key.length < 3) return [key];
  if (isArabic(key)) return [key, open(key) + ENDING];
  return /[a-z]$/.test(key) ? [key, englishPlural(key)] : [key];
}
