/**
 * The search index: an inverted index as plain arrays of numbers, which IndexedDB stores and gives back as they are, so that nothing is parsed
 * or built when the popup opens. Records are numbered: terms first (the most reported first), then stories, then facts (the newest first).
 */
export interface SearchIndex {
  /** How the arrays are to be read: LAYOUT of the code that wrote them. */
  layout: number;
  terms: number;
  stories: number;
  facts: number;
  /** Ids of the records in ASCII; record `i` from `idStarts[i]` up to `idStarts[i + 1]`. */
  ids: Uint8Array;
  idStarts: Uint32Array;
  /** The words, sorted by code unit; word `i` from `wordStarts[i]` up to `wordStarts[i + 1]`. */
  units: Uint16Array;
  wordStarts: Uint32Array;
  /** The records that a word stands in, by word: numbers as differences, the lowest bit set where the word stands in a title or name. */
  texts: Uint8Array;
  textStarts: Uint32Array;
  textCounts: Uint32Array;
  /** The spellings that a word stands in, by word: number of the spelling, and in the lowest four bits the place of the word in it. */
  names: Uint32Array;
  nameStarts: Uint32Array;
  /** The words of each spelling, and the spellings of each term. */
  spellingWords: Uint32Array;
  spellingStarts: Uint32Array;
  spellingTerms: Uint32Array;
  termSpellings: Uint32Array;
  /** Stories and facts about each term: numbers as differences; in the two lowest bits how much they are about it, 0 most, 2 least. */
  about: Uint8Array;
  aboutStarts: Uint32Array;
  aboutCounts: Uint32Array;
}

/** Changes with the meaning of the arrays. */
export const LAYOUT = 1;

/** Most words of a spelling that are looked at: four bits. */
export const LONGEST_SPELLING = 16;

/** Number of words of a spelling. */
export const lengthOfSpelling = ({ spellingStarts }: SearchIndex, spelling: number): number =>
  (spellingStarts[spelling + 1] as number) - (spellingStarts[spelling] as number);

/** Appends whole numbers from 0 up to 2^31 to bytes, seven bits a byte, the highest bit set on all but the last. */
export class NumberWriter {
  bytes = new Uint8Array(1024);
  length = 0;

  write(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.length++] = (rest & 0x7f) | 0x80;
    this.bytes[this.length++] = rest;
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Writes the numbers that lie between two offsets into a list that has room for them; how many they are. */
export function readNumbers(bytes: Uint8Array, from: number, to: number, into: Uint32Array): number {
  let count = 0;
  for (let at = from; at < to; ) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    into[count++] = value;
  }
  return count;
}

/** Size of an index in bytes. */
export const sizeOf = (index: SearchIndex): number =>
  Object.values(index).reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
