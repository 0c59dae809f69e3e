/**
 * The first words of the keys, as bits that are asked before the trie: most words of a text begin no key, and one look into a few
 * kilobytes that stay in the processor's cache tells so. It may say yes to what begins no key, never no to what begins one.
 * A Bloom filter of two bits a word, both in one number of 32 bits (Putze, Sanders and Singler 2007).
 */
import { CLASS, HAN } from '../text/units.ts';
import { ENDING, ENDINGS } from './forms.ts';
import { letterOf } from './transcript.ts';

/** Bits for each word, at the least. */
const BITS_A_WORD = 16;

/**
 * The hash of a word is the sum of its letters (see transcript.ts), each times BASE to the power of its place, modulo 2^32: words are hashed as they are
 * read, and a proclitic is taken off the front without reading the rest again.
 */
export const BASE = 0x2f0b4c47;
/** BASE * INVERSE is 1 modulo 2^32. */
const INVERSE = 0x40489d77;

/** The hash of a word without its first letter. */
export const withoutFirst = (hash: number, letter: number): number => Math.imul(hash - letter, INVERSE);

/** Chinese is not parted into words: there the first two letters are taken for one. The second is 0 where the run is at its end. */
export const hashOfPair = (first: number, second: number): number => (first + Math.imul(second, BASE)) | 0;

/** The upper bits of a hash so spread choose a number of the filter, the lowest ten two bits in it. */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
const maskOf = (spreaded: number): number => (1 << spreaded) | (1 << (spreaded >>> 5));
const placeOf = (filter: Uint32Array, spreaded: number): number => spreaded >>> (Math.clz32(filter.length) + 1);

/** Builds the filter of `keys` (see keyOf), whose units have the numbers of `symbols`, 1 and up. */
export function buildFilter(keys: Iterable<string>, symbols: ReadonlyMap<string, number>): Uint32Array {
  const letter = (unit: string) => letterOf(CLASS[unit.charCodeAt(0)] as number, symbols.get(unit) as number);
  const hashOf = (word: string) => word.split('').reduceRight((hash, unit) => (Math.imul(hash, BASE) + letter(unit)) | 0, 0);
  // Behind a Chinese name of one letter may stand any other, none, or one that no key holds.
  const seconds = [0, letterOf(HAN, 0), ...[...symbols.keys()].filter((unit) => CLASS[unit.charCodeAt(0)] === HAN).map(letter)];
  const hashes = new Set<number>();
  for (const key of keys) {
    // The gap ends the first word.
    const [word = ''] = key.split(' ');
    if (CLASS[word.charCodeAt(0)] === HAN) {
      const [first = '', second] = word;
      for (const other of second ? [letter(second)] : seconds) hashes.add(hashOfPair(letter(first), other));
    } else if (word.includes(ENDING)) for (const ending of ENDINGS) hashes.add(hashOf(word.replace(ENDING, ending)));
    else hashes.add(hashOf(word));
  }
  const filter = new Uint32Array(2 ** Math.ceil(Math.log2(2 + (hashes.size * BITS_A_WORD) / 32)));
  for (const hash of hashes) {
    const spreaded = spread(hash);
    const place = placeOf(filter, spreaded);
    filter[place] = (filter[place] as number) | maskOf(spreaded);
  }
  return filter;
}

/** Whether a key may begin with the word of this hash. */
export function passes(filter: Uint32Array, hash: number): boolean {
  const spreaded = spread(hash);
  const mask = maskOf(spreaded);
  return ((filter[placeOf(filter, spreaded)] as number) & mask) === mask;
}
