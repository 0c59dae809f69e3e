/** Whether what a spelling asks of its surroundings holds: the words beside it, in its paragraph, and the marks around it. */
import type { Spelling } from '../knowledge/term.ts';
import { isUnspaced, keyOf, wordsOf } from '../text/fold.ts';
import { isEnclosing } from '../text/gaps.ts';
import { paragraphAround } from '../text/paragraphs.ts';
import { bareForms } from '../text/proclitics.ts';
import { CLASS, DROPPED } from '../text/units.ts';

type Circumstances = NonNullable<Spelling['unless']>;

/** A text in which a mention stands, and where. UTF-16 offsets, `end` exclusive. */
export interface Place {
  text: string;
  start: number;
  end: number;
}

/** How far, in UTF-16 units, the words directly beside a mention are looked for. */
const REACH = 80;

/** A list of words and phrases, folded, ready to be looked for. */
interface Phrases {
  /** Those of Arabic and Latin letters, and the number of words in the longest. */
  parted: Set<string>;
  longest: number;
  /** Chinese: looked for at any place. */
  unparted: string[];
}

const prepared = new WeakMap<string[], Phrases>();
/** Lists are prepared when they are first asked for and kept with the spelling that they belong to. */
function phrasesOf(list: string[]): Phrases {
  let phrases = prepared.get(list);
  if (!phrases) {
    const keys = list.map(keyOf);
    const parted = new Set(keys.filter((key) => !isUnspaced(key)));
    const longest = Math.max(0, ...[...parted].map((key) => key.split(' ').length));
    phrases = { parted, longest, unparted: keys.filter(isUnspaced) };
    prepared.set(list, phrases);
  }
  return phrases;
}

/** Whether one of the phrases is made of the words from `from` up to, not including, `to`, the first perhaps behind a particle. */
function isPhrase({ parted }: Phrases, words: string[], from: number, to: number): boolean {
  const first = words[from] as string;
  const rest = to - from > 1 ? ` ${words.slice(from + 1, to).join(' ')}` : '';
  return parted.has(first + rest) || bareForms(first).some((bare) => parted.has(bare + rest));
}

/** The dot of a title or an initial ends no sentence. */
const SENTENCE_END = /(?:(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Corp|Inc|Ltd|[A-Z]))\.|[!?؟۔])\s|[。！？\n]/g;

/** The folded words of the same sentence before the place. */
function wordsBefore({ text, start }: Place): string[] {
  const window = text.slice(Math.max(0, start - REACH), start);
  let cut = 0;
  for (const match of window.matchAll(SENTENCE_END)) cut = match.index + match[0].length;
  return wordsOf(window.slice(cut));
}

/** And those behind it. */
function wordsBehind({ text, end }: Place): string[] {
  const window = text.slice(end, end + REACH);
  const stop = window.search(SENTENCE_END);
  return wordsOf(stop < 0 ? window : window.slice(0, stop));
}

/** Whether one of the words asked for stands directly beside the mention. */
export function holdsBeside({ after, before }: Circumstances, place: Place): boolean {
  if (after) {
    const phrases = phrasesOf(after);
    const words = wordsBefore(place);
    const { length } = words;
    for (let count = 1; count <= Math.min(phrases.longest, length); count++)
      if (isPhrase(phrases, words, length - count, length)) return true;
    if (phrases.unparted.some((phrase) => words.at(-1)?.endsWith(phrase))) return true;
  }
  if (before) {
    const phrases = phrasesOf(before);
    const words = wordsBehind(place);
    for (let count = 1; count <= Math.min(phrases.longest, words.length); count++) if (isPhrase(phrases, words, 0, count)) return true;
    if (phrases.unparted.some((phrase) => words[0]?.startsWith(phrase))) return true;
  }
  return false;
}

/** Whether one of the words asked for stands in the mention's paragraph. */
export function holdsNear({ near }: Circumstances, { text, start }: Place): boolean {
  if (!near) return false;
  return paragraphAround(text, start).once(near, (paragraph) => {
    const { parted, unparted } = phrasesOf(near);
    for (const phrase of parted) {
      const space = phrase.indexOf(' ');
      if (space < 0 ? paragraph.hasWord(phrase) : paragraph.hasWord(phrase.slice(0, space)) && paragraph.key().includes(`${phrase} `))
        return true;
    }
    return unparted.some((phrase) => paragraph.key().includes(phrase));
  });
}

/** Whether the mention stands in quotation marks of its own. */
export function isQuoted({ text, start, end }: Place): boolean {
  let before = start - 1;
  while (before >= 0 && CLASS[text.charCodeAt(before)] === DROPPED) before--;
  let behind = end;
  while (behind < text.length && CLASS[text.charCodeAt(behind)] === DROPPED) behind++;
  return isQuotation(text.charCodeAt(before)) && isQuotation(text.charCodeAt(behind));
}

const isQuotation = (unit: number) => isEnclosing(unit) && !'()[]（）'.includes(String.fromCharCode(unit));
