/**
 * What stands directly beside a mention. The phrases that conditions ask for are keys of the trie under a mark of their own, those that stand before a mention
 * written backwards; so one short walk away from the mention tells all of them, whichever spelling asks.
 */
import { expand } from '../text/expand.ts';
import { isProclitic, PROCLITIC_LETTERS } from '../text/proclitics.ts';
import { ARABIC, COMPOUND, classOf, DIGIT, DROPPED, foldOf, HAN, isLetter, SEPARATOR } from '../text/units.ts';
import type { Lexicon } from './lexicon.ts';
import { kindOf, symbolOf } from './transcript.ts';
import { Cursor } from './trie.ts';

/** How far a word may stand from the mention or from the next word, in UTF-16 units: quotation marks and spaces. */
const APART = 8;
/** Ends a sentence or a part of one: what lies beyond does not stand beside. */
const ENDS = new Set([...'.!?؟۔。！？\n;؛'].map((char) => char.charCodeAt(0)));
/** The dot of a title or an initial ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z])\.$/;
/** What makes of the digits before it another number: "2.4%" is no "2". */
const DECIMALS = /^(?:[.,٫]\p{Nd}|[%٪])/u;
/** No word is shorter without its particle, in letters. */
const SHORTEST = 2;
/** Longest proclitic, in letters: وبال. */
const LONGEST_PROCLITIC = 4;
/** How much of a text is read beside a mention where units must be expanded (see expand.ts), in UTF-16 units. */
const WINDOW = 160;

const NONE: number[] = [];

/** Tells which phrases stand beside places of one text. */
export class Beside {
  readonly #lexicon: Lexicon;
  readonly #text: string;
  readonly #cursor: Cursor;
  /** Whether a unit was met that must be expanded. */
  #compound = false;

  constructor(lexicon: Lexicon, text: string) {
    this.#lexicon = lexicon;
    this.#text = text;
    this.#cursor = new Cursor(lexicon.trie);
  }

