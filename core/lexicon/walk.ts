/**
 * Walking the trie along a text: which keys begin at one place and end where a word does. Called only for the few places that find.ts cannot rule out.
 */
import { skipGap } from '../text/gaps.ts';
import { ARABIC, classOf, DROPPED, foldOf, HAN, SEPARATOR } from '../text/units.ts';
import { ENDINGS } from './forms.ts';
import { type Lexicon, MORE, RULE, ruleIndex, ruleLetters, ruleWhat } from './lexicon.ts';
import { kindOf, symbolOf } from './transcript.ts';
import { Cursor } from './trie.ts';

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

const FATHATAN = 0x064b;
const DOT = 0x2e;

/** A plural s may follow the capitals: GPUs. */
const isInCapitals = (text: string) => /^[^a-z]*s?$/.test(text);

/** A dropped unit that is seen (a vowel mark, tatweel) belongs to the word it ends; a format character does not. */
const isVisibleMark = (unit: number) => unit < 0x2000 && unit !== 0x00ad && unit !== 0x061c;

/** Longest of ENDINGS, in letters. */
const LONGEST_ENDING = 3;

/** What was found in a text. */
export interface Findings {
  hits: Hit[];
  /** Cues, three numbers each: which, start, end. Kept as plain numbers, since there are many of them and most are never asked for. */
  cues: number[];
}

/** Reads keys along a text. One is made for each text, so that the places where no key begins, which are most, allocate nothing. */
export class Walker {
  readonly #lexicon: Lexicon;
  readonly #text: string;
  readonly #transcript: Uint16Array;
  readonly hits: Hit[] = [];
  readonly cues: number[] = [];
  readonly #cursor: Cursor;
  #dotted = false;
  #nunated = false;

  constructor(lexicon: Lexicon, text: string, transcript: Uint16Array) {
    this.#lexicon = lexicon;
    this.#text = text;
    this.#transcript = transcript;
    this.#cursor = new Cursor(lexicon.trie);
  }

  /** Notes every key that begins at `stem`, in the word at `start` behind `clitic`, and ends where a word does. */
  walk(start: number, stem: number, clitic: number): void {
    this.#cursor.restart();
    this.#dotted = false;
    this.#nunated = false;
    this.#follow(start, stem, clitic, stem, kindOf(this.#transcript[stem] as number));
  }

  #follow(start: number, stem: number, clitic: number, from: number, lastKind: number): void {
    const text = this.#text;
    const transcript = this.#transcript;
    const { gap, ending } = this.#lexicon;
    const cursor = this.#cursor;
    let last = lastKind;
    let at = from;
    let end = from;
    while (at < text.length) {
      const letter = transcript[at] as number;
      const kind = kindOf(letter);
      if (kind === DROPPED) {
        const unit = text.charCodeAt(at++);
        if (unit === FATHATAN) this.#nunated = true;
        if (end === at - 1 && isVisibleMark(unit)) end = at;
        continue;
      }
      if (kind !== last) {
        this.#note(start, stem, end, clitic);
        if (!cursor.step(gap)) return;
        if (kind === SEPARATOR) {
          const behind = skipGap(text, at);
          if (behind < 0) return;
          if (text.charCodeAt(at) === DOT && behind > at + 1) this.#dotted = true;
          at = behind;
          last = kindOf(transcript[at] as number);
        } else last = kind;
        continue;
      }
      if (kind === ARABIC) {
        const here = cursor.place;
        if (cursor.step(ending)) this.#followEnding(start, stem, clitic, at);
        cursor.place = here;
      }
      if (kind === HAN && at > stem) this.#note(start, stem, end, clitic);
      if (!cursor.step(symbolOf(letter))) return;
      end = ++at;
    }
    this.#note(start, stem, end, clitic);
  }

  /** Follows the keys that have gone on with an ending, when the rest of the word is one. */
  #followEnding(start: number, stem: number, clitic: number, from: number): void {
    let rest = '';
    let at = from;
    let end = from;
    for (; at < this.#text.length && rest.length <= LONGEST_ENDING; at++) {
      const unit = this.#text.charCodeAt(at);
      const kind = classOf(unit);
      if (kind === ARABIC) rest += String.fromCharCode(foldOf(unit));
      else if (kind !== DROPPED || !isVisibleMark(unit)) break;
      end = at + 1;
    }
    if (ENDINGS.has(rest)) this.#follow(start, stem, clitic, end, ARABIC);
  }

  /** Notes the key that ends here, if one does, for each rule that it belongs to. */
  #note(start: number, stem: number, end: number, clitic: number): void {
    const value = this.#cursor.value();
    if (value < 0) return;
    const { rules, runs } = this.#lexicon;
    for (let run = value - rules.length; ; run++) {
      const entry = run < 0 ? value : (runs[run] as number);
      const rule = rules[entry & ~MORE] as number;
      if (ruleWhat(rule) !== RULE.CUE) {
        this.hits.push({ rule: entry & ~MORE, start, end, stem, clitic, dotted: this.#dotted, nunated: this.#nunated });
      } else if (ruleLetters(rule) === 'any' || isInCapitals(this.#text.slice(stem, end))) {
        this.cues.push(ruleIndex(rule), start, end);
      }
      if (entry < MORE) return;
    }
  }
}
