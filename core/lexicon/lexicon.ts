/**
 * A compiled lexicon: one run of bytes that is read where it lies. It is compiled where the knowledge is (compile.ts), kept as it is, and opened at once
 * whatever its size, each time that the background starts: what is asked for is made when it is asked for.
 */
import { CATEGORIES, type Category } from '../knowledge/categories.ts';
import type { Term } from '../knowledge/term.ts';
import type { Filter } from './filter.ts';
import { ENDING } from './forms.ts';
import { openSections } from './layout.ts';
import type { Sense } from './sense.ts';
import { type Letters, lettersOf } from './transcript.ts';
import type { Trie } from './trie.ts';

/** What a key stands for when it is found. */
export const RULE = {
  /** A mention of a term. */
  TERM: 0,
  /** Not a mention: a phrase of another sense or a neighbour's name. */
  OTHER: 1,
  /** The first or the last part of a frame. */
  OPEN: 2,
  CLOSE: 3,
  /** A word that some spelling's conditions ask for. */
  CUE: 4,
} as const;

export const KINDS = ['name', 'noun', 'acronym'] as const;
export const LETTERS = ['any', 'capitals', 'exact'] as const;

/** A rule, packed: what (3 bits), kind (2), letters (2), then the index of the term, other name, frame or cue (25). */
export const packRule = (what: number, kind: number, letters: number, index: number): number =>
  ((index << 7) | (letters << 5) | (kind << 3) | what) >>> 0;
export const ruleWhat = (rule: number): number => rule & 7;
export const ruleKind = (rule: number): (typeof KINDS)[number] => KINDS[(rule >>> 3) & 3] as (typeof KINDS)[number];
export const ruleLetters = (rule: number): (typeof LETTERS)[number] => LETTERS[(rule >>> 5) & 3] as (typeof LETTERS)[number];
export const ruleIndex = (rule: number): number => rule >>> 7;

export interface LexiconTerm {
  id: string;
  category: Category;
  /** Index of the maker among the terms. */
  maker?: number | undefined;
  versions: boolean;
  weakEvidence: boolean;
}

/** What is said of a term in one number: its category's place among all, and these. */
const CATEGORY = 0x0f;
const VERSIONS = 0x10;
const WEAK_EVIDENCE = 0x20;

/** A term, packed: its id, that number, and its maker's index if it has one, with spaces between. */
export function packTerm({ id, category, versions, weakEvidence }: Omit<Term, 'spellings'>, maker: number | undefined): string {
  const about = CATEGORIES.indexOf(category) | (versions ? VERSIONS : 0) | (weakEvidence ? WEAK_EVIDENCE : 0);
  return `${id} ${about}${maker === undefined ? '' : ` ${maker}`}`;
}

/**
 * The circumstances of core/knowledge/term.ts. Words that must be near are cues, found by the same pass as the spellings, and stand here by number;
 * those that must be beside are often of the commonest and are looked up only where they are asked for (beside.ts), under numbers of their own.
 */
export interface Circumstances {
  after?: number[] | undefined;
  before?: number[] | undefined;
  near?: number[] | undefined;
}

/** Any one of these settles a spelling; terms by index. */
export interface When extends Circumstances {
  page?: number[] | undefined;
  evidence?: true | undefined;
  named?: true | undefined;
  quoted?: true | undefined;
}

/** Stand in front of the keys of phrases that must be beside a mention: those before it, written backwards, and those behind it. */
export const BEFORE = '\u0002';
export const BEHIND = '\u0003';

/** What a spelling asks of the letters on the page and of its surroundings. */
export interface Note {
  /** The spelling as it was written, where its letters are compared. */
  text?: string | undefined;
  when?: When | undefined;
  unless?: Circumstances | undefined;
}

/** A phrase with a gap; `with` holds keys. */
export interface LexiconFrame {
  term: number;
  within: number;
  with?: string[] | undefined;
}

/** Among others: a name that vouches for senses. */
export const NEIGHBOUR = -1;