  /** Numbers of the phrases that end directly before the offset. The first word of a phrase, the farthest away, may stand behind a particle. */
  before(at: number): number[] {
    this.#compound = false;
    const found = this.#walkBack(at);
    if (!this.#compound) return found;
    const { text } = expand(this.#text.slice(Math.max(0, at - WINDOW), at));
    return new Beside(this.#lexicon, text).before(text.length);
  }

  /** Numbers of the phrases that begin directly behind the offset, their first word likewise. */
  behind(at: number): number[] {
    this.#compound = false;
    const found = this.#walkOn(at);
    if (!this.#compound) return found;
    const { text } = expand(this.#text.slice(at, at + WINDOW));
    return new Beside(this.#lexicon, text).behind(0);
  }

  /** The letter at an offset (see transcript.ts); a separator outside of the text. */
  #letter(at: number): number {
    if (at < 0 || at >= this.#text.length) return SEPARATOR;
    const letter = this.#lexicon.letters.learn(this.#text.charCodeAt(at));
    if (letter === COMPOUND) this.#compound = true;
    return letter;
  }

  #walkBack(from: number): number[] {
    const cursor = this.#cursor;
    cursor.restart();
    if (!cursor.step(this.#lexicon.before)) return NONE;
    let found = NONE;
    let at = from;
    let kind: number = SEPARATOR;
    let length = 0;
    while (true) {
      const letter = this.#letter(at - 1);
      const next = kindOf(letter);
      if (next === DROPPED && length > 0) {
        at--;
        continue;
      }
      const isBorder = next !== kind || length === 0;
      if (length > 0 && (isBorder || kind === HAN || kind === ARABIC)) {
        const value = cursor.value();
        if (value >= 0 && (isBorder || kind === HAN || (length >= SHORTEST && this.#isBehindProclitic(at)))) found = [...found, value];
      }
      if (isBorder) {
        if (length > 0 && !cursor.step(this.#lexicon.gap)) return found;
        at = this.#overGapBefore(at);
        if (at < 0) return found;
        kind = kindOf(this.#letter(at - 1));
        length = 0;
      }
      if (!cursor.step(symbolOf(this.#letter(at - 1)))) return found;
      length++;
      at--;
    }
  }

  #walkOn(from: number): number[] {
    const start = this.#overGapBehind(from);
    if (start < 0) return NONE;
    const found = this.#walkFrom(start, false, NONE);
    return kindOf(this.#letter(start)) === ARABIC ? this.#walkBehindProclitics(start, found) : found;
  }

  /** Adds the phrases that begin behind a proclitic of the word at `start`. */
  #walkBehindProclitics(start: number, known: number[]): number[] {
    let found = known;
    let proclitic = '';
    for (let at = start; proclitic.length < LONGEST_PROCLITIC; at++) {
      const unit = this.#text.charCodeAt(at);
      if (classOf(unit) === DROPPED) continue;
      const letter = String.fromCharCode(foldOf(unit));
      if (!PROCLITIC_LETTERS.includes(letter)) return found;
      proclitic += letter;
      if (isProclitic(proclitic)) found = this.#walkFrom(at + 1, true, found);
    }
    return found;
  }

  /** Adds the phrases that begin at `start`; `isBare` where a proclitic stands before it. */
  #walkFrom(start: number, isBare: boolean, known: number[]): number[] {
    const cursor = this.#cursor;
    cursor.restart();
    if (!cursor.step(this.#lexicon.behind)) return known;
    let found = known;
    let at = start;
    let kind: number = isBare ? ARABIC : kindOf(this.#letter(at));
    let length = 0;
    let shortest = isBare ? SHORTEST : 1;
    while (true) {
      const letter = this.#letter(at);
      const next = kindOf(letter);
      if (next === DROPPED) {
        at++;
        continue;
      }
      if (next !== kind) {
        const value = cursor.value();
        const goesOn = cursor.step(this.#lexicon.gap);
        if ((value < 0 && !goesOn) || length < shortest || !this.#isWhole(at)) return found;
        if (value >= 0) found = [...found, value];
        at = goesOn ? this.#overGapBehind(at) : -1;
        if (at < 0) return found;
        kind = kindOf(this.#letter(at));
        length = 0;
        shortest = 1;
        continue;
      }
      if (kind === HAN && length > 0 && cursor.value() >= 0) found = [...found, cursor.value()];
      if (!cursor.step(symbolOf(letter))) return found;
      length++;
      at++;
    }
  }

  /** The offset behind the last letter of the next word before `at`, or -1 when none stands near enough in the sentence. */
  #overGapBefore(at: number): number {
    const text = this.#text;
    const limit = Math.max(0, at - APART);
    for (let end = at; end > limit; end--) {
      const unit = text.charCodeAt(end - 1);
      if (isLetter(unit)) return end;
      if (ENDS.has(unit) && !ABBREVIATION.test(text.slice(Math.max(0, end - 6), end))) return -1;
    }
    return limit > 0 && isLetter(text.charCodeAt(limit - 1)) ? limit : -1;
  }

  /** The offset of the first letter of the next word behind `at`, or -1 likewise. */
  #overGapBehind(at: number): number {
    const text = this.#text;
    const limit = Math.min(text.length, at + APART);
    for (let start = at; start < limit; start++) {
      const unit = text.charCodeAt(start);
      if (isLetter(unit)) return start;
      if (ENDS.has(unit)) return -1;
    }
    return limit < text.length && isLetter(text.charCodeAt(limit)) ? limit : -1;
  }

  /** Whether all that is written before `at` in the same word is a proclitic. */
  #isBehindProclitic(at: number): boolean {
    let proclitic = '';
    for (let start = at - 1; proclitic.length <= LONGEST_PROCLITIC; start--) {
      const kind = kindOf(this.#letter(start));
      if (kind === DROPPED) continue;
      if (kind !== ARABIC) break;
      proclitic = String.fromCharCode(foldOf(this.#text.charCodeAt(start))) + proclitic;
    }
    return isProclitic(proclitic);
  }

  /** Whether what is written without a gap up to `at` and on from there is no number with a fraction or a percent sign. */
  #isWhole(at: number): boolean {
    const text = this.#text;
    let end = at;
    while (end < text.length && classOf(text.charCodeAt(end)) !== SEPARATOR) end++;
    return classOf(text.charCodeAt(end - 1)) !== DIGIT || !DECIMALS.test(text.slice(end, end + 2));
  }
}
