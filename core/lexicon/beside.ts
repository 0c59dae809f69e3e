/** The words directly beside a mention, read one by one as they are asked for: most questions are answered by the nearest. */
import { wordsOf } from '../text/fold.ts';
import { bareForms } from '../text/proclitics.ts';
import { CLASS, DIGIT, isLetter, SEPARATOR } from '../text/units.ts';

/** How far a word may stand from the mention or from the next word, in UTF-16 units: quotation marks and spaces. */
const APART = 8;
/** Longest word that is looked at. */
const LONGEST = 40;
/** Ends a sentence or a part of one: what lies beyond does not stand beside. */
const ENDS = new Set([...'.!?؟۔。！？\n;؛'].map((char) => char.charCodeAt(0)));
/** The dot of a title or an initial ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z])\.$/;
const DECIMALS = /^(?:[.,٫]\p{Nd}+)?[%٪]?/u;

/** Folded words in one direction from an offset, the nearest first, within the sentence. */
abstract class Beside {
  protected readonly text: string;
  /** How far the words have been read; undefined when there are no more. */
  protected at: number | undefined;
  readonly #words: string[] = [];
  readonly #bare: string[][] = [];

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Word `i`, or undefined when there are not so many. */
  word(i: number): string | undefined {
    while (this.#words.length <= i && this.at !== undefined) this.#words.push(...this.read());
    return this.#words[i];
  }

  /** What word `i` may be without particles and article. */
  bare(i: number): string[] {
    let forms = this.#bare[i];
    if (!forms) {
      forms = bareForms(this.word(i) ?? '');
      this.#bare[i] = forms;
    }
    return forms;
  }

  /** Reads on by a word, or by several that are written together; the nearest first. */
  protected abstract read(): string[];
}

export class WordsBefore extends Beside {
  protected override read(): string[] {
    let at = this.at as number;
    this.at = undefined;
    const limit = Math.max(0, at - APART);
    while (at > limit && !isLetter(this.text.charCodeAt(at - 1))) {
      if (ENDS.has(this.text.charCodeAt(at - 1)) && !ABBREVIATION.test(this.text.slice(Math.max(0, at - 6), at))) return [];
      at--;
    }
    const end = at;
    while (at > 0 && end - at < LONGEST && CLASS[this.text.charCodeAt(at - 1)] !== SEPARATOR) at--;
    if (at === end) return [];
    this.at = at;
    return wordsOf(this.text.slice(at, end)).reverse();
  }
}

export class WordsBehind extends Beside {
  protected override read(): string[] {
    let at = this.at as number;
    this.at = undefined;
    const limit = Math.min(this.text.length, at + APART);
    while (at < limit && !isLetter(this.text.charCodeAt(at))) if (ENDS.has(this.text.charCodeAt(at++))) return [];
    const start = at;
    while (at < this.text.length && at - start < LONGEST && CLASS[this.text.charCodeAt(at)] !== SEPARATOR) at++;
    if (at === start) return [];
    // "2.4%" is one number and no "2".
    const isNumber = CLASS[this.text.charCodeAt(at - 1)] === DIGIT;
    const decimals = isNumber ? (DECIMALS.exec(this.text.slice(at, at + LONGEST))?.[0].length ?? 0) : 0;
    this.at = at + decimals;
    return decimals > 0 ? [this.text.slice(start, this.at)] : wordsOf(this.text.slice(start, at));
  }
}
