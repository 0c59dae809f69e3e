/**
 * How keys begin, as a few bits that are asked before the trie: most words of a text begin like no key at all, and one look into 8 kB that stay in
 * the processor's first cache tells so. It may say yes to what is no key, never no to what is one.
 */
import { ARABIC, CLASS, DROPPED, HAN } from '../text/units.ts';
import { ENDING } from './forms.ts';

const BITS = 1 << 16;
/** How many letters are looked at; of Chinese, where any letter may follow a name's last, only as many as the shortest names have. */
export const PREFIX = 4;
const HAN_PREFIX = 2;

/** Adds a symbol to the hash of those before it; 0 stands where no plain letter of the same word does. */
export const mix = (hash: number, symbol: number) => (Math.imul(hash, 0x2f0b4c47) + symbol) | 0;
const bitOf = (hash: number) => (hash ^ (hash >>> 15)) & (BITS - 1);

/** Builds the filter of `keys` (see keyOf), whose units have the numbers of `symbolOf`, 1 and up. */
export function buildFilter(keys: Iterable<string>, symbolOf: Map<string, number>): Uint32Array {
  const filter = new Uint32Array(BITS / 32);
  const numbersOf = (kind: number) => [
    0,
    ...[...symbolOf].filter(([unit]) => CLASS[unit.charCodeAt(0)] === kind).map(([, number]) => number),
  ];
  const arabic = numbersOf(ARABIC);
  const han = numbersOf(HAN);
  for (const key of keys) {
    // The gap ends the first word.
    const [word = ''] = key.split(' ');
    const isHan = CLASS[key.charCodeAt(0)] === HAN;
    const ending = word.indexOf(ENDING);
    // Behind a stem that takes endings may stand any Arabic letter, behind a Chinese name of one letter any Chinese one.
    const symbolsAt = (i: number): number[] => {
      if (isHan) return i >= word.length ? han : [symbolOf.get(word.charAt(i)) ?? 0];
      return ending >= 0 && i >= ending ? arabic : [symbolOf.get(word.charAt(i)) ?? 0];
    };
    let hashes = [0];
    for (let i = 0; i < (isHan ? HAN_PREFIX : PREFIX); i++)
      hashes = hashes.flatMap((hash) => symbolsAt(i).map((symbol) => mix(hash, symbol)));
    for (const hash of hashes) {
      const bit = bitOf(hash);
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }
  return filter;
}

/** Whether the filter lets a hash of PREFIX symbols pass. */
export const passes = (filter: Uint32Array, hash: number): boolean => {
  const bit = bitOf(hash);
  return ((filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
};

/** Whether a key may begin at `at` of `text`, a letter of class `kind`. */
export function mayBegin(filter: Uint32Array, symbols: Uint16Array, text: string, at: number, kind: number): boolean {
  const count = kind === HAN ? HAN_PREFIX : PREFIX;
  let hash = 0;
  let i = 0;
  for (; i < count && at + i < text.length; i++) {
    const unit = text.charCodeAt(at + i);
    if (CLASS[unit] !== kind) {
      if (CLASS[unit] === DROPPED) return true;
      break;
    }
    hash = mix(hash, symbols[unit] as number);
  }
  for (; i < count; i++) hash = mix(hash, 0);
  return passes(filter, hash);
}
