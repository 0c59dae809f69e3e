import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, END, ROOT, type Trie } from './trie.ts';

/** Reads a key straight by the definition of the double array, without the finder. */
function lookUp({ base, check, tails }: Trie, key: number[]): number | undefined {
  let node: number = ROOT;
  for (let depth = 0; depth <= key.length; depth++) {
    const next = base[node] as number;
    if (next < 0) {
      const tail = -next - 1;
      const length = tails[tail] as number;
      const rest = key.slice(depth);
      if (length !== rest.length || rest.some((symbol, i) => tails[tail + 1 + i] !== symbol)) return undefined;
      return (tails[tail + 1 + length] as number) | ((tails[tail + 2 + length] as number) << 16);
    }
    const cell = next + (key[depth] ?? END);
    if (check[cell] !== node) return undefined;
    if (depth === key.length) return base[cell];
    node = cell;
  }
  return undefined;
}

const keys = fc.uniqueArray(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }), { selector: String, maxLength: 60 });
const entriesOf = (list: number[][]) => list.map((key, value) => ({ symbols: Uint16Array.from(key), value: value * 70_001 }));

describe('a double-array trie', () => {
  it('gives every key its value, and nothing to any other key', () => {
    fc.assert(
      fc.property(keys, keys, (list, others) => {
        const trie = buildTrie(entriesOf(list));
        list.forEach((key, i) => {
          expect(lookUp(trie, key)).toBe(i * 70_001);
        });
        const known = new Set(list.map(String));
        for (const other of others) if (!known.has(String(other))) expect(lookUp(trie, other)).toBeUndefined();
      }),
    );
  });

  it('is the same whatever the order of the entries', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const entries = entriesOf(list);
        expect(buildTrie([...entries].reverse())).toEqual(buildTrie(entries));
      }),
    );
  });

  it('refuses two entries with one key', () => {
    const symbols = Uint16Array.of(1, 2);
    expect(() =>
      buildTrie([
        { symbols, value: 1 },
        { symbols, value: 2 },
      ]),
    ).toThrow('same key');
  });
});
