/**
 * A text as the trie reads it: for each code unit a letter, which is the unit's class and its symbol in the lexicon's keys in one number. Reading a string
 * costs several times as much as reading an array, and many units are read more than once; so a text is written out first.
 */
import { COMPOUND, classOf, foldOf, SEPARATOR } from '../text/units.ts';

const CLASS_BITS = 3;
/** Letters have sixteen bits; what is rarer than so many units has no symbol. */
export const MOST_SYMBOLS = 0xffff >> CLASS_BITS;

/** The letter of a unit: its class (see units.ts), and its symbol in the trie or 0 where no key holds it. */
export const letterOf = (kind: number, symbol: number): number => (symbol << CLASS_BITS) | kind;
export const kindOf = (letter: number): number => letter & ((1 << CLASS_BITS) - 1);
export const symbolOf = (letter: number): number => letter >>> CLASS_BITS;

/** Stands for every gap between words. */
const SPACE = 0x20;

/** The letters of all code units, found out 256 at a time when the first of them is met. */
export interface Letters {
  /** By code unit. COMPOUND also stands for what has not been found out yet. */
  known: Uint16Array;
  /** The letter of a unit; finds it out, and those around it, where it is not known yet. */
  learn(unit: number): number;
}

/** The letters by an alphabet: the folded units of symbol 1, 2, … */
export function lettersOf(alphabet: Uint16Array): Letters {
  const known = new Uint16Array(0x10000).fill(COMPOUND);
  const isKnown = new Uint8Array(0x100);
  const learn = (wanted: number): number => {
    const block = wanted >> 8;
    if (isKnown[block]) return known[wanted] as number;
    isKnown[block] = 1;
    const symbols = new Uint16Array(0x100);
    for (let i = 0; i < alphabet.length; i++) {
      const unit = alphabet[i] as number;
      if (unit >> 8 === block) symbols[unit & 0xff] = i + 1;
    }
    for (let unit = block << 8; unit >> 8 === block; unit++) {
      const kind = classOf(unit);
      const folded = foldOf(unit);
      const symbol = folded >> 8 === block ? (symbols[folded & 0xff] as number) : symbolOf(learn(folded));
      known[unit] = letterOf(kind, kind !== SEPARATOR || unit === SPACE ? symbol : 0);
    }
    return known[wanted] as number;
  };
  return { known, learn };
}

/** Room for texts of usual length, in UTF-16 units, used again for each. */
const room = new Uint16Array(1 << 14);

/**
 * Writes out `text` by the letters of all code units, with a separator behind its end. Good until the next call; undefined when the text holds a unit
 * that must be expanded first (see expand.ts).
 */
export function transcribe(text: string, { known, learn }: Letters): Uint16Array | undefined {
  const { length } = text;
  const transcript = length < room.length ? room : new Uint16Array(length + 1);
  for (let at = write(text, 0, known, transcript); at < length; at = write(text, at, known, transcript)) {
    if (learn(text.charCodeAt(at)) === COMPOUND) return undefined;
  }
  transcript[length] = 0;
  return transcript;
}

/** Writes out `text` from an offset on, up to the first unit that is not known; its offset. By itself, since a call in this loop makes it a third slower. */
function write(text: string, from: number, known: Uint16Array, transcript: Uint16Array): number {
  for (let i = from; i < text.length; i++) {
    const letter = known[text.charCodeAt(i)] as number;
    if (letter === COMPOUND) return i;
    transcript[i] = letter;
  }
  return text.length;
}
