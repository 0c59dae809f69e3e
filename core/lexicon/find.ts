/**
 * Where the keys of a lexicon stand in a text. One pass that costs a table look-up for each code unit; only where a word begins
 * is the trie asked, once for the word as it stands and once behind each proclitic that it may begin with.
 */
import { expand } from '../text/expand.ts';
import { skipGap } from '../text/gaps.ts';
import { ARABIC, CLASS, COMPOUND, DROPPED, FOLD, HAN, LETTER, SEPARATOR } from '../text/units.ts';
import { ENDINGS } from './forms.ts';
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
  /** Whether a dot before a space was read across, which may end a sentence. */
  dotted: boolean;
  /** Whether it is written with nunation (tanwin). */
  nunated: boolean;
}

const WAW = 0x0648;
const FEH = 0x0641;
const BEH = 0x0628;
const LAM = 0x0644;
const KAF = 0x0643;
const ALEF = 0x0627;

const FATHATAN = 0x064b;
const DOT = 0x2e;

const isLetter = (unit: number) => {
  const kind = CLASS[unit] as number;
  return kind !== SEPARATOR && kind !== DROPPED;
};

/** A dropped unit that is seen (a vowel mark, tatweel) belongs to the word it ends; a format character does not. */
const isVisibleMark = (unit: number) => unit < 0x2000 && unit !== 0x00ad && unit !== 0x061c;

/**
 * Whether a key may begin at `at`, a letter of class `kind`: follows the trie for as long as plain letters of one word lead on, which for most
 * words is two or three. Everything less plain (a mark, a gap, a tail, an ending) is left to the walk.
 */
function mayBegin({ trie, symbols, gap, ending }: Lexicon, text: string, at: number, kind: number): boolean {
  const { base, check, tails } = trie;
  let node: number = ROOT;
  let next = base[ROOT] as number;
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (CLASS[unit] !== kind) return CLASS[unit] === DROPPED || check[next + END] === node || check[next + gap] === node;
    const symbol = symbols[unit] as number;
    const cell = next + symbol;
    if (i > at && (check[next + ending] === node || (kind === HAN && check[next + END] === node))) return true;
    if (symbol === 0 || check[cell] !== node) return false;
    node = cell;
    next = base[cell] as number;
    if (next < 0)
      return (
        tails[-next - 1] === 0 ||
        i + 1 === text.length ||
        CLASS[text.charCodeAt(i + 1)] !== kind ||
        tails[-next] === symbols[text.charCodeAt(i + 1)] ||
        tails[-next] === ending
      );
  }
  return true;
}

/** Longest of ENDINGS, in letters. */
const LONGEST_ENDING = 3;

/** Reads keys along a text. One is made for each text, so that the places where no key begins, which are most, allocate nothing. */
class Walker {
  readonly #lexicon: Lexicon;
  readonly #text: string;
  readonly hits: Hit[] = [];
  // Where in the trie the walk is. Once only one key remains, `tail` is where in it and `left` how many symbols of it remain.
  #node: number = ROOT;
  #tail = -1;
  #left = 0;
  #dotted = false;
  #nunated = false;

  constructor(lexicon: Lexicon, text: string) {
    this.#lexicon = lexicon;
    this.#text = text;
  }

