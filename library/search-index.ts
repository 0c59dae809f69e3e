/** The search index of the library: kept in the database beside the records, and built anew when they have changed. */
import { createIndexBuilder } from '../core/search/build.ts';
import { LAYOUT, type SearchIndex } from '../core/search/index.ts';
import type { LibraryDatabase } from './database.ts';
import { CHANGE } from './derived.ts';

const INDEX = 'searchIndex';
/** Records that are read at once while an index is built. */
const BATCH = 500;

interface KeptIndex {
  /** The state of the records that it was built from. */
  change: unknown;
  index: SearchIndex;
}

/** The index that is there, if this version can read it, and whether it is that of the records. */
export const keptIndex = async (database: LibraryDatabase) => {
  const [kept, change] = await database.settings.bulkGet([INDEX, CHANGE]);
  const { index, change: builtFrom } = (kept?.value ?? {}) as Partial<KeptIndex>;
  return { index: index?.layout === LAYOUT ? index : undefined, isFresh: builtFrom === change?.value };
};

/** Builds the index anew from all records and keeps it. At 100,000 facts it takes seconds, in which others have their turns but at the very end. */
export async function renewSearch(database: LibraryDatabase): Promise<SearchIndex> {
  const change = (await database.settings.get(CHANGE))?.value;
  const builder = createIndexBuilder();
  const spellings = Map.groupBy(await database.spellings.toArray(), ({ term }) => term);
  for (const term of await database.terms.toArray()) {
    builder.addTerm({ ...term, spellings: (spellings.get(term.id) ?? []).map(({ text }) => text) });
  }
  await inBatches(database.stories, builder.addStory);
  await inBatches(database.facts, builder.addFact);
  const index = builder.finish();
  const kept: KeptIndex = { change, index };
  await database.settings.put({ key: INDEX, value: kept });
  return index;
}

/** Builds the index anew where it is not that of the records. */
export async function keepSearchFresh(database: LibraryDatabase): Promise<void> {
  const { index, isFresh } = await keptIndex(database);
  if (!index || !isFresh) await renewSearch(database);
}

async function inBatches<T extends { id: string }>(
  table: { where(key: string): { above(id: string): { limit(count: number): { toArray(): PromiseLike<T[]> } } } },
  visit: (record: T) => void,
): Promise<void> {
  for (let last = ''; ; ) {
    const batch = await table.where(':id').above(last).limit(BATCH).toArray();
    batch.forEach(visit);
    if (batch.length < BATCH) return;
    last = (batch.at(-1) as T).id;
  }
}
