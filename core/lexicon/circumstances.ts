/** Whether what a spelling asks of its surroundings holds: words beside it, cues in its paragraph, quotation marks around it. */
import { isEnclosing, isSpace } from '../text/gaps.ts';
import { paragraphStart } from '../text/paragraphs.ts';
import { classOf, DROPPED } from '../text/units.ts';
import { Beside } from './beside.ts';
import type { Circumstances, Lexicon } from './lexicon.ts';

/** Where a mention stands in a text. UTF-16 offsets, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** How many invisible marks may stand between a mention and its quotation marks. */
const MARKS = 8;

/** The first and the last place of a cue in a paragraph: one of the two lies outside of any one mention, if any place does. */
type Places = [first: Place, last: Place];

/** What stands around the mentions of one text, worked out only when it is asked for. */
export class Surroundings {
  readonly #text: string;
  readonly #cues: number[];
  // The paragraph asked of last, by where it begins, and the cues in it: places are asked in rising order.
  #paragraph = -1;
  #here: Map<number, Places> | undefined;
  readonly #beside: Beside;
  // What stands before and behind the places asked of last: several spellings are asked of one place in a row.
  #start = -1;
  #before: number[] = [];
  #end = -1;
  #behind: number[] = [];

  /** `cues` as find.ts gives them. */
  constructor(lexicon: Lexicon, text: string, cues: number[]) {
    this.#text = text;
    this.#cues = cues;
    this.#beside = new Beside(lexicon, text);
  }

  /** Whether one of the words asked for stands directly beside the place. */
  holdsBeside({ after, before }: Circumstances, { start, end }: Place): boolean {
    if (after && this.#start !== start) {
      this.#start = start;
      this.#before = this.#beside.before(start);
    }
    if (before && this.#end !== end) {
      this.#end = end;
      this.#behind = this.#beside.behind(end);
    }
    return (after !== undefined && shareOne(this.#before, after)) || (before !== undefined && shareOne(this.#behind, before));
  }

  /** Whether one of the words asked for stands in the place's paragraph, outside of the place itself. */
  holdsNear({ near }: Circumstances, place: Place): boolean {
    if (!near || this.#cues.length === 0) return false;
    const here = this.#inParagraph(paragraphStart(this.#text, place.start));
    if (!here) return false;
    return near.some((cue) => here.get(cue)?.some(({ start, end }) => end <= place.start || start >= place.end));
  }

  /** Whether the place stands in quotation marks of its own. */
  isQuoted({ start, end }: Place): boolean {
    let before = start - 1;
    while (before >= start - MARKS && classOf(this.#text.charCodeAt(before)) === DROPPED) before--;
    let behind = end;
    while (behind < end + MARKS && classOf(this.#text.charCodeAt(behind)) === DROPPED) behind++;
    return isQuotation(this.#text.charCodeAt(before)) && isQuotation(this.#text.charCodeAt(behind));
  }

  /** The cues in the paragraph that begins at `start`. */
  #inParagraph(start: number): Map<number, Places> | undefined {
    if (this.#paragraph === start) return this.#here;
    this.#paragraph = start;
    this.#here = undefined;
    const lineEnd = this.#text.indexOf('\n', start);
    const end = lineEnd < 0 ? this.#text.length : lineEnd;
    const cues = this.#cues;
    for (let i = this.#firstCue(start); i < cues.length && (cues[i + 1] as number) < end; i += 3) {
      this.#here ??= new Map();
      const cue = cues[i] as number;
      const place = { start: cues[i + 1] as number, end: cues[i + 2] as number };
      this.#here.set(cue, [this.#here.get(cue)?.[0] ?? place, place]);
    }
    return this.#here;
  }

  /** Where the first cue that begins at `start` or behind it stands among the cues, which are by rising start. */
  #firstCue(start: number): number {
    let low = 0;
    let high = this.#cues.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cues[middle * 3 + 1] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low * 3;
  }
}

const isQuotation = (unit: number) => isEnclosing(unit) && !isSpace(unit) && !'()[]（）'.includes(String.fromCharCode(unit));

/** Whether one of the phrases that were found, mostly none, is among those asked for. */
function shareOne(found: number[], asked: number[]): boolean {
  for (const phrase of found) if (asked.includes(phrase)) return true;
  return false;
}
