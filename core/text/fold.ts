/** Folded text with its way back, and the keys that spellings are stored and compared under. */
import { expand } from './expand.ts';
import { COMPOUND, classOf, DROPPED, foldOf, SEPARATOR } from './units.ts';

export interface Folded {
  text: string;
  /** For code unit `i` of `text`: the source's code units from `starts[i]` up to, not including, `ends[i]`, dropped marks behind it included. */
  starts: number[];
  ends: number[];
}

/** Folds letters and digits, drops marks and format characters, leaves what separates as it is. Offsets are UTF-16; never throws. */
export function fold(source: string): Folded {
  const compound = [...source].some((char) => classOf(char.charCodeAt(0)) === COMPOUND);
  const expanded = compound ? expand(source) : undefined;
  const plain = expanded?.text ?? source;
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    const end = expanded ? (expanded.ends[i] as number) : i + 1;
    if (classOf(unit) === DROPPED) {
      if (ends.length > 0) ends[ends.length - 1] = end;
      continue;
    }
    units.push(foldOf(unit));
    starts.push(expanded ? (expanded.starts[i] as number) : i);
    ends.push(end);
  }
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.slice(at, at + 4096));
  return { text, starts, ends };
}

/** Longest word that is kept whole, in folded units: longer runs are no words of any language. */
const LONGEST_WORD = 256;
const word = new Uint16Array(LONGEST_WORD);

/**
 * The folded words of a text, in order. A word ends wherever anything separates and wherever a letter meets a digit or another script;
 * Chinese is not parted into words and comes as runs.
 */
export function wordsOf(source: string): string[] {
  const words: string[] = [];
  let length = 0;
  let previous: number = SEPARATOR;
  const close = () => {
    if (length > 0) words.push(String.fromCharCode.apply(null, word.subarray(0, length) as unknown as number[]));
    length = 0;
  };
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    const kind = classOf(unit);
    if (kind === COMPOUND) return wordsOf(expand(source).text);
    if (kind === DROPPED) continue;
    if (kind !== previous || length === LONGEST_WORD) close();
    if (kind !== SEPARATOR) word[length++] = foldOf(unit);
    previous = kind;
  }
  close();
  return words;
}

/**
 * The key of a spelling: its folded words, one space between them, so that "إتش200", "إتش-200" and "إتش ٢٠٠" have one key.
 */
export const keyOf = (text: string): string => wordsOf(text).join(' ');
