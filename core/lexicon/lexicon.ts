/**
 * A compiled lexicon: one run of bytes that is read where it lies. It is compiled where the knowledge is (compile.ts), handed to each
 * page as it is, and opened there in microseconds a thousand spellings.
 */
import type { Category } from '../knowledge/categories.ts';
import { COMPOUND, classOf, DROPPED, foldOf, SEPARATOR } from '../text/units.ts';
import type { Filter } from './filter.ts';
import { ENDING } from './forms.ts';
import { type Letters, letterOf } from './transcript.ts';
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
  versions?: true | undefined;
  weakEvidence?: true | undefined;
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

/** Stand in front of the keys of phrases that must be beside a mention: those before it, written backwards, and those behind it. */
export const BEFORE = '\u0002';
export const BEHIND = '\u0003';

/** A spelling as it was written, and its conditions; terms by index. */
export interface Note {
  text: string;
  when?:
    | (Circumstances & { page?: number[] | undefined; evidence?: true | undefined; named?: true | undefined; quoted?: true | undefined })
    | undefined;
  unless?: Circumstances | undefined;
}

/** What the keys are about; kept as JSON behind the arrays. */
export interface LexiconHead {
  terms: LexiconTerm[];
  /** Of each other name: whether it vouches for senses (a neighbour); else, of which term it is another sense. */
  others: { vouches: boolean; doubts?: number }[];
  /** `with` holds keys. */
  frames: { term: number; within: number; with?: string[] | undefined }[];
}

export interface Lexicon extends LexiconHead {
  /** The spelling of a rule as it was written; undefined for rules without conditions. */
  noteOf(rule: number): Note | undefined;
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
  /** The trie's values point here: numbers of rules, all but the last of a run marked by the top bit. */
  runs: Uint32Array;
  rules: Uint32Array;
}

const SPACE = ' ';
export const MORE = 0x80000000;

/** "HAS3". To be raised whenever other bytes than before come of the same knowledge, so that what was stored is compiled anew. */
const MAGIC = 0x48_41_53_33;

export interface Sections {
  trie: Trie;
  filter: Filter;
  /** Folded unit of symbol 1, 2, …; the gap is a space. */
  alphabet: Uint16Array;
  runs: Uint32Array;
  rules: Uint32Array;
  head: LexiconHead;
  /** By rule number, for rules that are not unconditional, rising. */
  notes: ReadonlyMap<number, Note>;
}

/** Sections begin at multiples of four bytes, as their numbers must. */
const aligned = (length: number) => (length + 3) & ~3;

/** Lays the sections end to end, each aligned to four bytes behind a table of their lengths in bytes. */
export function packLexicon({ trie, filter, alphabet, runs, rules, head, notes }: Sections): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const written = [...notes.values()].map((note) => encoder.encode(JSON.stringify(note)));
  const ends = new Uint32Array(written.length);
  const texts = new Uint8Array(written.reduce((size, { length }) => size + length, 0));
  let end = 0;
  written.forEach((note, i) => {
    texts.set(note, end);
    end += note.length;
    ends[i] = end;
  });
  const sections = [
    trie.base,
    trie.check,
    trie.tails,
    filter.first,
    filter.whole,
    alphabet,
    runs,
    rules,
    Uint32Array.from(notes.keys()),
    ends,
    texts,
    encoder.encode(JSON.stringify(head)),
  ];
  const header = Uint32Array.of(MAGIC, ...sections.map((section) => section.byteLength));
  const bytes = new Uint8Array(sections.reduce((size, section) => size + aligned(section.byteLength), header.byteLength));
  bytes.set(new Uint8Array(header.buffer));
  let at = header.byteLength;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += aligned(section.byteLength);
  }
  return bytes;
}

/** How many sections packLexicon lays down, and the length in bytes of the table before them. */
const SECTIONS = 12;
const HEADER = (1 + SECTIONS) * Uint32Array.BYTES_PER_ELEMENT;