  /** Notes every key that begins at `stem` and ends where a word does. */
  walk(start: number, stem: number, clitic: number): void {
    const kind = CLASS[this.#text.charCodeAt(stem)] as number;
    if (!mayBegin(this.#lexicon, this.#text, stem, kind)) return;
    this.#node = ROOT;
    this.#tail = -1;
    this.#dotted = false;
    this.#nunated = false;
    this.#follow(start, stem, clitic, stem, kind);
  }

  #follow(start: number, stem: number, clitic: number, from: number, lastKind: number): void {
    const text = this.#text;
    const { symbols, gap } = this.#lexicon;
    let last = lastKind;
    let at = from;
    let end = from;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const kind = CLASS[unit] as number;
      if (kind === DROPPED) {
        at++;
        if (unit === FATHATAN) this.#nunated = true;
        if (end === at - 1 && isVisibleMark(unit)) end = at;
        continue;
      }
      if (kind !== last) {
        this.#note(start, stem, end, clitic);
        if (!this.#step(gap)) return;
        if (kind === SEPARATOR) {
          const behind = skipGap(text, at, isLetter);
          if (behind < 0) return;
          if (unit === DOT && behind > at + 1) this.#dotted = true;
          at = behind;
          last = CLASS[text.charCodeAt(at)] as number;
        } else last = kind;
        continue;
      }
      if (kind === ARABIC && this.#canEnd()) this.#followEnding(start, stem, clitic, at);
      if (kind === HAN && at > stem) this.#note(start, stem, end, clitic);
      if (!this.#step(symbols[unit] as number)) return;
      end = ++at;
    }
    this.#note(start, stem, end, clitic);
  }

  /** Whether a key goes on with an ending here. */
  #canEnd(): boolean {
    const { ending, trie } = this.#lexicon;
    if (ending === 0) return false;
    if (this.#tail >= 0) return this.#left > 0 && trie.tails[this.#tail] === ending;
    return trie.check[(trie.base[this.#node] as number) + ending] === this.#node;
  }

  /** Follows the keys that go on with an ending, when the rest of the word is one, and comes back to where it was. */
  #followEnding(start: number, stem: number, clitic: number, from: number): void {
    let rest = '';
    let at = from;
    let end = from;
    for (; at < this.#text.length && rest.length <= LONGEST_ENDING; at++) {
      const unit = this.#text.charCodeAt(at);
      const kind = CLASS[unit];
      if (kind === ARABIC) rest += String.fromCharCode(FOLD[unit] as number);
      else if (kind !== DROPPED || !isVisibleMark(unit)) break;
      end = at + 1;
    }
    if (!ENDINGS.has(rest)) return;
    const [node, tail, left] = [this.#node, this.#tail, this.#left];
    this.#step(this.#lexicon.ending);
    this.#follow(start, stem, clitic, end, ARABIC);
    this.#node = node;
    this.#tail = tail;
    this.#left = left;
  }

  #step(symbol: number): boolean {
    if (symbol === 0) return false;
    const { base, check, tails } = this.#lexicon.trie;
    if (this.#tail >= 0) {
      if (this.#left === 0 || tails[this.#tail] !== symbol) return false;
      this.#tail++;
      this.#left--;
      return true;
    }
    const cell = (base[this.#node] as number) + symbol;
    if (check[cell] !== this.#node) return false;
    this.#node = cell;
    const next = base[cell] as number;
    if (next < 0) {
      this.#tail = -next;
      this.#left = tails[-next - 1] as number;
    }
    return true;
  }

  /** Notes the key that ends here, if one does, for each rule that it belongs to. */
  #note(start: number, stem: number, end: number, clitic: number): void {
    const { runs, trie } = this.#lexicon;
    let value: number;
    if (this.#tail >= 0) {
      if (this.#left > 0) return;
      value = (trie.tails[this.#tail] as number) | ((trie.tails[this.#tail + 1] as number) << 16);
    } else {
      const cell = (trie.base[this.#node] as number) + END;
      if (trie.check[cell] !== this.#node) return;
      value = trie.base[cell] as number;
    }
    for (let run = value; ; run++) {
      const entry = runs[run] as number;
      this.hits.push({ rule: entry & ~MORE, start, end, stem, clitic, dotted: this.#dotted, nunated: this.#nunated });
      if (entry < MORE) return;
    }
  }
}

/** Walks from the start of an Arabic word and from behind each of its possible proclitics: (و|ف)? then (ب|ك)?(ال)? or ل(ال written ل)?. */
function walkArabic(walker: Walker, text: string, start: number): void {
  walker.walk(start, start, CLITIC.NONE);
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
    if (folded !== 0) walker.walk(start, at, clitic);
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
  const walker = new Walker(lexicon, text);
  let previous: number = SEPARATOR;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = CLASS[unit] as number;
    if (kind === previous && kind !== HAN) continue;
    if (kind === DROPPED) continue;
    previous = kind;
    if (kind === SEPARATOR || kind === LETTER) continue;
    if (kind === COMPOUND) return findExpanded(lexicon, text);
    if (kind === ARABIC) walkArabic(walker, text, at);
    else walker.walk(at, at, CLITIC.NONE);
  }
  return walker.hits;
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
