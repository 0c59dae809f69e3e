/** How much of the library is the reader's own, and making an end of it. */
import type { Pack } from '../core/knowledge/pack.ts';
import type { LibraryDatabase } from './database.ts';
import { importSeeds } from './seeds.ts';
import { writeAlone } from './writing.ts';

/** Records of one kind: all, and of these the reader's own. */
export interface Count {
  all: number;
  own: number;
}

/** How much the library holds. */
export async function countsOf(database: LibraryDatabase): Promise<Record<'stories' | 'facts' | 'terms', Count>> {
  const count = async (kind: 'stories' | 'facts' | 'terms'): Promise<Count> => {
    const [all, seeds] = await Promise.all([database[kind].count(), database[kind].where('origin').equals('seed').count()]);
    return { all, own: all - seeds };
  };
  const [stories, facts, terms] = await Promise.all([count('stories'), count('facts'), count('terms')]);
  return { stories, facts, terms };
}

/**
 * Erases whatever the reader added, in one transaction: everything goes, and the seeds of `version` come in anew, those too that a record of the reader's had
 * taken the place of. Whole tables go at once, while records that are picked out go one by one (docs/decisions/0017).
 */
export async function eraseOwn(database: LibraryDatabase, seeds: Pack, version: string): Promise<void> {
  const erase = async () => {
    for (const table of database.tables) await table.clear();
    await importSeeds(database, seeds, version);
  };
  await writeAlone(() => database.transaction('rw', database.tables, erase));
}