/** Whether these are bytes of packLexicon as it is now: what another version has stored may be in another format. */
export function isLexicon(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.byteLength >= HEADER && new Uint32Array(bytes.slice(0, 4).buffer)[0] === MAGIC;
}

/** Opens packed bytes without copying them, unless they lie askew. Throws a plain sentence when they are none of ours. */
export function openLexicon(packed: Uint8Array<ArrayBuffer>): Lexicon {
  if (!isLexicon(packed)) throw new Error('These bytes are not a lexicon.');
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, 1 + SECTIONS);
  let at = bytes.byteOffset + HEADER;
  let section = 1;
  /** The next section, in the order in which packLexicon lays them down. */
  const next = <T>(View: { new (buffer: ArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number }): T => {
    const length = header[section++] as number;
    const view = new View(bytes.buffer, at, length / View.BYTES_PER_ELEMENT);
    at += aligned(length);
    return view;
  };
  const base = next(Int32Array);
  const check = next(Int32Array);
  const tails = next(Uint16Array);
  const first = next(Int32Array);
  const whole = next(Int32Array);
  const alphabet = next(Uint16Array);
  const runs = next(Uint32Array);
  const rules = next(Uint32Array);
  const noted = next(Uint32Array);
  const ends = next(Uint32Array);
  const texts = next(Uint8Array);
  const decoder = new TextDecoder();
  const head = JSON.parse(decoder.decode(next(Uint8Array))) as LexiconHead;

  const symbols = symbolsOf(alphabet);
  const symbolOf = (char: string) => symbols[char.charCodeAt(0)] as number;
  /** The few that a page asks for; to read all of them takes longer than everything else here, and ten times the room. */
  const notes = new Map<number, Note>();
  return {
    ...head,
    noteOf(rule) {
      const at = placeIn(noted, rule);
      if (noted[at] !== rule) return undefined;
      let note = notes.get(rule);
      if (!note) {
        note = JSON.parse(decoder.decode(texts.subarray(at === 0 ? 0 : ends[at - 1], ends[at]))) as Note;
        notes.set(rule, note);
      }
      return note;
    },
    trie: { base, check, tails },
    filter: { first, whole },
    letters: lettersOf(symbols),
    gap: symbolOf(SPACE),
    ending: symbolOf(ENDING),
    before: symbolOf(BEFORE),
    behind: symbolOf(BEHIND),
    runs,
    rules,
  };
}

/** By folded unit, its symbol; 0 when no key holds it. */
function symbolsOf(alphabet: Uint16Array): Uint16Array {
  const symbols = new Uint16Array(0x10000);
  for (let i = 0; i < alphabet.length; i++) symbols[alphabet[i] as number] = i + 1;
  return symbols;
}

/** Where a number is, or would be, among rising ones. */
function placeIn(rising: Uint32Array, wanted: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `symbols` by folded unit. */
function lettersOf(symbols: Uint16Array): Letters {
  const known = new Int32Array(0x10000).fill(COMPOUND);
  const isKnown = new Uint8Array(0x100);
  const learn = (wanted: number): number => {
    if (isKnown[wanted >> 8]) return known[wanted] as number;
    isKnown[wanted >> 8] = 1;
    const first = wanted & 0xff00;
    for (let unit = first; unit < first + 0x100; unit++) {
      const kind = classOf(unit);
      const isSpelt = kind !== SEPARATOR && kind !== DROPPED && kind !== COMPOUND;
      known[unit] = letterOf(kind, isSpelt ? (symbols[foldOf(unit)] as number) : 0);
    }
    if (first === 0) known[SPACE.charCodeAt(0)] = letterOf(SEPARATOR, symbols[SPACE.charCodeAt(0)] as number);
    return known[wanted] as number;
  };
  return {
    known,
    learn,
    of: (unit) => (known[unit] === COMPOUND ? learn(unit) : (known[unit] as number)),
  };
}
