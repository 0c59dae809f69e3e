/**
 * How keys begin, as a few bits that are asked before the trie: most words of a text begin like no key at all, and one look into 4 kB that stay in
 * the processor's first cache tells so. It may say yes to what is no key, never no to what is one.
 */
import { ARABIC, CLASS, DROPPED, HAN } from '../text/units.ts';
import { ENDING } from './forms.ts';

const BITS = 1 << 15;

/** A bit for three symbols, 0 where no plain letter of the same word stands. */
const bitOf = (first: number, second: number, third: number) => (Math.imul(Math.imul(first, 61) + second, 61) + third) & (BITS - 1);

/** Builds the filter of `keys` (see keyOf), whose units have the numbers of `symbolOf`, 1 and up. */
export function buildFilter(keys: Iterable<string>, symbolOf: Map<string, number>): Uint32Array {
  const filter = new Uint32Array(BITS / 32);
  const set = (first: number, second: number, third: number) => {
    const bit = bitOf(first, second, third);
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  };
  // Endings are Arabic, and behind a Chinese name of one letter may follow any.
  const numbersOf = (kind: number) => [
    0,
    ...[...symbolOf].filter(([unit]) => CLASS[unit.charCodeAt(0)] === kind).map(([, number]) => number),
  ];
  const arabic = numbersOf(ARABIC);
  const han = numbersOf(HAN);
  for (const key of keys) {
    // The gap ends the first word, and Chinese, where any letter may follow a name's last, is told by two.
    const [word = ''] = key.split(' ');
    const isHan = CLASS[key.charCodeAt(0)] === HAN;
    const seconds = isHan && word.length === 1 ? han : word[1] === ENDING ? arabic : [symbolOf.get(word[1] ?? '') ?? 0];
    const thirds = isHan ? [0] : word[1] === ENDING || word[2] === ENDING ? arabic : [symbolOf.get(word[2] ?? '') ?? 0];
    for (const second of seconds) for (const third of thirds) set(symbolOf.get(word.charAt(0)) ?? 0, second, third);
  }
  return filter;
}

/** Whether a key may begin at `at` of `text`, a letter of class `kind`. */
export function mayBegin(filter: Uint32Array, symbols: Uint16Array, text: string, at: number, kind: number): boolean {
  const first = symbols[text.charCodeAt(at)] as number;
  if (first === 0) return false;
  let second = 0;
  let third = 0;
  if (at + 1 < text.length) {
    const unit = text.charCodeAt(at + 1);
    if (CLASS[unit] === DROPPED) return true;
    if (CLASS[unit] === kind) {
      second = symbols[unit] as number;
      if (kind !== HAN && at + 2 < text.length) {
        const last = text.charCodeAt(at + 2);
        if (CLASS[last] === DROPPED) return true;
        if (CLASS[last] === kind) third = symbols[last] as number;
      }
    }
  }
  const bit = bitOf(first, second, third);
  return ((filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}
