/** How a compiled lexicon lies in one run of bytes: sections of numbers end to end, behind a table of their lengths. */

/** lexicon.ts and the files named here tell what stands in the sections. */
export type Sections = [
  /** See trie.ts. */
  cells: Uint32Array<ArrayBuffer>,
  tails: Uint8Array<ArrayBuffer>,
  /** See filter.ts. */
  first: Int32Array<ArrayBuffer>,
  whole: Int32Array<ArrayBuffer>,
  /** Folded unit of symbol 1, 2, …; the gap is a space. */
  alphabet: Uint16Array<ArrayBuffer>,
  rules: Uint32Array<ArrayBuffer>,
  runs: Uint32Array<ArrayBuffer>,
  /** Three numbers for each of the first rules, those that have conditions: where its spelling, `when` and `unless` stand among the texts, plus one, or 0. */
  notes: Uint32Array<ArrayBuffer>,
  /** The terms by index (see packTerm in lexicon.ts), then what notes hold as JSON, each once, and last the frames; and where each text ends. */
  texts: Uint8Array<ArrayBuffer>,
  ends: Uint32Array<ArrayBuffer>,
  others: Int32Array<ArrayBuffer>,
];

type ViewsOf<T extends unknown[]> = {
  [Index in keyof T]: { new (buffer: ArrayBuffer, offset: number, length: number): T[Index]; BYTES_PER_ELEMENT: number };
};
/** What they are numbers of. */
const VIEWS: ViewsOf<Sections> = [
  Uint32Array,
  Uint8Array,
  Int32Array,
  Int32Array,
  Uint16Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint8Array,
  Uint32Array,
  Int32Array,
];

/** "HAS4". To be raised whenever other bytes than before come of the same knowledge, so that what was stored is compiled anew. */
const MAGIC = 0x48_41_53_34;

/** Length in bytes of the table before the sections. */
const HEADER = (1 + VIEWS.length) * Uint32Array.BYTES_PER_ELEMENT;
/** Sections begin at multiples of four bytes, as their numbers must. */
const aligned = (length: number) => (length + 3) & ~3;

/** Lays the sections end to end. */
export function packSections(sections: Sections): Uint8Array<ArrayBuffer> {
  const header = Uint32Array.of(MAGIC, ...sections.map(({ byteLength }) => byteLength));
  const bytes = new Uint8Array(sections.reduce((size, { byteLength }) => size + aligned(byteLength), HEADER));
  bytes.set(new Uint8Array(header.buffer));
  let at = HEADER;
  for (const { buffer, byteOffset, byteLength } of sections) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

/** Whether these are bytes of packSections as it is now: what another version has stored may be in another format. */
export function isLexicon(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.byteLength >= HEADER && new Uint32Array(bytes.slice(0, 4).buffer)[0] === MAGIC;
}

/** The bytes themselves, or copied where they lie askew. */
const straight = (bytes: Uint8Array<ArrayBuffer>) => (bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice());

/** A short name for the bytes, other than that of other bytes: FNV-1a, of whole words, and their length. */
export function editionOf(bytes: Uint8Array<ArrayBuffer>): string {
  const { buffer, byteOffset } = straight(bytes);
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(buffer, byteOffset, bytes.byteLength >> 2)) hash = Math.imul(hash ^ word, 0x01000193);
  return `${bytes.byteLength}-${hash >>> 0}`;
}

/** The sections of packed bytes, not copied unless they lie askew. Throws a plain sentence when they are none of ours. */
export function openSections(packed: Uint8Array<ArrayBuffer>): Sections {
  if (!isLexicon(packed)) throw new Error('These bytes are not a lexicon.');
  const bytes = straight(packed);
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, VIEWS.length);
  let at = bytes.byteOffset + HEADER;
  return VIEWS.map((View, i) => {
    const length = lengths[i] as number;
    const section = new View(bytes.buffer, at, length / View.BYTES_PER_ELEMENT);
    at += aligned(length);
    return section;
  }) as Sections;
}
