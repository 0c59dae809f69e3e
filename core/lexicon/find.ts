/**
 * Where the keys of a lexicon stand in a text. One pass that costs a table look-up for each code unit; only where a word begins
 * is the trie asked, once for the word as it stands and once behind each proclitic that it may begin with.
 */
import { expand } from '../text/expand.ts';
import { skipGap } from '../text/gaps.ts';
import { ARABIC, CLASS, COMPOUND, DROPPED, FOLD, HAN, LETTER, SEPARATOR } from '../text/units.ts';
import { type Lexicon, MORE } from './lexicon.ts';
import { END, ROOT } from './trie.ts';

/** What stands before the key within its word. */
export const CLITIC = {
  NONE: 0,
  /** و ف ب ل and their pairs: before any noun or name. */
  PARTICLE: 1,
  /** ك, alone or behind و ف: before any, but short names are left to the words they collide with (كلاما). */
  LIKE: 2,
  /** The article, alone or behind those: before common nouns. */
  ARTICLE: 3,
} as const;

/** A key found. All offsets are UTF-16. */
export interface Hit {
  /** Number of the rule that the key belongs to. */
  rule: number;
  /** The whole written word or words, proclitic included. */
  start: number;
  end: number;
  /** Where the key itself begins. */
  stem: number;
  /** One of CLITIC. */
  clitic: number;
}

const WAW = 0x0648;
const FEH = 0x0641;
const BEH = 0x0628;
const LAM = 0x0644;
const KAF = 0x0643;
const ALEF = 0x0627;

const isLetter = (unit: number) => {
  const kind = CLASS[unit] as number;
  return kind !== SEPARATOR && kind !== DROPPED;
};

/** A dropped unit that is seen (a vowel mark, tatweel) belongs to the word it ends; a format character does not. */
const isVisibleMark = (unit: number) => unit < 0x2000 && unit !== 0x00ad && unit !== 0x061c;

/** Reports every key at `stem` that ends at a word's end. */
function walk(lexicon: Lexicon, text: string, start: number, stem: number, clitic: number, hits: Hit[]): void {
  const { symbols, gap, runs } = lexicon;
  const { base, check, tails } = lexicon.trie;
  let node: number = ROOT;
  // While a tail is being read, `tail` is where and `left` how many symbols of it remain.
  let tail = -1;
  let left = 0;
  let at = stem;
  let end = stem;
  let last = CLASS[text.charCodeAt(stem)] as number;

  const step = (symbol: number): boolean => {
    if (symbol === 0) return false;
    if (tail >= 0) {
      if (left === 0 || tails[tail] !== symbol) return false;
      tail++;
      left--;
      return true;
    }
    const cell = (base[node] as number) + symbol;
    if (check[cell] !== node) return false;
    node = cell;
    const next = base[cell] as number;
    if (next < 0) {
      tail = -next;
      left = tails[tail - 1] as number;
    }
    return true;
  };
  const report = () => {
    let value: number;
    if (tail >= 0) {
      if (left > 0) return;
      value = (tails[tail] as number) | ((tails[tail + 1] as number) << 16);
    } else {
      const cell = (base[node] as number) + END;
      if (check[cell] !== node) return;
      value = base[cell] as number;
    }
    for (let run = value; ; run++) {
      const entry = runs[run] as number;
      hits.push({ rule: entry & ~MORE, start, end, stem, clitic });
      if (entry < MORE) break;
    }
  };

  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit] as number;
    if (kind === DROPPED) {
      at++;
      if (end === at - 1 && isVisibleMark(unit)) end = at;
      continue;
    }
    if (kind !== last) {
      report();
      if (!step(gap)) return;
      if (kind === SEPARATOR) {
        at = skipGap(text, at, isLetter);
        if (at < 0) return;
        last = CLASS[text.charCodeAt(at)] as number;
      } else last = kind;
      continue;
    }
    if (kind === HAN && at > stem) report();
    if (!step(symbols[unit] as number)) return;
    end = ++at;
  }
  report();
}

/** Walks from the start of an Arabic word and from behind each of its possible proclitics: (و|ف)? then (ب|ك)?(ال)? or ل(ال written ل)?. */
function walkArabic(lexicon: Lexicon, text: string, start: number, hits: Hit[]): void {
  walk(lexicon, text, start, start, CLITIC.NONE, hits);
  let at = start;
  let folded = 0;
  // Looks at the next letter of the word, past marks; 0 at its end.
  const peek = (from: number) => {
    at = from;
    while (at < text.length && CLASS[text.charCodeAt(at)] === DROPPED) at++;
    folded = at < text.length && CLASS[text.charCodeAt(at)] === ARABIC ? (FOLD[text.charCodeAt(at)] as number) : 0;
    return folded;
  };
  const go = (clitic: number) => {
    if (folded !== 0) walk(lexicon, text, start, at, clitic, hits);
  };
  peek(start);
  if (folded === WAW || folded === FEH) {
    peek(at + 1);
    go(CLITIC.PARTICLE);
  }
  const preposition = folded;
  if (preposition === BEH || preposition === KAF || preposition === LAM) {
    peek(at + 1);
    go(preposition === KAF ? CLITIC.LIKE : CLITIC.PARTICLE);
  }
  if (preposition === LAM && folded === LAM) {
    peek(at + 1);
    go(CLITIC.ARTICLE);
  } else if (folded === ALEF && preposition !== LAM) {
    if (peek(at + 1) === LAM) {
      peek(at + 1);
      go(CLITIC.ARTICLE);
    }
  }
}

/** Finds every key in the text, overlapping ones included, by rising start. Any string will do; linear in its length. */
export function find(lexicon: Lexicon, text: string): Hit[] {
  const hits: Hit[] = [];
  const { symbols } = lexicon;
  const { base, check } = lexicon.trie;
  const rootBase = base[ROOT] as number;
  let previous: number = SEPARATOR;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit] as number;
    if (kind === previous && kind !== HAN) continue;
    if (kind === DROPPED) continue;
    previous = kind;
    if (kind === SEPARATOR || kind === LETTER) continue;
    if (kind === COMPOUND) return findExpanded(lexicon, text);
    if (kind === ARABIC) walkArabic(lexicon, text, at, hits);
    else if (symbols[unit] !== 0 && check[rootBase + (symbols[unit] as number)] === ROOT) walk(lexicon, text, at, at, CLITIC.NONE, hits);
  }
  return hits;
}

/** The same for a text with compound units, whose hits are led back to the source. */
function findExpanded(lexicon: Lexicon, source: string): Hit[] {
  const { text, starts, ends } = expand(source);
  return find(lexicon, text).map((hit) => ({
    ...hit,
    start: starts[hit.start] as number,
    stem: starts[hit.stem] as number,
    end: ends[hit.end - 1] as number,
  }));
}
