/** The search index of the library: kept in the database beside the records, and built anew when they have changed. */
import { createIndexBuilder } from '../core/search/build.ts';
import type { SearchIndex } from '../core/search/index.ts';
import type { LibraryDatabase } from './database.ts';
import { CHANGE, INDEX, type KeptIndex, readKept } from './kept.ts';

/** Records that are read at once while an index is built. */
const BATCH = 500;

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

/** Whether there is an index that this version can read. */
export const hasIndex = async (database: LibraryDatabase): Promise<boolean> =>
  readKept((await database.settings.get(INDEX))?.value) !== undefined;

/** Builds the index anew where it is not that of the records. */
export async function keepSearchFresh(database: LibraryDatabase): Promise<void> {
  const [index, change] = await database.settings.bulkGet([INDEX, CHANGE]);
  const kept = readKept(index?.value);
  if (!kept || kept.change !== change?.value) await renewSearch(database);
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
