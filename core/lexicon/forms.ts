/**
 * The written forms of a spelling. A name stands as it is. A noun bends: an Arabic noun phrase takes an article on its inner words,
 * pronoun endings and the dual on its head, the accusative throughout; an English one a plural. Proclitics and the head's own article are
 * not here: they stand before any form and are read by find.ts. Source of the paradigms: Wright, A Grammar of the Arabic Language, I §§ 304–318.
 */
import type { Spelling } from '../knowledge/term.ts';
import { keyOf } from '../text/fold.ts';
import { ARABIC, CLASS } from '../text/units.ts';

const ARTICLE = 'ال';
const PRONOUNS = ['ه', 'ها', 'هما', 'هم', 'هن', 'ك', 'كم', 'نا', 'ي'];

const isArabic = (word: string) => CLASS[word.charCodeAt(0)] === ARABIC;

/** The word without an article, when what remains can still be a word. */
const withoutArticle = (word: string) => (word.startsWith(ARTICLE) && word.length > 4 ? word.slice(2) : word);

/** A noun's stem before endings: a final teh marbuta (folded to heh) opens to teh. */
const open = (word: string) => (word.endsWith('ه') ? `${word.slice(0, -1)}ت` : word);

/** Dual of the head, absolute and in construct, nominative and oblique. */
const duals = (word: string) => ['ان', 'ين', 'ا', 'ي'].map((ending) => open(word) + ending);

/** Takes the written accusative alef: what ends in neither teh marbuta, alef nor hamza. Broken plurals without tanwin do no harm here. */
const accusative = (word: string) => (/[هاء]$/.test(word) ? word : `${word}ا`);

/** Every way of putting articles on the inner words. A single letter or number bears none. */
function articles(words: string[]): string[][] {
  return words.reduce<string[][]>(
    (rows, word) => {
      const bare = withoutArticle(word);
      const choices = !isArabic(word) || word.length < 3 || word.startsWith('لل') ? [word] : [bare, ARTICLE + bare];
      return rows.flatMap((row) => choices.map((choice) => [...row, choice]));
    },
    [[]],
  );
}

function arabicNounForms(key: string): string[] {
  const [head = '', ...rest] = key.split(' ');
  const stem = withoutArticle(head);
  const inner = articles(rest);
  const definite = inner.filter((row) => row.every((word) => !isArabic(word) || word.length < 3 || word.startsWith(ARTICLE) || word.startsWith('لل')));
  const join = (first: string, rows: string[][]) => rows.map((row) => [first, ...row].join(' '));
  return [
    ...join(stem, inner),
    [accusative(stem), ...rest.map((word) => (isArabic(word) ? accusative(withoutArticle(word)) : word))].join(' '),
    // After a head in the accusative a genitive stays what it is: مركزا للبيانات.
    ...join(accusative(stem), [rest]),
    ...PRONOUNS.flatMap((pronoun) => join(open(stem) + pronoun, [rest, ...definite])),
    ...duals(stem).flatMap((dual) => join(dual, inner)),
  ];
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
  if (/[a-z]$/.test(key) && (spelling.kind === 'noun' || (spelling.kind === 'acronym' && !key.includes(' ')))) forms.push(englishPlural(key));
  return [...new Set(forms)];
}
