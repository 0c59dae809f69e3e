/** Whether what a spelling asks of its surroundings holds: the words beside it, in its paragraph, and the marks around it. */
import type { Spelling } from '../knowledge/term.ts';
import { isUnspaced, keyOf } from '../text/fold.ts';
import { isEnclosing } from '../text/gaps.ts';
import { paragraphAround } from '../text/paragraphs.ts';
import { ARABIC, CLASS, DROPPED } from '../text/units.ts';

type Circumstances = NonNullable<Spelling['unless']>;

/** A text in which a mention stands, and where. UTF-16 offsets, `end` exclusive. */
export interface Place {
  text: string;
  start: number;
  end: number;
}

/** How far, in UTF-16 units, the words directly beside a mention are looked for. */
const REACH = 80;

/** Proclitics and article that may stand before a listed Arabic word. */
const PROCLITICS = '(?:و|ف)?(?:ال|بال|كال|لل|ب|ل|ك)?';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern(words: string[], before: string, behind: string): RegExp {
  const choices = words.map((word) => {
    const key = escaped(keyOf(word));
    // Chinese parts no words: only the edge beside the mention counts, where there is one.
    if (isUnspaced(key)) return `${before.replace('(?:^| )', '')}${key}${behind.replace('(?: |$)', '')}`;
    return `${before}${CLASS[key.charCodeAt(0)] === ARABIC ? PROCLITICS : ''}${key}${behind}`;
  });
  return new RegExp(choices.map((choice) => `(?:${choice})`).join('|'));
}

const patterns = new WeakMap<string[], RegExp>();
/** Patterns are made when they are first asked for and kept with the list that they come from. */
function patternOf(words: string[], before: string, behind: string): RegExp {
  let known = patterns.get(words);
  if (!known) {
    known = pattern(words, before, behind);
    patterns.set(words, known);
  }
  return known;
}

/** The dot of a title or an initial ends no sentence. */
const SENTENCE_END = /(?:(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z]))\.|[!?؟۔])\s|[。！？\n]/g;

/** The folded words of the same sentence directly before the place. */
function wordsBefore({ text, start }: Place): string {
  const window = text.slice(Math.max(0, start - REACH), start);
  let cut = 0;
  for (const match of window.matchAll(SENTENCE_END)) cut = match.index + match[0].length;
  return keyOf(window.slice(cut));
}

function wordsBehind({ text, end }: Place): string {
  const window = text.slice(end, end + REACH);
  const stop = window.search(SENTENCE_END);
  return keyOf(stop < 0 ? window : window.slice(0, stop));
}

/** Whether one of the words asked for stands directly beside the mention. */
export function holdsBeside({ after, before }: Circumstances, place: Place): boolean {
  if (after && patternOf(after, '(?:^| )', '$').test(wordsBefore(place))) return true;
  return before !== undefined && patternOf(before, '^', '(?: |$)').test(wordsBehind(place));
}

/** Whether one of the words asked for stands in the mention's paragraph. */
export const holdsNear = ({ near }: Circumstances, { text, start }: Place): boolean =>
  near !== undefined && paragraphAround(text, start).matches(patternOf(near, '(?:^| )', '(?: |$)'));

/** Whether the mention stands in quotation marks of its own. */
export function isQuoted({ text, start, end }: Place): boolean {
  let before = start - 1;
  while (before >= 0 && CLASS[text.charCodeAt(before)] === DROPPED) before--;
  let behind = end;
  while (behind < text.length && CLASS[text.charCodeAt(behind)] === DROPPED) behind++;
  return isQuotation(text.charCodeAt(before)) && isQuotation(text.charCodeAt(behind));
}

const isQuotation = (unit: number) => isEnclosing(unit) && !'()[]（）'.includes(String.fromCharCode(unit));
