/** From knowledge to a lexicon: every spelling, phrase of another sense and part of a frame becomes keys of one trie. */
import type { Neighbour } from '../knowledge/neighbour.ts';
import type { Spelling, Term } from '../knowledge/term.ts';
import { keyOf } from '../text/fold.ts';
import { PROCLITIC_LETTERS } from '../text/proclitics.ts';
import { buildFilter } from './filter.ts';
import { cueForms, formsOf, lettersOf } from './forms.ts';
import {
  BEFORE,
  BEHIND,
  type Circumstances,
  KINDS,
  LETTERS,
  type LexiconHead,
  MORE,
  type Note,
  packLexicon,
  packRule,
  RULE,
} from './lexicon.ts';
import { buildTrie } from './trie.ts';

/** Compiles the lexicon of `terms` and `neighbours` to bytes for openLexicon. Rules keep the order of the terms and their spellings. */
export function compileLexicon(terms: Term[], neighbours: Neighbour[]): Uint8Array<ArrayBuffer> {
  const rules: number[] = [];
  const rulesOfKey = new Map<string, number[]>();
  const indexOfTerm = new Map(terms.map((term, index) => [term.id, index]));
  const notes = new Map<number, Note>();
  const head: LexiconHead = {
    terms: terms.map(({ id, category, maker, versions, weakEvidence }) => ({
      id,
      category,
      maker: maker === undefined ? undefined : indexOfTerm.get(maker),
      versions,
      weakEvidence,
    })),
    others: [],
    frames: [],
  };

  const addKeys = (keys: string[], rule: number) => {
    for (const key of keys) {
      const known = rulesOfKey.get(key);
      if (known) known.push(rule);
      else rulesOfKey.set(key, [rule]);
    }
  };
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
        addKeys(cueForms(text), rules.push(packRule(RULE.CUE, 0, LETTERS.indexOf(letters), cue)) - 1);
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
  const circumstances = ({ after, before, near }: NonNullable<Spelling['unless']>): Required<Circumstances> => ({
    after: phrases(after?.map((text) => BEFORE + backwards(keyOf(text)))),
    before: phrases(before?.map((text) => BEHIND + keyOf(text))),
    near: cues(near),
  });

  const add = (what: number, spelling: Spelling, index: number) => {
    const letters = lettersOf(spelling);
    const rule = rules.push(packRule(what, KINDS.indexOf(spelling.kind), LETTERS.indexOf(letters), index)) - 1;
    const { text, when, unless } = spelling;
    if (letters !== 'any' || when || unless || text.includes('.')) {
      notes.set(rule, {
        text,
        when: when && { ...when, ...circumstances(when), page: when.page?.flatMap((id) => indexOfTerm.get(id) ?? []) },
        unless: unless && circumstances(unless),
      });
    }
    addKeys(formsOf(spelling), rule);
  };

  for (const neighbour of neighbours) {
    const index = head.others.push({ vouches: true }) - 1;
    for (const spelling of neighbour.spellings) add(RULE.OTHER, spelling, index);
  }
  terms.forEach((term, index) => {
    for (const spelling of term.spellings) add(RULE.TERM, spelling, index);
    for (const { phrase } of term.otherSenses ?? []) {
      add(RULE.OTHER, { text: phrase, lang: 'ar', kind: 'name' }, head.others.push({ vouches: false, doubts: index }) - 1);
    }
    for (const { lang, open, close, within, with: between } of term.frames ?? []) {
      const frame = head.frames.push({ term: index, within, with: between?.map(keyOf) }) - 1;
      for (const text of open) add(RULE.OPEN, { text, lang, kind: 'noun' }, frame);
      for (const text of close) add(RULE.CLOSE, { text, lang, kind: 'noun' }, frame);
    }
  });

  // The letters of proclitics come first, whatever the keys hold: find.ts knows them by number.
  const others = new Set([...rulesOfKey.keys(), ...phraseOf.keys()].flatMap((key) => key.split('')));
  for (const letter of PROCLITIC_LETTERS) others.delete(letter);
  const alphabet = [...PROCLITIC_LETTERS, ...[...others].sort()];
  const symbolOf = new Map(alphabet.map((unit, index) => [unit, index + 1]));
  const runs: number[] = [];
  const runOf = new Map<string, number>();
  const symbolsOf = (key: string) => Uint16Array.from(key.split(''), (unit) => symbolOf.get(unit) as number);
  const entries = [...rulesOfKey].map(([key, numbers]) => {
    const name = numbers.join();
    let value = runOf.get(name);
    if (value === undefined) {
      value = runs.length;
      runOf.set(name, value);
      numbers.forEach((rule, i) => {
        runs.push((i < numbers.length - 1 ? rule | MORE : rule) >>> 0);
      });
    }
    return { symbols: symbolsOf(key), value };
  });
  for (const [key, value] of phraseOf) entries.push({ symbols: symbolsOf(key), value });
  return packLexicon({
    trie: buildTrie(entries),
    filter: buildFilter(rulesOfKey.keys(), symbolOf),
    alphabet: Uint16Array.from(alphabet, (unit) => unit.charCodeAt(0)),
    runs: Uint32Array.from(runs),
    rules: Uint32Array.from(rules),
    head,
    notes,
  });
}
