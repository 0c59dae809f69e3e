/** How a compiled lexicon lies in one run of bytes: sections of numbers end to end, behind a table of their lengths. */

/** The sections in their order, and what they are numbers of. lexicon.ts and the files named there tell what stands in them. */
const LAYOUT = {
  /** See trie.ts. */
  cells: Uint32Array,
  tails: Uint8Array,
  /** See filter.ts. */
  first: Int32Array,
  whole: Int32Array,
  /** Folded unit of symbol 1, 2, …; the gap is a space. */
  alphabet: Uint16Array,
  rules: Uint32Array,
  runs: Uint32Array,
  /** Three numbers for each of the first rules, those that have conditions: where its spelling, `when` and `unless` stand among the texts, plus one, or 0. */
  notes: Uint32Array,
  /** The terms by index (see packTerm in lexicon.ts), then what notes hold as JSON, each once; and where each text ends. */
  texts: Uint8Array,
  ends: Uint32Array,
  others: Int32Array,
  /** As JSON: there are few. */
  frames: Uint8Array,
} as const;

type Layout = typeof LAYOUT;
export type Sections = { [Name in keyof Layout]: InstanceType<Layout[Name]> };

/** "HAS4". To be raised whenever other bytes than before come of the same knowledge, so that what was stored is compiled anew. */
const MAGIC = 0x48_41_53_34;

const NAMES = Object.keys(LAYOUT) as (keyof Layout)[];
/** Length in bytes of the table before the sections. */
const HEADER = (1 + NAMES.length) * Uint32Array.BYTES_PER_ELEMENT;
/** Sections begin at multiples of four bytes, as their numbers must. */
const aligned = (length: number) => (length + 3) & ~3;

/** Lays the sections end to end. */
export function packSections(sections: Sections): Uint8Array<ArrayBuffer> {
  const header = Uint32Array.of(MAGIC, ...NAMES.map((name) => sections[name].byteLength));
  const bytes = new Uint8Array(NAMES.reduce((size, name) => size + aligned(sections[name].byteLength), HEADER));
  bytes.set(new Uint8Array(header.buffer));
  let at = HEADER;
  for (const name of NAMES) {
    const { buffer, byteOffset, byteLength } = sections[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

/** Whether these are bytes of packSections as it is now: what another version has stored may be in another format. */
export function isLexicon(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.byteLength >= HEADER && new Uint32Array(bytes.slice(0, 4).buffer)[0] === MAGIC;
}

/** The sections of packed bytes, not copied unless they lie askew. Throws a plain sentence when they are none of ours. */
export function openSections(packed: Uint8Array<ArrayBuffer>): Sections {
  if (!isLexicon(packed)) throw new Error('These bytes are not a lexicon.');
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, 1 + NAMES.length);
  let at = bytes.byteOffset + HEADER;
  return Object.fromEntries(
    NAMES.map((name, i) => {
      const View = LAYOUT[name];
      const length = header[1 + i] as number;
      const section = new View(bytes.buffer, at, length / View.BYTES_PER_ELEMENT);
      at += aligned(length);
      return [name, section];
    }),
  ) as Sections;
}
