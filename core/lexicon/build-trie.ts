/** Builds the trie of trie.ts, from its leaves to its root, so that of nodes from which all goes on alike only the first is kept (Daciuk, Mihov, Watson and Watson 2000). */
import { END, LIMIT, ON, type Trie } from './trie.ts';

/** A key, the bytes of its symbols (see bytesOf) end to end, and what it leads to: an integer from 0 up to, not including, LIMIT. */
export interface Entry {
  key: string;
  value: number;
}

/** Builds the trie of `entries`. Keys must be distinct; throws when two are the same, and when there is more than 24 bits can number. */
export function buildTrie(entries: Entry[]): Trie {
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
  if (sorted.some(({ key }, i) => i > 0 && key === sorted[i - 1]?.key)) throw new Error('Two entries of the trie have the same key.');
  const cells = new Cells();
  const tails = new Tails();
  const byteAt = (entry: number, depth: number) => sorted[entry]?.key.charCodeAt(depth);

  /** Where the keys from `from` up to, not including, `to` go on, which share their first `depth` bytes. */
  const placeOf = (from: number, to: number, depth: number): number => {
    const { key, value } = sorted[from] as Entry;
    if (to - from === 1) return tails.place(key.slice(depth), END, value);
    let fork = depth;
    while (fork < key.length && byteAt(to - 1, fork) === byteAt(from, fork)) fork++;
    const node = nodeOf(from, to, fork);
    return fork === depth ? node : tails.place(key.slice(depth, fork), ON, node);
  };
  /** The node at which they part. */
  const nodeOf = (from: number, to: number, depth: number): number => {
    const children: Child[] = [];
    let at = from;
    if (sorted[at]?.key.length === depth) children.push({ byte: END, place: sorted[at++]?.value as number });
    while (at < to) {
      const first = at++;
      while (at < to && byteAt(at, depth) === byteAt(first, depth)) at++;
      children.push({ byte: byteAt(first, depth) as number, place: placeOf(first, at, depth + 1) });
    }
    return cells.place(children);
  };
  if (sorted.length > 0) cells.begin(placeOf(0, sorted.length, 0));
  const packed = tails.packed();
  return { cells: cells.packed(packed.offsets), tails: packed.bytes };
}

/** Of a node; places below zero are in the tails, whose own are known only when all of them are there: -1 - the tail's number. */
interface Child {
  byte: number;
  place: number;
}

