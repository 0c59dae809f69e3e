/**
 * A double array whose cells keep what leads to them (Aoe 1989; Yata, Oono, Morita, Fuketa, Sumitomo and Aoe 2007), with what branches no more in tails and
 * what goes on alike kept once: the keys of a lexicon as two flat arrays that are read where they lie, so that opening one costs nothing
 * whatever its size.
 *
 * A key is a row of bytes (see bytesOf). A place below the number of cells is a node: its child by byte `c` is cell `place + c`, provided the lowest eight bits of
 * that cell are `c`; the other 24 are the child's place, or the value of the key that ends there when `c` is END. No two nodes have the same place, so a cell
 * tells by `c` alone whose child it is. A place beyond the cells is in the tails, counted from where the cells end: there only one way leads on, byte by byte, up to
 * END and the value, or up to ON and the place of the node behind. Cell 0 is nobody's child; it holds the place at which all keys begin.
 */

export const END = 0;
/** Also the lowest bits of a cell that nobody uses: no key holds it. */
export const ON = 0xff;

/** Places and values are below this; in tails they are three bytes, the lowest first. */
export const LIMIT = 1 << 24;

export interface Trie {
  cells: Uint32Array<ArrayBuffer>;
  tails: Uint8Array<ArrayBuffer>;
}

/** The first symbol that takes two bytes: the first of them from this number on, below ON; the second from 1 to 128. */
const WIDE = 0xc0;
const WIDE_BITS = 7;
const leadOf = (symbol: number) => WIDE + ((symbol - WIDE) >> WIDE_BITS);
const restOf = (symbol: number) => 1 + ((symbol - WIDE) & ((1 << WIDE_BITS) - 1));

/** What a symbol, from 1 to 8,255, is in a key: one byte or two, each from 1 to 254, as the units of a string. */
export const bytesOf = (symbol: number): string =>
  symbol < WIDE ? String.fromCharCode(symbol) : String.fromCharCode(leadOf(symbol), restOf(symbol));

/** Where in a trie one is on the way along a key. */
export class Cursor {
  readonly #cells: Uint32Array;
  readonly #tails: Uint8Array;
  /** To come back to where one was, keep this and put it back. */
  place = 0;

  constructor({ cells, tails }: Trie) {
    this.#cells = cells;
    this.#tails = tails;
    this.restart();
  }

  /** Back to where all keys begin. */
  restart(): void {
    this.place = (this.#cells[0] as number) >>> 8;
  }

  /** Goes on by a symbol; false, and nowhere in particular, when no key does. No key does by 0. */
  step(symbol: number): boolean {
    if (symbol < WIDE) return symbol !== 0 && this.#stepByte(symbol);
    return this.#stepByte(leadOf(symbol)) && this.#stepByte(restOf(symbol));
  }

  /** The value of the key that ends here, or -1. */
  value(): number {
    const cells = this.#cells;
    const at = this.place - cells.length;
    if (at >= 0) return this.#tails[at] === END ? this.#numberAt(at + 1) : -1;
    const cell = cells[this.place] as number;
    return (cell & 0xff) === END ? cell >>> 8 : -1;
  }

  #stepByte(byte: number): boolean {
    const cells = this.#cells;
    const at = this.place - cells.length;
    if (at < 0) {
      const cell = cells[this.place + byte] as number;
      if ((cell & 0xff) !== byte) return false;
      this.place = cell >>> 8;
      return true;
    }
    const tails = this.#tails;
    if (tails[at] !== byte) return false;
    this.place = tails[at + 1] === ON ? this.#numberAt(at + 2) : this.place + 1;
    return true;
  }

  #numberAt(at: number): number {
    const tails = this.#tails;
    return (tails[at] as number) | ((tails[at + 1] as number) << 8) | ((tails[at + 2] as number) << 16);
  }
}
