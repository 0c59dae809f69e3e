/** Bringing the seeds into the database: in one transaction, by content version, leaving alone whatever the reader added. */

import type { Pack } from '../core/knowledge/pack.ts';
import type { Spelling } from '../core/knowledge/term.ts';
import { keyOf } from '../core/text/fold.ts';
import type { LibraryDatabase, StoredSpelling } from './database.ts';
import { markStale } from './derived.ts';
import { SEEDS_VERSION } from './kept.ts';

const stored = (spelling: Spelling, owner: { term: string } | { neighbour: string }): StoredSpelling => ({
  ...spelling,
  ...owner,
  key: keyOf(spelling.text),
  origin: 'seed',
});

/** Whether the database holds the seeds of this content version. */
export async function hasSeeds(database: LibraryDatabase, version: string): Promise<boolean> {
  return (await database.settings.get(SEEDS_VERSION))?.value === version;
}

/** Those of the records whose ids are not taken in the table. */
async function untaken<T extends { id: string }>(
  table: { bulkGet(ids: string[]): PromiseLike<unknown[]> },
  records: readonly T[],
): Promise<T[]> {
  const there = await table.bulkGet(records.map(({ id }) => id));
  return records.filter((_, index) => there[index] === undefined);
}

/**
 * Puts the seeds of `version` in the place of those that are there. All or nothing: on an error everything stays as it was. Where a record
 * of the reader's has the id of a seed, the reader's stays and the seed is left out, a term together with its spellings.
 */
export async function importSeeds(database: LibraryDatabase, pack: Pack, version: string): Promise<void> {
  const { stories, facts, terms, spellings, settings } = database;
  await database.transaction('rw', [stories, facts, terms, spellings, settings], async () => {
    for (const table of [stories, facts, terms, spellings]) await table.where('origin').equals('seed').delete();
    // From here on, whatever is there is the reader's.
    const newTerms = await untaken(terms, pack.terms);
    await stories.bulkAdd(await untaken(stories, pack.stories));
    await facts.bulkAdd((await untaken(facts, pack.facts)).map((fact) => ({ ...fact, origin: 'seed' as const })));
    await terms.bulkAdd(newTerms.map(({ spellings: _, ...term }) => ({ ...term, origin: 'seed' as const })));
    await spellings.bulkAdd([
      ...pack.neighbours.flatMap(({ name, spellings }) => spellings.map((spelling) => stored(spelling, { neighbour: name }))),
      ...newTerms.flatMap(({ id, spellings }) => spellings.map((spelling) => stored(spelling, { term: id }))),
    ]);
    await settings.put({ key: SEEDS_VERSION, value: version });
    await markStale(database);
  });
}
