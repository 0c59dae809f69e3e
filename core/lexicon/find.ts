/**
 * Where the keys of a lexicon stand in a text. One pass that costs a table look-up for each code unit; only where a word begins
 * is the trie asked, once for the word as it stands and once behind each proclitic that it may begin with.
 */
import { expand } from '../text/expand.ts';
import { PROCLITIC_LETTERS } from '../text/proclitics.ts';
import { ARABIC, DROPPED, HAN, LETTER, SEPARATOR } from '../text/units.ts';
import { BASE, hashOfPair, passes, withoutFirst } from './filter.ts';
import type { Lexicon } from './lexicon.ts';
import { kindOf, letterOf, transcribe } from './transcript.ts';
import { CLITIC, type Findings, Walker } from './walk.ts';

/** Proclitic letters have the first symbols of every lexicon. */
const [ALEF, WAW, FEH, BEH, LAM, KAF] = PROCLITIC_LETTERS.split('').map((_, index) => letterOf(ARABIC, index + 1));
const LAST_PROCLITIC = letterOf(ARABIC, PROCLITIC_LETTERS.length);

/** The offset of the next letter behind `at`, marks left out. */
function behind(transcript: Uint32Array, at: number): number {
  let next = at + 1;
  while (kindOf(transcript[next] as number) === DROPPED) next++;
  return next;
}

/**
 * Walks from behind each proclitic that an Arabic word may begin with: (و|ف)? then (ب|ك)?(ال)? or ل(ال written ل)?. `hash` is that of
 * the whole word.
 */
function walkBehindProclitics(walker: Walker, transcript: Uint32Array, start: number, hash: number): void {
  let at = start;
  let letter = transcript[at] as number;
  let rest = hash;
  if (letter === WAW || letter === FEH) {
    rest = withoutFirst(rest, letter);
    at = behind(transcript, at);
    letter = transcript[at] as number;
    if (kindOf(letter) !== ARABIC) return;
    walker.tryWalk(start, at, rest, CLITIC.PARTICLE);
  }
  const isLam = letter === LAM;
  if (isLam || letter === BEH || letter === KAF) {
    const clitic = letter === KAF ? CLITIC.LIKE : CLITIC.PARTICLE;
    rest = withoutFirst(rest, letter);
    at = behind(transcript, at);
    letter = transcript[at] as number;
    if (kindOf(letter) !== ARABIC) return;
    walker.tryWalk(start, at, rest, clitic);
  }
  // The article behind ل is written as a second ل.
  if (isLam ? letter !== LAM : letter !== ALEF) return;
  if (!isLam) {
    rest = withoutFirst(rest, letter);
    at = behind(transcript, at);
    letter = transcript[at] as number;
    if (letter !== LAM) return;
  }
  rest = withoutFirst(rest, letter);
  at = behind(transcript, at);
  if (kindOf(transcript[at] as number) === ARABIC) walker.tryWalk(start, at, rest, CLITIC.ARTICLE);
}

/**
 * Finds every key in the text, overlapping ones included, by rising start. Any string will do; linear in its length. Each word is hashed as it is read, and
 * only where a key may begin with it (see filter.ts) is the trie asked.
 */
export function find(lexicon: Lexicon, text: string): Findings {
  const transcript = transcribe(text, lexicon.letters);
  if (!transcript) return findExpanded(lexicon, text);
  const walker = new Walker(lexicon, text, transcript);
  const { filter } = lexicon;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const start = at;
    const first = transcript[at++] as number;
    const kind = kindOf(first);
    if (kind === SEPARATOR || kind === DROPPED) continue;
    if (kind === HAN) {
      const second = transcript[behind(transcript, start)] as number;
      walker.tryWalk(start, start, hashOfPair(first, kindOf(second) === HAN ? second : 0), CLITIC.NONE);
      continue;
    }
    let hash = first;
    let power = BASE;
    for (; ; at++) {
      const letter = transcript[at] as number;
      if (kindOf(letter) === kind) {
        hash = (hash + Math.imul(letter, power)) | 0;
        power = Math.imul(power, BASE);
      } else if (kindOf(letter) !== DROPPED) break;
    }
    if (kind === LETTER) continue;
    if (passes(filter, hash)) walker.walk(start, start, CLITIC.NONE);
    if (kind === ARABIC && first <= LAST_PROCLITIC) walkBehindProclitics(walker, transcript, start, hash);
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
