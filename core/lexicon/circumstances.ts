/** Whether what a spelling asks of its surroundings holds: words beside it, cues in its paragraph, quotation marks around it. */
import { isUnspaced } from '../text/fold.ts';
import { isEnclosing, isSpace } from '../text/gaps.ts';
import { paragraphStart } from '../text/paragraphs.ts';
import { CLASS, DROPPED } from '../text/units.ts';
import { WordsBefore, WordsBehind } from './beside.ts';
import type { Circumstances } from './lexicon.ts';

/** Where a mention stands in a text. UTF-16 offsets, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** How many invisible marks may stand between a mention and its quotation marks. */
const MARKS = 8;

/** A list of keys, ready to be looked up: those of separate words in a set, Chinese apart. */
interface Phrases {
  parted: Set<string>;
  longest: number;
  unparted: string[];
}

const prepared = new WeakMap<string[], Phrases>();
/** Lists are prepared when they are first asked for and kept with the spelling that they belong to. */
function phrasesOf(keys: string[]): Phrases {
  let phrases = prepared.get(keys);
  if (!phrases) {
    const parted = new Set(keys.filter((key) => !isUnspaced(key)));
    const longest = Math.max(0, ...[...parted].map((key) => key.split(' ').length));
    phrases = { parted, longest, unparted: keys.filter(isUnspaced) };
    prepared.set(keys, phrases);
  }
  return phrases;
}

/** Whether one of the phrases ends directly before the mention. Its first word, the farthest away, may stand behind a particle. */
function endsBefore({ parted, longest, unparted }: Phrases, before: WordsBefore): boolean {
  let rest = '';
  for (let i = 0; i < longest; i++) {
    const word = before.word(i);
    if (word === undefined) break;
    if (parted.has(word + rest) || before.bare(i).some((form) => parted.has(form + rest))) return true;
    rest = ` ${word}${rest}`;
  }
  return unparted.some((phrase) => before.word(0)?.endsWith(phrase));
}

/** Whether one of them begins directly behind it. */
function beginsBehind({ parted, longest, unparted }: Phrases, behind: WordsBehind): boolean {
  const first = behind.word(0);
  if (first === undefined) return false;
  let rest = '';
  for (let i = 0; i < longest; i++) {
    if (i > 0) {
      const word = behind.word(i);
      if (word === undefined) break;
      rest += ` ${word}`;
    }
    if (parted.has(first + rest) || behind.bare(0).some((form) => parted.has(form + rest))) return true;
  }
  return unparted.some((phrase) => first.startsWith(phrase));
}

/** The first and the last place of a cue in a paragraph: one of the two lies outside of any one mention, if any place does. */
type Places = [first: Place, last: Place];

/** What stands around the mentions of one text, worked out only when it is asked for. */
export class Surroundings {
  readonly #text: string;
  readonly #cues: number[];
  #byParagraph: Map<number, Map<number, Places>> | undefined;
  // Several spellings are asked of one place in a row.
  #before: { at: number; words: WordsBefore } | undefined;
  #behind: { at: number; words: WordsBehind } | undefined;

  /** `cues` as find.ts gives them. */
  constructor(text: string, cues: number[]) {
    this.#text = text;
    this.#cues = cues;
  }

  /** Whether one of the words asked for stands directly beside the place. */
  holdsBeside({ after, before }: Circumstances, { start, end }: Place): boolean {
    if (after) {
      if (this.#before?.at !== start) this.#before = { at: start, words: new WordsBefore(this.#text, start) };
      if (endsBefore(phrasesOf(after), this.#before.words)) return true;
    }
    if (!before) return false;
    if (this.#behind?.at !== end) this.#behind = { at: end, words: new WordsBehind(this.#text, end) };
    return beginsBehind(phrasesOf(before), this.#behind.words);
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
    while (before >= start - MARKS && CLASS[this.#text.charCodeAt(before)] === DROPPED) before--;
    let behind = end;
    while (behind < end + MARKS && CLASS[this.#text.charCodeAt(behind)] === DROPPED) behind++;
    return isQuotation(this.#text.charCodeAt(before)) && isQuotation(this.#text.charCodeAt(behind));
  }

  #inParagraph(start: number): Map<number, Places> | undefined {
    if (!this.#byParagraph) {
      this.#byParagraph = new Map();
      for (let i = 0; i < this.#cues.length; i += 3) {
        const place = { start: this.#cues[i + 1] as number, end: this.#cues[i + 2] as number };
        const paragraph = paragraphStart(this.#text, place.start);
        const here = this.#byParagraph.get(paragraph) ?? new Map<number, Places>();
        this.#byParagraph.set(paragraph, here);
        here.set(this.#cues[i] as number, [here.get(this.#cues[i] as number)?.[0] ?? place, place]);
      }
    }
    return this.#byParagraph.get(start);
  }
}

const isQuotation = (unit: number) => isEnclosing(unit) && !isSpace(unit) && !'()[]（）'.includes(String.fromCharCode(unit));
