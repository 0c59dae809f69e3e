/** Folded text with its way back, and the keys that spellings are stored and compared under. */
import { expand } from './expand.ts';
import { CLASS, COMPOUND, DROPPED, FOLD, HAN, SEPARATOR } from './units.ts';

export interface Folded {
  text: string;
  /** For code unit `i` of `text`: the source's code units from `starts[i]` up to, not including, `ends[i]`, dropped marks behind it included. */
  starts: number[];
  ends: number[];
}

/** Folds letters and digits, drops marks and format characters, leaves what separates as it is. Offsets are UTF-16; never throws. */
export function fold(source: string): Folded {
  const compound = [...source].some((char) => CLASS[char.charCodeAt(0)] === COMPOUND);
  const expanded = compound ? expand(source) : undefined;
  const plain = expanded?.text ?? source;
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    const end = expanded ? (expanded.ends[i] as number) : i + 1;
    if (CLASS[unit] === DROPPED) {
      if (ends.length > 0) ends[ends.length - 1] = end;
      continue;
    }
    units.push(FOLD[unit] as number);
    starts.push(expanded ? (expanded.starts[i] as number) : i);
    ends.push(end);
  }
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.slice(at, at + 4096));
  return { text, starts, ends };
}

/**
 * The key of a spelling: folded, one space wherever anything separates its words and wherever a letter meets a digit or another
 * script, so that "إتش200", "إتش-200" and "إتش ٢٠٠" have one key.
 */
export function keyOf(text: string): string {
  let key = '';
  let previous = SEPARATOR;
  for (const unit of fold(text).text) {
    const kind = CLASS[unit.charCodeAt(0)] as number;
    if (kind !== SEPARATOR) {
      if (kind !== previous && key !== '') key += ' ';
      key += unit;
    }
    previous = kind;
  }
  return key;
}

/** The folded words of a text, in order; Chinese is not parted into words and comes as runs. */
export const wordsOf = (text: string): string[] => keyOf(text).split(' ').filter(Boolean);

/** Whether a text is written without spaces between words, so that any place in it can begin a name. */
export const isUnspaced = (text: string): boolean => CLASS[text.charCodeAt(0)] === HAN;
