/**
 * A double-array trie with tails (Aoe 1989; Yata 2007): the keys of a lexicon as a few flat integer arrays that are read where they
 * lie, so that opening one costs nothing whatever its size.
 *
 * Cell `s` is a node. `base[s] >= 0`: its child by symbol `c` is cell `t = base[s] + c`, provided `check[t] === s`; symbol 0 ends a
 * key and the cell it leads to holds the key's value in `base`. `base[s] < 0`: one key only runs on from here, and its remaining symbols
 * stand in `tails` from `-base[s] - 1`: their number, the symbols, the value in two halves.
 */

export const ROOT = 0;
export const END = 0;

export interface Trie {
  base: Int32Array;
  check: Int32Array;
  tails: Uint16Array;
}

/** A key as symbols from 1 to 65,535, and what it leads to: an integer from 0 to 2^31 - 1. */
export interface Entry {
  symbols: Uint16Array;
  value: number;
}

const FREE = -1;

function compareSymbols(a: Uint16Array, b: Uint16Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

/** Builds the trie of `entries`. Keys must be distinct; throws when two are the same. */
export function buildTrie(entries: Entry[]): Trie {
  const sorted = [...entries].sort((a, b) => compareSymbols(a.symbols, b.symbols));
  let base = new Int32Array(0);
  let check = new Int32Array(0);
  // Free cells in rising order, linked both ways, so that a node finds room without passing over what is taken. Cell 0 is head and root.
  let next = new Int32Array(0);
  let previous = new Int32Array(0);
  let used = 1;
  const tails: number[] = [];

  const reserve = (size: number) => {
    const from = base.length;
    if (size <= from) return;
    const length = Math.max(size, from * 2, 1024);
    const grow = (old: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(length);
      grown.set(old);
      return grown;
    };
    base = grow(base);
    check = grow(check).fill(FREE, from);
    next = grow(next);
    previous = grow(previous);
    const last = from === 0 ? 0 : (previous[0] as number);
    for (let cell = Math.max(from, 1); cell < length; cell++) {
      previous[cell] = cell === Math.max(from, 1) ? last : cell - 1;
      next[cell] = cell + 1 < length ? cell + 1 : 0;
    }
    next[last] = Math.max(from, 1);
    previous[0] = length - 1;
  };
  const take = (cell: number, node: number) => {
    check[cell] = node;
    next[previous[cell] as number] = next[cell] as number;
    previous[next[cell] as number] = previous[cell] as number;
    used = Math.max(used, cell + 1);
  };

  /** The least base at which all children find a free cell. */
  const place = (symbols: number[]): number => {
    const first = symbols[0] as number;
    const last = symbols[symbols.length - 1] as number;
    for (let cell = next[0] as number; ; cell = next[cell] as number) {
      if (cell === 0) {
        cell = base.length;
        reserve(cell + 1);
      }
      const at = cell - first;
      if (at < 1) continue;
      reserve(at + last + 1);
      if (symbols.every((symbol) => check[at + symbol] === FREE)) return at;
    }
  };

  const pending: { node: number; from: number; to: number; depth: number }[] = [];
  if (sorted.length > 0) pending.push({ node: ROOT, from: 0, to: sorted.length, depth: 0 });
  reserve(1);
  check[ROOT] = ROOT;
  for (let task = pending.pop(); task; task = pending.pop()) {
    const { node, from, to, depth } = task;
    if (to - from === 1 && node !== ROOT) {
      const { symbols, value } = sorted[from] as Entry;
      base[node] = -tails.length - 1;
      tails.push(symbols.length - depth, ...symbols.subarray(depth), value & 0xffff, value >>> 16);
      continue;
    }
    const children: { symbol: number; from: number; to: number }[] = [];
    for (let i = from; i < to; i++) {
      const symbol = (sorted[i] as Entry).symbols[depth] ?? END;
      const last = children.at(-1);
      if (last && last.symbol === symbol) {
        if (symbol === END) throw new Error('Two entries of the trie have the same key.');
        last.to = i + 1;
      } else children.push({ symbol, from: i, to: i + 1 });
    }
    const at = place(children.map((child) => child.symbol));
    base[node] = at;
    for (const child of children) {
      const cell = at + child.symbol;
      take(cell, node);
      if (child.symbol === END) base[cell] = (sorted[child.from] as Entry).value;
      else pending.push({ node: cell, from: child.from, to: child.to, depth: depth + 1 });
    }
  }
  return { base: base.slice(0, used), check: check.slice(0, used), tails: Uint16Array.from(tails) };
}

/** Where in a trie one is on the way along a key. */
export class Cursor {
  readonly #trie: Trie;
  #node: number = ROOT;
  /** Once only one key remains, where in its tail; before that, -1. */
  #tail = -1;
  /** How many symbols of it remain. */
  #left = 0;

  constructor(trie: Trie) {
    this.#trie = trie;
  }

  /** Back to the root. */
  restart(): void {
    this.#node = ROOT;
    this.#tail = -1;
  }

  /** To where another one is. */
  goTo(other: Cursor): void {
    this.#node = other.#node;
    this.#tail = other.#tail;
    this.#left = other.#left;
  }

  /** Goes on by a symbol; false, and no further, when no key does. No key does by 0. */
  step(symbol: number): boolean {
    if (symbol === 0) return false;
    const { base, check, tails } = this.#trie;
    if (this.#tail >= 0) {
      if (this.#left === 0 || tails[this.#tail] !== symbol) return false;
      this.#tail++;
      this.#left--;
      return true;
    }
    const cell = (base[this.#node] as number) + symbol;
    if (check[cell] !== this.#node) return false;
    this.#node = cell;
    const next = base[cell] as number;
    if (next < 0) {
      this.#tail = -next;
      this.#left = tails[-next - 1] as number;
    }
    return true;
  }

  /** Whether some key goes on by a symbol. */
  canStep(symbol: number): boolean {
    const { base, check, tails } = this.#trie;
    if (this.#tail >= 0) return this.#left > 0 && tails[this.#tail] === symbol;
    return check[(base[this.#node] as number) + symbol] === this.#node;
  }

  /** The value of the key that ends here, or -1. */
  value(): number {
    const { base, check, tails } = this.#trie;
    if (this.#tail >= 0) return this.#left > 0 ? -1 : (tails[this.#tail] as number) | ((tails[this.#tail + 1] as number) << 16);
    const cell = (base[this.#node] as number) + END;
    return check[cell] === this.#node ? (base[cell] as number) : -1;
  }
}
