/** The search index of the library: kept in the database beside the records, and built anew when they have changed. */
import { createIndexBuilder } from '../core/search/build.ts';
import type { SearchIndex } from '../core/search/index.ts';
import type { LibraryDatabase, StoredFact } from './database.ts';
import { CHANGE, COUNTS, type FactCounts, INDEX, type KeptIndex, readKept } from './kept.ts';

/** Records that are read at once while an index is built. */
const BATCH = 500;

/** Builds the index anew from all records and keeps it, and beside it how many facts there are about each term. At 100,000 facts it takes seconds, in which others have their turns but at the very end. */
export async function renewSearch(database: LibraryDatabase): Promise<SearchIndex> {
  const change = (await database.settings.get(CHANGE))?.value;
  const builder = createIndexBuilder();
  const spellings = Map.groupBy(await database.spellings.toArray(), ({ term }) => term);
  for (const term of await database.terms.toArray()) {
    builder.addTerm({ ...term, spellings: (spellings.get(term.id) ?? []).map(({ text }) => text) });
  }
  await inBatches(database.stories, builder.addStory);
  const counts: FactCounts = { all: 0, about: new Map() };
  await inBatches(database.facts, (fact: StoredFact) => {
    builder.addFact(fact);
    counts.all++;
    for (const term of new Set(fact.terms)) counts.about.set(term, (counts.about.get(term) ?? 0) + 1);
  });
  const index = builder.finish();
  const kept: KeptIndex = { change, index };
  await database.settings.bulkPut([
    { key: INDEX, value: kept },
    { key: COUNTS, value: counts },
  ]);
  return index;
}

/** Whether there is an index that this version can read. */
export const hasIndex = async (database: LibraryDatabase): Promise<boolean> =>
  readKept((await database.settings.get(INDEX))?.value) !== undefined;

/** Builds the index anew where it is not that of the records. */
export async function keepSearchFresh(database: LibraryDatabase): Promise<void> {
  const [index, change, counts] = await database.settings.bulkGet([INDEX, CHANGE, COUNTS]);
  const kept = readKept(index?.value);
  if (!counts || !kept || kept.change !== change?.value) await renewSearch(database);
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
