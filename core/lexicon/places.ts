/**
 * Where in a text a key may begin: at a word that the filter lets pass, or behind the proclitics of one. A lean loop over the whole text, apart from the walks
 * that follow, since this is what every page costs whatever is on it.
 */
import { PROCLITIC_LETTERS } from '../text/proclitics.ts';
import { ARABIC, DROPPED, HAN, LETTER, SEPARATOR } from '../text/units.ts';
import { BASE, type Filter, hashOfHan, hashOfPair, PLACES, POWERS, passes, withoutFirst } from './filter.ts';
import { kindOf, letterOf } from './transcript.ts';
import { CLITIC } from './walk.ts';

/** Proclitic letters have the first symbols of every lexicon. */
const proclitic = (letter: string) => letterOf(ARABIC, PROCLITIC_LETTERS.indexOf(letter) + 1);
const ALEF = proclitic('ا');
const WAW = proclitic('و');
const FEH = proclitic('ف');
const BEH = proclitic('ب');
const LAM = proclitic('ل');
const KAF = proclitic('ك');
const LAST_PROCLITIC = letterOf(ARABIC, PROCLITIC_LETTERS.length);

/** The places in one transcript. */
export class Places {
  readonly #transcript: Uint16Array;
  readonly #filter: Filter;
  /** The letter of a plain space. */
  readonly #space: number;
  /** By rising start, three numbers each: where the word begins, where in it the key may, what stands before the key (one of CLITIC). */
  readonly found: number[] = [];

  constructor(transcript: Uint16Array, filter: Filter, space: number) {
    this.#transcript = transcript;
    this.#filter = filter;
    this.#space = space;
  }

  /** Finds the places in a transcript of `length` letters. */
  find(length: number): void {
    const transcript = this.#transcript;
    const { first: firstWords } = this.#filter;
    const powers = POWERS;
    for (let at = 0; at < length; ) {
      const start = at;
      const first = transcript[at++] as number;
      const kind = kindOf(first);
      if (kind === SEPARATOR || kind === DROPPED) continue;
      if (kind === HAN) {
        const second = transcript[this.#behind(start)] as number;
        if (passes(firstWords, hashOfHan(first, kindOf(second) === HAN ? second : 0))) this.found.push(start, start, CLITIC.NONE);
        continue;
      }
      let hash = first;
      let place = 1;
      let marked = false;
      for (; ; at++) {
        const letter = transcript[at] as number;
        if (kindOf(letter) === kind) hash = (hash + Math.imul(letter, powers[place++ & PLACES] as number)) | 0;
        else if (kindOf(letter) === DROPPED) marked = true;
        else break;
      }
      if (kind === LETTER) continue;
      if (passes(firstWords, hash)) this.#add(start, start, at, hash, CLITIC.NONE);
      if (kind === ARABIC && first <= LAST_PROCLITIC && (marked || this.#mayHide(start, hash))) this.#addBehindProclitics(start, at, hash);
    }
  }

  /** Whether a key may begin behind up to four letters of a word, whatever they are: cheaper to ask of each word than to tell which are proclitics. */
  #mayHide(start: number, hash: number): boolean {
    const transcript = this.#transcript;
    const { first } = this.#filter;
    const one = withoutFirst(hash, transcript[start] as number);
    const two = withoutFirst(one, transcript[start + 1] as number);
    const three = withoutFirst(two, transcript[start + 2] as number);
    const four = withoutFirst(three, transcript[start + 3] as number);
    return passes(first, one) || passes(first, two) || passes(first, three) || passes(first, four);
  }

  /** Behind each proclitic that an Arabic word may begin with: (و|ف)? then (ب|ك)?(ال)? or ل(ال written ل)?. `hash` is that of the whole word. */
  #addBehindProclitics(start: number, end: number, hash: number): void {
    const transcript = this.#transcript;
    let at = start;
    let letter = transcript[at] as number;
    let rest = hash;
    if (letter === WAW || letter === FEH) {
      rest = withoutFirst(rest, letter);
      at = this.#behind(at);
      letter = transcript[at] as number;
      if (at >= end) return;
      this.#add(start, at, end, rest, CLITIC.PARTICLE);
    }
    const isLam = letter === LAM;
    if (isLam || letter === BEH || letter === KAF) {
      const clitic = letter === KAF ? CLITIC.LIKE : CLITIC.PARTICLE;
      rest = withoutFirst(rest, letter);
      at = this.#behind(at);
      letter = transcript[at] as number;
      if (at >= end) return;
      this.#add(start, at, end, rest, clitic);
    }
    // The article behind ل is written as a second ل.
    if (isLam ? letter !== LAM : letter !== ALEF) return;
    if (!isLam) {
      rest = withoutFirst(rest, letter);
      at = this.#behind(at);
      letter = transcript[at] as number;
      if (letter !== LAM) return;
    }
    rest = withoutFirst(rest, letter);
    at = this.#behind(at);
    if (at < end) this.#add(start, at, end, rest, CLITIC.ARTICLE);
  }

  /** Adds a place where the filter lets it pass. `hash` is that of the letters from `stem` to `end`, where the word ends. */
  #add(start: number, stem: number, end: number, hash: number, clitic: number): void {
    const { first, whole } = this.#filter;
    if (!passes(first, hash)) return;
    if (passes(whole, hash) || this.#mayGoOn(end, hash)) this.found.push(start, stem, clitic);
  }

  /** Whether a key may go on behind its first word, which ends at `end`. What is no plain space between two words is left to the walk. */
  #mayGoOn(end: number, hash: number): boolean {
    const transcript = this.#transcript;
    const at = transcript[end] === this.#space ? end + 1 : end;
    const kind = kindOf(transcript[at] as number);
    if (kind === SEPARATOR || kind === DROPPED) return true;
    return passes(this.#filter.whole, hashOfPair(hash, this.#hashAt(at, kind)));
  }

  /** The hash of the word of letters of `kind` that begins at `start`. */
  #hashAt(start: number, kind: number): number {
    const transcript = this.#transcript;
    let hash = 0;
    let power = 1;
    for (let at = start; ; at++) {
      const letter = transcript[at] as number;
      if (kindOf(letter) === kind) {
        hash = (hash + Math.imul(letter, power)) | 0;
        power = Math.imul(power, BASE);
      } else if (kindOf(letter) !== DROPPED) return hash;
    }
  }

  /** The offset of the next letter behind `at`, marks left out. */
  #behind(at: number): number {
    let next = at + 1;
    while (kindOf(this.#transcript[next] as number) === DROPPED) next++;
    return next;
  }
}
