/**
 * A text as the trie reads it: for each code unit a letter, which is the unit's class and its symbol in the lexicon's keys in one number. Reading a string
 * costs several times as much as reading an array, and many units are read more than once; so a text is written out first.
 */
import { COMPOUND } from '../text/units.ts';

const CLASS_BITS = 3;

/** The letter of a unit: its class (see units.ts), and its symbol in the trie or 0 where no key holds it. */
export const letterOf = (kind: number, symbol: number): number => (symbol << CLASS_BITS) | kind;
export const kindOf = (letter: number): number => letter & ((1 << CLASS_BITS) - 1);
export const symbolOf = (letter: number): number => letter >>> CLASS_BITS;

/** The letters of all code units, found out 256 at a time when the first of them is met. */
export interface Letters {
  /** By code unit. COMPOUND also stands for what has not been found out yet. */
  known: Int32Array;
  /** Finds out the letter of a unit and of those around it. */
  learn(unit: number): number;
  of(unit: number): number;
}

/** Room for texts of usual length, in UTF-16 units, used again for each. */
const room = new Int32Array(1 << 14);

/**
 * Writes out `text` by the letters of all code units, with a separator behind its end. Good until the next call; undefined when the text holds a unit
 * that must be expanded first (see expand.ts).
 */
export function transcribe(text: string, { known, learn }: Letters): Int32Array | undefined {
  const { length } = text;
  const transcript = length < room.length ? room : new Int32Array(length + 1);
  for (let at = write(text, 0, known, transcript); at < length; at = write(text, at, known, transcript)) {
    if (learn(text.charCodeAt(at)) === COMPOUND) return undefined;
  }
  transcript[length] = 0;
  return transcript;
}

/** Writes out `text` from an offset on, up to the first unit that is not known; its offset. By itself, since a call in this loop makes it a third slower. */
function write(text: string, from: number, known: Int32Array, transcript: Int32Array): number {
  for (let i = from; i < text.length; i++) {
    const letter = known[text.charCodeAt(i)] as number;
    if (letter === COMPOUND) return i;
    transcript[i] = letter;
  }
  return text.length;
}
