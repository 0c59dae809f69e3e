/**
 * Where the keys of a lexicon stand in a text. One pass that costs a table look-up for each code unit; only where a word begins
 * is the trie asked, once for the word as it stands and once behind each proclitic that it may begin with.
 */
import { expand } from '../text/expand.ts';
import { ALEF, BEH, FEH, KAF, LAM, WAW } from '../text/proclitics.ts';
import { ARABIC, CLASS, COMPOUND, DROPPED, FOLD, HAN, LETTER, SEPARATOR } from '../text/units.ts';
import { mix, PREFIX, passes } from './filter.ts';
import type { Lexicon } from './lexicon.ts';
import { CLITIC, type Findings, Walker } from './walk.ts';

/** The offset of the next unit of a word from `at` on that is not dropped. */
function skipMarks(text: string, at: number): number {
  let next = at;
  while (next < text.length && CLASS[text.charCodeAt(next)] === DROPPED) next++;
  return next;
}

/** The folded Arabic letter at an offset; 0 where the word is at its end. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  return CLASS[unit] === ARABIC ? (FOLD[unit] as number) : 0;
}

/** Whether an Arabic word that begins with this folded letter may begin with a proclitic. */
const beginsProclitic = (letter: number) =>
  letter === ALEF || letter === WAW || letter === LAM || letter === BEH || letter === FEH || letter === KAF;

/** Walks from behind each proclitic that an Arabic word may begin with: (و|ف)? then (ب|ك)?(ال)? or ل(ال written ل)?. */
function walkBehindProclitics(walker: Walker, text: string, start: number): void {
  let at = start;
  let letter = letterAt(text, at);
  if (letter === WAW || letter === FEH) {
    at = skipMarks(text, at + 1);
    letter = letterAt(text, at);
    if (letter !== 0) walker.tryWalk(start, at, CLITIC.PARTICLE);
  }
  const isLam = letter === LAM;
  if (isLam || letter === BEH || letter === KAF) {
    const clitic = letter === KAF ? CLITIC.LIKE : CLITIC.PARTICLE;
    at = skipMarks(text, at + 1);
    letter = letterAt(text, at);
    if (letter !== 0) walker.tryWalk(start, at, clitic);
  }
  // The article behind ل is written as a second ل.
  if (isLam ? letter !== LAM : letter !== ALEF) return;
  if (!isLam) {
    at = skipMarks(text, at + 1);
    if (letterAt(text, at) !== LAM) return;
  }
  at = skipMarks(text, at + 1);
  if (letterAt(text, at) !== 0) walker.tryWalk(start, at, CLITIC.ARTICLE);
}

/**
 * Finds every key in the text, overlapping ones included, by rising start. Any string will do; linear in its length. The loop reads each code unit
 * once and works out on the way, for each word, whether a key may begin like it (see filter.ts).
 */
export function find(lexicon: Lexicon, text: string): Findings {
  const walker = new Walker(lexicon, text);
  const { symbols, filter } = lexicon;
  const classes = CLASS;
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at++;
    const first = text.charCodeAt(start);
    const kind = classes[first] as number;
    if (kind === SEPARATOR || kind === DROPPED) continue;
    if (kind === COMPOUND) return findExpanded(lexicon, text);
    if (kind === HAN) {
      walker.tryWalk(start, start, CLITIC.NONE);
      continue;
    }
    let hash = mix(0, symbols[first] as number);
    let count = 1;
    for (; count < PREFIX && at < length; count++, at++) {
      const unit = text.charCodeAt(at);
      if (classes[unit] !== kind) break;
      hash = mix(hash, symbols[unit] as number);
    }
    const marked = count < PREFIX && at < length && classes[text.charCodeAt(at)] === DROPPED;
    for (; count < PREFIX; count++) hash = mix(hash, 0);
    while (at < length) {
      const here = classes[text.charCodeAt(at)] as number;
      if (here === COMPOUND) return findExpanded(lexicon, text);
      if (here !== kind && here !== DROPPED) break;
      at++;
    }
    if (kind === LETTER) continue;
    if (marked || passes(filter, hash)) walker.walk(start, start, CLITIC.NONE);
    if (kind === ARABIC && beginsProclitic(FOLD[first] as number)) walkBehindProclitics(walker, text, start);
  }
  return { hits: walker.hits, cues: walker.cues };
}

/** The same for a text with compound units, whose findings are led back to the source. */
function findExpanded(lexicon: Lexicon, source: string): Findings {
  const { text, starts, ends } = expand(source);
  const startOf = (at: number) => starts[at] as number;
  const endOf = (at: number) => ends[at - 1] as number;
  const { hits, cues } = find(lexicon, text);
  return {
    hits: hits.map((hit) => ({ ...hit, start: startOf(hit.start), stem: startOf(hit.stem), end: endOf(hit.end) })),
    cues: cues.map((value, i) => (i % 3 === 0 ? value : i % 3 === 1 ? startOf(value) : endOf(value))),
  };
}
