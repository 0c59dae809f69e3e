/**
 * How keys begin, as bits that are asked before the trie: most words of a text begin no key, and one look into a few kilobytes that stay in
 * the processor's cache tells so. It may say yes to what begins no key, never no to what begins one.
 * Bloom filters of two bits a word, both in one number of 32 bits (Putze, Sanders and Singler 2007).
 */
import { classOf, HAN } from '../text/units.ts';
import { ENDING, ENDINGS } from './forms.ts';
import { letterOf } from './transcript.ts';

/** Bits for each word, more or less: from 11 to 23, since filters have the length of the nearest power of two. */
const BITS_A_WORD = 16;

/**
 * The hash of a word is the sum of its letters (see transcript.ts), each times BASE to the power of its place, modulo 2^32: words are hashed as they are
 * read, and a proclitic is taken off the front without reading the rest again.
 */
export const BASE = 0x2f0b4c47;
/** BASE * INVERSE is 1 modulo 2^32. */
const INVERSE = 0x40489d77;

/** Powers of BASE: quicker looked up than multiplied where a word is read. Keys have no longer words (see wordsOf). */
export const POWERS = new Int32Array(256).fill(1);
export const PLACES = POWERS.length - 1;
for (let place = 1; place <= PLACES; place++) POWERS[place] = Math.imul(POWERS[place - 1] as number, BASE);

/** The hash of a word without its first letter. */
export const withoutFirst = (hash: number, letter: number): number => Math.imul(hash - letter, INVERSE);

/** Chinese is not parted into words: there the first two letters are taken for one. The second is 0 where the run is at its end. */
export const hashOfHan = (first: number, second: number): number => (first + Math.imul(second, BASE)) | 0;

/** The hash of two words in a row, from those of each. */
export const hashOfPair = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) + second) | 0;

export interface Filter {
  /** The first words of all keys. */
  first: Int32Array<ArrayBuffer>;
  /** Asked when that lets a word pass: keys of one word, and the first two words of the others. */
  whole: Int32Array<ArrayBuffer>;
}

/** The upper bits of a hash so spread choose a number of the filter, the lowest ten two bits in it. */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
const maskOf = (spreaded: number): number => (1 << spreaded) | (1 << (spreaded >>> 5));
const placeOf = (bits: Int32Array, spreaded: number): number => spreaded >>> (Math.clz32(bits.length) + 1);

function bitsOf(hashes: Set<number>): Int32Array<ArrayBuffer> {
  const bits = new Int32Array(2 ** Math.round(Math.log2(2 + (hashes.size * BITS_A_WORD) / 32)));
  for (const hash of hashes) {
    const spreaded = spread(hash);
    const place = placeOf(bits, spreaded);
    bits[place] = (bits[place] as number) | maskOf(spreaded);
  }
  return bits;
}

/** Builds the filter of `keys` (see keyOf), whose units have the numbers of `symbols`, 1 and up. */
export function buildFilter(keys: Iterable<string>, symbols: ReadonlyMap<string, number>): Filter {
  const kindOf = (word: string) => classOf(word.charCodeAt(0));
  const letter = (unit: string) => letterOf(kindOf(unit), symbols.get(unit) as number);
  const hashOf = (word: string) => word.split('').reduceRight((hash, unit) => (Math.imul(hash, BASE) + letter(unit)) | 0, 0);
  const hashesOf = (word: string) =>
    word.includes(ENDING) ? [...ENDINGS].map((ending) => hashOf(word.replace(ENDING, ending))) : [hashOf(word)];
  // Behind a Chinese name of one letter may stand any other, none, or one that no key holds.
  const seconds = [0, letterOf(HAN, 0), ...[...symbols.keys()].filter((unit) => kindOf(unit) === HAN).map(letter)];
  const first = new Set<number>();
  const whole = new Set<number>();
  for (const key of keys) {
    const [word = '', next] = key.split(' ');
    if (kindOf(word) === HAN) {
      const [one = '', two] = word;
      for (const second of two ? [letter(two)] : seconds) first.add(hashOfHan(letter(one), second));
      continue;
    }
    for (const hash of hashesOf(word)) {
      first.add(hash);
      // A Chinese word does not end where a word of the text does.
      if (next === undefined || kindOf(next) === HAN) whole.add(hash);
      else for (const other of hashesOf(next)) whole.add(hashOfPair(hash, other));
    }
  }
  return { first: bitsOf(first), whole: bitsOf(whole) };
}

/** Whether a hash may be among those of the filter. */
export function passes(bits: Int32Array, hash: number): boolean {
  const spreaded = spread(hash);
  const mask = maskOf(spreaded);
  return ((bits[placeOf(bits, spreaded)] as number) & mask) === mask;
}
