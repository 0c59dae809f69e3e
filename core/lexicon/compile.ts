/** From knowledge to a lexicon: every spelling, phrase of another sense and part of a frame becomes keys of one trie. */
import type { Neighbour } from '../knowledge/neighbour.ts';
import type { Spelling, Term } from '../knowledge/term.ts';
import { keyOf } from '../text/fold.ts';
import { PROCLITIC_LETTERS } from '../text/proclitics.ts';
import { buildTrie, type Entry } from './build-trie.ts';
import { buildFilter } from './filter.ts';
import { cueForms, formsOf, lettersOf } from './forms.ts';
import { packSections } from './layout.ts';
import {
  BEFORE,
  BEHIND,
  type Circumstances,
  KINDS,
  LETTERS,
  type LexiconFrame,
  NEIGHBOUR,
  packRule,
  packTerm,
  RULE,
  type When,
} from './lexicon.ts';
import { Rules } from './rules.ts';
import { Texts } from './texts.ts';
import { MOST_SYMBOLS } from './transcript.ts';
import { bytesOf } from './trie.ts';

/** No name is longer, in UTF-16 units. Building the trie goes as deep as keys are long, and a pack may hold anything. */
const LONGEST_KEY = 500;

/** Compiles the lexicon of `terms` and `neighbours` to bytes for openLexicon. */
export function compileLexicon(terms: Term[], neighbours: Neighbour[]): Uint8Array<ArrayBuffer> {
  const rules = new Rules();
  const indexOfTerm = new Map(terms.map((term, index) => [term.id, index]));
  const texts = new Texts(terms.map((term) => packTerm(term, term.maker === undefined ? undefined : indexOfTerm.get(term.maker))));
  const others: number[] = [];
  const frames: LexiconFrame[] = [];

  const cueOf = new Map<string, number>();
  /** Numbers of the cues for a list of words; a word that is asked for twice is one cue. One in capitals (AI) is found in capitals only. */
  const cues = (words: string[] | undefined): number[] | undefined =>
    words?.map((text) => {
      const letters = /^[^a-z]*[A-Z]{2}[^a-z]*$/.test(text) ? 'capitals' : 'any';
      const name = `${letters} ${keyOf(text)}`;
      let cue = cueOf.get(name);
      if (cue === undefined) {
        cue = cueOf.size;
        cueOf.set(name, cue);
        rules.add(cueForms(text), packRule(RULE.CUE, 0, LETTERS.indexOf(letters), cue));
      }
      return cue;
    });
  const phraseOf = new Map<string, number>();
  /** Numbers of phrases that must stand beside, by the keys that beside.ts walks. */
  const phrases = (keys: string[] | undefined): number[] | undefined =>
    keys?.map((key) => {
      const number = phraseOf.get(key) ?? phraseOf.size;
      phraseOf.set(key, number);
      return number;
    });
  const backwards = (text: string) => text.split('').reverse().join('');
  const circumstances = ({ after, before, near }: NonNullable<Spelling['unless']>): Circumstances => ({
    after: phrases(after?.map((text) => BEFORE + backwards(keyOf(text)))),
    before: phrases(before?.map((text) => BEHIND + keyOf(text))),
    near: cues(near),
  });

  const add = (what: number, spelling: Spelling, index: number) => {
    const { text, when, unless } = spelling;
    const letters = lettersOf(spelling);
    const packed = packRule(what, KINDS.indexOf(spelling.kind), LETTERS.indexOf(letters), index);
    const comparesLetters = letters !== 'any' || text.includes('.');
    if (!comparesLetters && !when && !unless) {
      rules.add(formsOf(spelling), packed);
      return;
    }
    const settles: When | undefined = when && {
      ...circumstances(when),
      page: when.page?.flatMap((id) => indexOfTerm.get(id) ?? []),
      evidence: when.evidence,
      named: when.named,
      quoted: when.quoted,
    };
    const note = [comparesLetters ? text : undefined, settles, unless && circumstances(unless)].map((part) => texts.numberOf(part));
    rules.add(formsOf(spelling), packed, note);
  };

  for (const neighbour of neighbours) {
    const index = others.push(NEIGHBOUR) - 1;
    for (const spelling of neighbour.spellings) add(RULE.OTHER, spelling, index);
  }
  terms.forEach((term, index) => {
    for (const spelling of term.spellings) add(RULE.TERM, spelling, index);
    for (const { phrase } of term.otherSenses ?? []) {
      add(RULE.OTHER, { text: phrase, lang: 'ar', kind: 'name' }, others.push(index) - 1);
    }
    for (const { lang, open, close, within, with: between } of term.frames ?? []) {
      const frame = frames.push({ term: index, within, with: between?.map(keyOf) }) - 1;
      for (const text of open) add(RULE.OPEN, { text, lang, kind: 'noun' }, frame);
      for (const text of close) add(RULE.CLOSE, { text, lang, kind: 'noun' }, frame);
    }
  });

  const alphabet = alphabetOf([...rules.keys(), ...phraseOf.keys()]);
  const symbolOf = new Map(alphabet.map((unit, index) => [unit, index + 1]));
  const numbered = rules.numbered();
  const bytes = new Map(alphabet.map((unit, index) => [unit, bytesOf(index + 1)]));
  const entries: Entry[] = [];
  for (const [key, value] of [...numbered.values, ...phraseOf]) {
    const units = key.split('');
    if (units.length <= LONGEST_KEY && units.every((unit) => bytes.has(unit)))
      entries.push({ key: units.map((unit) => bytes.get(unit)).join(''), value });
  }
  const { cells, tails } = buildTrie(entries);
  const { first, whole } = buildFilter(rules.keys(), symbolOf);
  const units = Uint16Array.from(alphabet, (unit) => unit.charCodeAt(0));
  texts.numberOf(frames);
  const written = texts.packed();
  return packSections([
    cells,
    tails,
    first,
    whole,
    units,
    numbered.rules,
    numbered.runs,
    numbered.notes,
    written.bytes,
    written.ends,
    Int32Array.from(others),
  ]);
}

/** The units of all keys in the order of their symbols: first the letters of proclitics, which find.ts knows by number, then the commonest, whose symbols take one byte. */
function alphabetOf(keys: string[]): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) for (const unit of key.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  for (const letter of PROCLITIC_LETTERS) counts.delete(letter);
  const others = [...counts].sort(([a, oftenA], [b, oftenB]) => oftenB - oftenA || (a < b ? -1 : 1));
  return [...PROCLITIC_LETTERS, ...others.map(([unit]) => unit)].slice(0, MOST_SYMBOLS);
}
