import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie } from './build-trie.ts';
import { bytesOf, Cursor, END, LIMIT, ON, type Trie } from './trie.ts';

/** Reads a key straight by the definition in trie.ts, without the cursor. */
function lookUp({ cells, tails }: Trie, key: string): number | undefined {
  const numberAt = (at: number) => Buffer.from(tails.subarray(at, at + 3)).readUIntLE(0, 3);
  const bytes = [...Buffer.from(key, 'latin1'), END];
  let place = (cells[0] as number) >>> 8;
  while (bytes.length > 0) {
    const byte = bytes.shift();
    if (place < cells.length) {
      const cell = cells[place + (byte as number)] as number;
      if ((cell & 0xff) !== byte) return undefined;
      place = cell >>> 8;
    } else {
      const at = place - cells.length;
      if (tails[at] !== byte) return undefined;
      if (byte === END) place = numberAt(at + 1);
      else if (tails[at + 1] === ON) place = numberAt(at + 2);
      else place++;
    }
  }
  return place;
}

/** Reads a key as those who find do. */
function walk(trie: Trie, symbols: number[]): number | undefined {
  const cursor = new Cursor(trie);
  if (!symbols.every((symbol) => cursor.step(symbol))) return undefined;
  return cursor.value() < 0 ? undefined : cursor.value();
}

/** Few symbols, so that keys begin, go on and end alike; of one byte and of two, that share their first byte and their second. */
const symbol = fc.constantFrom(1, 2, 3, 0xbf, 0xc0, 0xc1, 0x13f, 0x140, 0x1fff);
const keys = fc.uniqueArray(fc.array(symbol, { minLength: 1, maxLength: 8 }), { selector: String, maxLength: 60 });
const keyOf = (symbols: number[]) => symbols.map(bytesOf).join('');
/** Few values, so that what is alike is kept once; the highest that there may be among them. */
const someValue = (number: number) => [0, 0xffff, LIMIT - 1][number % 3] as number;
const entriesOf = (list: number[][]) => list.map((symbols, i) => ({ key: keyOf(symbols), value: someValue(i) }));

describe('a symbol', () => {
  it('has bytes of its own, none of them END or ON, and none that another begins with', () => {
    const all = Array.from({ length: 8255 }, (_, i) => bytesOf(i + 1));
    expect(new Set(all).size).toBe(all.length);
    const first = new Set(all.filter((bytes) => bytes.length === 1));
    for (const bytes of all) {
      expect(bytes).not.toMatch(/[\0\xff-\uffff]/);
      expect(bytes.length === 1 || !first.has(bytes.charAt(0))).toBe(true);
    }
  });
});

describe('a trie', () => {
  it('gives every key its value, and nothing to any other key', () => {
    fc.assert(
      fc.property(keys, keys, (list, others) => {
        const trie = buildTrie(entriesOf(list));
        list.forEach((symbols, i) => {
          expect(lookUp(trie, keyOf(symbols))).toBe(someValue(i));
          expect(walk(trie, symbols)).toBe(someValue(i));
        });
        const known = new Set(list.map(String));
        for (const other of others) {
          if (known.has(String(other))) continue;
          expect(lookUp(trie, keyOf(other))).toBeUndefined();
          expect(walk(trie, other)).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leads on exactly where a key does, and to where one was before', () => {
    fc.assert(
      fc.property(keys, fc.array(symbol, { maxLength: 6 }), symbol, (list, way, next) => {
        const trie = buildTrie(entriesOf(list));
        const leads = (symbols: number[]) => list.some((key) => String(key.slice(0, symbols.length)) === String(symbols));
        const cursor = new Cursor(trie);
        const gone: number[] = [];
        for (const wanted of way) {
          const here = cursor.place;
          const leadsOn = leads([...gone, wanted]);
          expect(cursor.step(wanted)).toBe(leadsOn);
          if (leadsOn) gone.push(wanted);
          else cursor.place = here;
        }
        expect(cursor.step(0)).toBe(false);
        expect(cursor.step(next)).toBe(leads([...gone, next]));
        cursor.restart();
        expect(cursor.step(next)).toBe(leads([next]));
      }),
      { numRuns: 500 },
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

  it('keeps once what goes on alike, in branches and in tails', () => {
    const rows = (beginnings: string[]) =>
      beginnings.flatMap((begin) => ['ab', 'abc', 'xyz'].map((rest) => ({ key: begin + rest, value: 7 })));
    const one = buildTrie(rows(['1']));
    const many = buildTrie(rows(['1', '2', '3', '4']));
    expect(many.cells.filter((cell) => (cell & 0xff) !== ON).length).toBe(one.cells.filter((cell) => (cell & 0xff) !== ON).length + 4);
    expect(buildTrie(['1ab', '2cab', '3b'].map((key) => ({ key, value: 7 }))).tails.length).toBe('cab'.length + 4);
  });

  it('of many keys with many beginnings holds every one of them', () => {
    const random = fc.sample(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 2, maxLength: 5 }), { numRuns: 20_000, seed: 1 });
    const list = [...new Map(random.map((symbols) => [String(symbols), symbols])).values()];
    const trie = buildTrie(list.map((symbols, value) => ({ key: keyOf(symbols), value })));
    expect(list.filter((symbols, value) => walk(trie, symbols) !== value)).toEqual([]);
  });

  it('of no keys leads nowhere', () => {
    const cursor = new Cursor(buildTrie([]));
    expect([cursor.value(), cursor.step(300), cursor.step(1)]).toEqual([-1, false, false]);
  });

  it('refuses two entries with one key', () => {
    expect(() => buildTrie([1, 2].map((value) => ({ key: 'ab', value })))).toThrow('same key');
  });
});
