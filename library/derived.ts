/** What is derived from the records and kept beside them: the compiled lexicon (lexicon.ts) and the search index (search-index.ts). */
import type { LibraryDatabase } from './database.ts';
import { CHANGE, LEXICON } from './kept.ts';

/**
 * To be called wherever terms, spellings, stories or facts change, in the same transaction (which must cover `settings`). The lexicon is compiled anew when
 * it is next asked for; search goes on with the index that is there until renewSearch has made another.
 */
export async function markStale(database: LibraryDatabase): Promise<void> {
  await database.settings.delete(LEXICON);
  await database.settings.put({ key: CHANGE, value: crypto.randomUUID() });
}
