/** How much of the library is the reader's own, and making an end of it. */
import { ORIGINS } from '../core/knowledge/story.ts';
import type { LibraryDatabase } from './database.ts';
import { writeAlone } from './writing.ts';

const OWN_ORIGINS = ORIGINS.filter((origin) => origin !== 'seed');

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
 * Erases whatever the reader added, in one transaction. Tables that tell no origins are the library's own notes and go whole; the seeds come in anew
 * at the next opening, those too that a record of the reader's had taken the place of.
 */
export async function eraseOwn(database: LibraryDatabase): Promise<void> {
  const erase = async () => {
    for (const table of database.tables) {
      if (!table.schema.indexes.some(({ name }) => name === 'origin')) await table.clear();
      // One by one: of each the keys come at once, while a range with a hole in it would be walked.
      else for (const origin of OWN_ORIGINS) await table.where('origin').equals(origin).delete();
    }
  };
  await writeAlone(() => database.transaction('rw', database.tables, erase));
}
