/** What the library keeps beside the records, and under which keys of `settings`. Apart, so that search knows them without Dexie. */
import { LAYOUT, type SearchIndex } from '../core/search/index.ts';

/** The database's own name, and the version of its schema: IndexedDB counts ten for each of Dexie's. */
export const NAME = 'hashiya';
export const LATEST = 2;
export const DEXIE_STEP = 10;

/** The content version of the seeds that are in the tables. */
export const SEEDS_VERSION = 'seedsVersion';
/** The compiled lexicon: see lexicon.ts. */
export const LEXICON = 'lexicon';
/** Names the state that the records are in; another after each change. */
export const CHANGE = 'searchChange';
/** The search index, as a KeptIndex: see search-index.ts. */
export const INDEX = 'searchIndex';
/** How many facts there are, as FactCounts. */
export const COUNTS = 'factCounts';

export interface KeptIndex {
  /** The state of the records that it was built from. */
  change: unknown;
  index: SearchIndex;
}

/** Counted when the index is built: what weighs terms by their rarity need not be newer than that, and counting takes seconds in a large library. */
export interface FactCounts {
  all: number;
  /** By term. */
  about: Map<string, number>;
}

/** What is kept of the index, if this version can read it. */
export const readKept = (kept: unknown): KeptIndex | undefined =>
  (kept as Partial<KeptIndex> | undefined)?.index?.layout === LAYOUT ? (kept as KeptIndex) : undefined;
