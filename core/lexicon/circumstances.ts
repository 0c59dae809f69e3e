/** Whether what a spelling asks of its surroundings holds: the cues beside it and in its paragraph, and the marks around it. */
import { isEnclosing, isSpace } from '../text/gaps.ts';
import { paragraphAround } from '../text/paragraphs.ts';
import { CLASS, DROPPED, SEPARATOR } from '../text/units.ts';
import type { Circumstances } from './lexicon.ts';

/** Where a mention stands in a text. UTF-16 offsets, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** How far, in UTF-16 units, a word may stand from the mention and still be directly beside it: quotation marks and spaces. */
const BESIDE = 8;
/** Ends a sentence or a clause of a list, so that what lies beyond stands not beside. */
const ENDS = new Set([...'.!?؟۔。！？\n;؛'].map((char) => char.charCodeAt(0)));

/** The first and the last place of a cue in a paragraph: one of the two lies outside of any one mention, if any place does. */
type Places = [first: Place, last: Place];

/** The cues of a text, put in order only when something asks for them. */
export class Surroundings {
  readonly #text: string;
  readonly #cues: number[];
  #byStart: Map<number, number[]> | undefined;
  #byEnd: Map<number, number[]> | undefined;
  #byParagraph: Map<number, Map<number, Places>> | undefined;

  /** `cues` as find.ts gives them. */
  constructor(text: string, cues: number[]) {
    this.#text = text;
    this.#cues = cues;
  }

  /** Whether one of the words asked for stands directly beside the place. */
  holdsBeside({ after, before }: Circumstances, place: Place): boolean {
    if (this.#cues.length === 0) return false;
    if (after && this.#isAmong(after, this.#ending(this.#wordBefore(place.start)))) return true;
    return before !== undefined && this.#isAmong(before, this.#starting(this.#wordBehind(place.end)));
  }

  /** Whether one of the words asked for stands in the place's paragraph, outside of the place itself. */
  holdsNear({ near }: Circumstances, place: Place): boolean {
    if (!near || this.#cues.length === 0) return false;
    const here = this.#inParagraph(paragraphAround(this.#text, place.start));
    if (!here) return false;
    return near.some((cue) => here.get(cue)?.some(({ start, end }) => end <= place.start || start >= place.end));
  }

  /** Whether the place stands in quotation marks of its own. */
  isQuoted({ start, end }: Place): boolean {
    let before = start - 1;
    while (before >= start - BESIDE && CLASS[this.#text.charCodeAt(before)] === DROPPED) before--;
    let behind = end;
    while (behind < end + BESIDE && CLASS[this.#text.charCodeAt(behind)] === DROPPED) behind++;
    return isQuotation(this.#text.charCodeAt(before)) && isQuotation(this.#text.charCodeAt(behind));
  }

  #isAmong(asked: number[], found: number[] | undefined): boolean {
    return found?.some((cue) => asked.includes(cue)) ?? false;
  }

  /** Where the word before an offset ends, or -1 when a sentence ends there first. */
  #wordBefore(start: number): number {
    for (let at = start; at > Math.max(0, start - BESIDE); at--) {
      const unit = this.#text.charCodeAt(at - 1);
      if (ENDS.has(unit) && !this.#isAbbreviation(at)) return -1;
      if (CLASS[unit] !== SEPARATOR && !(CLASS[unit] === DROPPED && unit >= 0x2000)) return at;
    }
    return -1;
  }

  /** The dot of a title or an initial ends no sentence: it stands behind at most four letters that begin with a capital. */
  #isAbbreviation(behind: number): boolean {
    return /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z])\.$/.test(this.#text.slice(Math.max(0, behind - 6), behind));
  }

  /** Where the word behind an offset starts, or -1. */
  #wordBehind(end: number): number {
    for (let at = end; at < Math.min(this.#text.length, end + BESIDE); at++) {
      const unit = this.#text.charCodeAt(at);
      if (ENDS.has(unit)) return -1;
      if (CLASS[unit] !== SEPARATOR && CLASS[unit] !== DROPPED) return at;
    }
    return -1;
  }

  #ending(at: number): number[] | undefined {
    this.#byEnd ??= this.#group(2);
    return this.#byEnd.get(at);
  }

  #starting(at: number): number[] | undefined {
    this.#byStart ??= this.#group(1);
    return this.#byStart.get(at);
  }

  #group(field: 1 | 2): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    for (let i = 0; i < this.#cues.length; i += 3) {
      const at = this.#cues[i + field] as number;
      const group = groups.get(at);
      if (group) group.push(this.#cues[i] as number);
      else groups.set(at, [this.#cues[i] as number]);
    }
    return groups;
  }

  #inParagraph({ start }: Place): Map<number, Places> | undefined {
    if (!this.#byParagraph) {
      this.#byParagraph = new Map();
      for (let i = 0; i < this.#cues.length; i += 3) {
        const place = { start: this.#cues[i + 1] as number, end: this.#cues[i + 2] as number };
        const paragraph = paragraphAround(this.#text, place.start);
        const here = this.#byParagraph.get(paragraph.start) ?? new Map<number, Places>();
        this.#byParagraph.set(paragraph.start, here);
        here.set(this.#cues[i] as number, [here.get(this.#cues[i] as number)?.[0] ?? place, place]);
      }
    }
    return this.#byParagraph.get(start);
  }
}

const isQuotation = (unit: number) => isEnclosing(unit) && !isSpace(unit) && !'()[]（）'.includes(String.fromCharCode(unit));