/** Orders strings by their last unit, then by the one before it; one that another ends with comes straight before those that do. */
function compareEnds(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 1; i <= shared; i++) {
    const difference = a.charCodeAt(a.length - i) - b.charCodeAt(b.length - i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** What branches no more. */
class Tails {
  /** Each tail as a string of bytes, by its number. */
  readonly #tails: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The place, below zero, of the tail that reads `bytes` and ends with END and a value or ON and a node. */
  place(bytes: string, mark: number, value: number): number {
    const tail = bytes + String.fromCharCode(mark, value & 0xff, (value >> 8) & 0xff, value >> 16);
    const known = this.#numbers.get(tail);
    const number = known ?? this.#tails.push(tail) - 1;
    if (known === undefined) this.#numbers.set(tail, number);
    return -1 - number;
  }

  /** All of them end to end, those that others end with inside of them; and where each begins, by its number. */
  packed(): { bytes: Uint8Array<ArrayBuffer>; offsets: number[] } {
    const numbers = Array.from(this.#tails.keys()).sort((a, b) => compareEnds(this.#tails[b] as string, this.#tails[a] as string));
    const offsets: number[] = [];
    const parts: string[] = [];
    let end = 0;
    let before = '';
    for (const number of numbers) {
      const tail = this.#tails[number] as string;
      if (!before.endsWith(tail)) {
        end += tail.length;
        parts.push(tail);
      }
      offsets[number] = end - tail.length;
      before = tail;
    }
    return { bytes: Uint8Array.from(parts.join(''), (byte) => byte.charCodeAt(0)), offsets };
  }
}

/** How many cells are tried for a node before the first of the list, which few nodes can use by then, is no longer offered. */
const PATIENCE = 128;
/** Instead of the cell before, of one that is no longer in the list. */
const GONE = -1;

/** The cells of nodes, each node where it finds room. */
class Cells {
  #bytes = new Uint8Array(0);
  #places = new Int32Array(0);
  /** By place, whether a node has it. */
  #isNode = new Uint8Array(0);
  // Free cells in rising order, linked both ways, so that a node finds room without passing over what is taken. Cell 0 is head.
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  /** By what their children are, the places of nodes. */
  readonly #nodes = new Map<string, number>();

  constructor() {
    this.#reserve(1);
  }

  /** Says where all keys begin. */
  begin(place: number): void {
    this.#places[0] = place;
  }

  /** The place of the node with these children, by rising byte: the one that there is, or a new one. */
  place(children: Child[]): number {
    const name = String.fromCharCode(...children.flatMap(({ byte, place }) => [byte, place & 0xffff, place >>> 16]));
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    const node = this.#room(children);
    this.#nodes.set(name, node);
    this.#isNode[node] = 1;
    for (const { byte, place } of children) {
      this.#unlink(node + byte);
      this.#bytes[node + byte] = byte;
      this.#places[node + byte] = place;
    }
    return node;
  }

  /** All cells, and behind them as many free ones as any node may ask; tails lie behind those, each at its offset. */
  packed(offsets: number[]): Uint32Array<ArrayBuffer> {
    const length = this.#isNode.lastIndexOf(1) + 1 + ON;
    const cells = new Uint32Array(length);
    this.#reserve(length);
    for (let cell = 0; cell < length; cell++) {
      const place = this.#places[cell] as number;
      const packed = place < 0 ? length + (offsets[-1 - place] as number) : place;
      if (packed >= LIMIT) throw new RangeError('There are more keys than a lexicon can hold.');
      cells[cell] = ((packed << 8) | (this.#bytes[cell] as number)) >>> 0;
    }
    return cells;
  }

  /** The least place at which all children find a free cell. */
  #room(children: Child[]): number {
    const first = children[0]?.byte as number;
    let tried = 0;
    for (let cell = this.#next[0] as number; ; cell = this.#next[cell] as number) {
      if (++tried > PATIENCE) this.#unlink(this.#next[0] as number);
      if (cell === 0) {
        cell = this.#bytes.length;
        this.#reserve(cell + 1);
      }
      const at = cell - first;
      if (at < 1) continue;
      this.#reserve(at + ON);
      if (!this.#isNode[at] && children.every(({ byte }) => this.#bytes[at + byte] === ON)) return at;
    }
  }

  /** Takes a cell from the list, if it is still there. */
  #unlink(cell: number): void {
    if (this.#previous[cell] === GONE) return;
    this.#next[this.#previous[cell] as number] = this.#next[cell] as number;
    this.#previous[this.#next[cell] as number] = this.#previous[cell] as number;
    this.#previous[cell] = GONE;
  }

  #reserve(size: number): void {
    const from = this.#bytes.length;
    if (size <= from) return;
    const length = Math.max(size, from * 2, 1024);
    const grow = <T extends Uint8Array | Int32Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    this.#bytes = grow(this.#bytes, new Uint8Array(length)).fill(ON, from);
    this.#isNode = grow(this.#isNode, new Uint8Array(length));
    this.#places = grow(this.#places, new Int32Array(length));
    this.#next = grow(this.#next, new Int32Array(length));
    this.#previous = grow(this.#previous, new Int32Array(length));
    const last = this.#previous[0] as number;
    const first = Math.max(from, 1);
    for (let cell = first; cell < length; cell++) {
      this.#previous[cell] = cell === first ? last : cell - 1;
      this.#next[cell] = cell + 1 < length ? cell + 1 : 0;
    }
    this.#next[last] = first;
    this.#previous[0] = length - 1;
  }
}