export interface Lexicon {
  termOf(index: number): LexiconTerm;
  /** What a rule asks for; undefined when it asks for nothing. */
  noteOf(rule: number): Note | undefined;
  /** What a rule stands for; the parts of a frame for what the whole does. */
  senseOf(rule: number): Sense;
  frames: LexiconFrame[];
  trie: Trie;
  /** See filter.ts. */
  filter: Filter;
  /** See transcript.ts. */
  letters: Letters;
  /** Symbol of the gap between words, of any ending of a noun, of BEFORE and BEHIND; 0 where no key has one. */
  gap: number;
  ending: number;
  before: number;
  behind: number;
  /** By number. The trie's values are numbers of rules; or, from where those end, where in the runs a key's rules stand. */
  rules: Uint32Array;
  /** Numbers of rules, all but the last of a run marked by the top bit. */
  runs: Uint32Array;
}

export const MORE = 0x80000000;

/** Opens bytes of compileLexicon without copying them, unless they lie askew. Throws a plain sentence when they are none of ours. */
export function openLexicon(packed: Uint8Array<ArrayBuffer>): Lexicon {
  const [cells, tails, first, whole, alphabet, rules, runs, notes, texts, ends, others] = openSections(packed);
  const decoder = new TextDecoder();
  const textOf = (index: number) => decoder.decode(texts.subarray(ends[index - 1] ?? 0, ends[index]));
  const read = (number: number | undefined) => (number ? JSON.parse(textOf(number - 1)) : undefined);
  const noteOf = kept((rule): Note => {
    const [text, when, unless] = notes.subarray(rule * 3);
    return { text: read(text), when: read(when), unless: read(unless) };
  });
  const symbolOf = (char: string) => alphabet.indexOf(char.charCodeAt(0)) + 1;
  const termOf = kept((index): LexiconTerm => {
    const [id, word, maker] = textOf(index).split(' ') as [string, string, string?];
    const about = Number(word);
    return {
      id,
      category: CATEGORIES[about & CATEGORY] as Category,
      maker: maker === undefined ? undefined : Number(maker),
      versions: (about & VERSIONS) !== 0,
      weakEvidence: (about & WEAK_EVIDENCE) !== 0,
    };
  });
  const frames = read(ends.length) as LexiconFrame[];
  const noteOfRule = (rule: number) => (rule * 3 < notes.length ? noteOf(rule) : undefined);
  return {
    termOf,
    noteOf: noteOfRule,
    senseOf: kept((rule): Sense => {
      const packedRule = rules[rule] as number;
      const isNoun = ruleKind(packedRule) === 'noun';
      const index = ruleIndex(packedRule);
      const what = ruleWhat(packedRule);
      if (what === RULE.OTHER) {
        const doubts = others[index] as number;
        return { rule, term: -1 - index, isNoun, ...(doubts === NEIGHBOUR ? { vouches: true } : { vouches: false, doubts }) };
      }
      const term = what === RULE.TERM ? index : (frames[index] as LexiconFrame).term;
      const { maker, weakEvidence } = termOf(term);
      const { page, evidence, named } = noteOfRule(rule)?.when ?? {};
      const when = page || evidence || named ? { page, evidence, named } : undefined;
      return { rule, term, maker, isNoun, vouches: what !== RULE.TERM || !weakEvidence, when };
    }),
    frames,
    trie: { cells, tails },
    filter: { first, whole },
    letters: lettersOf(alphabet),
    gap: symbolOf(' '),
    ending: symbolOf(ENDING),
    before: symbolOf(BEFORE),
    behind: symbolOf(BEHIND),
    rules,
    runs,
  };
}

/** Makes what belongs to a number when it is first asked for, and keeps it: few are asked for, and often. */
function kept<T>(make: (number: number) => T): (number: number) => T {
  const all = new Map<number, T>();
  return (number) => {
    const known = all.get(number);
    if (known !== undefined) return known;
    const value = make(number);
    all.set(number, value);
    return value;
  };
}
