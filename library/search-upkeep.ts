/** What search needs and does not find: the database, the seeds in it, the index. Read only when something of these is to be made. */
import type { Pack } from '../core/knowledge/pack.ts';
import { buildIndex, type NamedTerm } from '../core/search/build.ts';
import type { SearchIndex } from '../core/search/index.ts';
import { type LibraryDatabase, openDatabase } from './database.ts';
import { hasIndex, keepSearchFresh, renewSearch } from './search-index.ts';
import { openSeeded } from './shelf.ts';

/** Makes whatever is missing; an index that is there stays, be it of older records. The arguments are those of openLibrary. */
export const prepare = (version: string, load: () => Promise<Pack>): Promise<void> =>
  closing(openSeeded(version, load), async (database) => {
    if (!(await hasIndex(database))) await renewSearch(database);
  });

/** Makes the index anew unless it is that of the records. */
export const renew = (): Promise<void> => closing(openDatabase(), keepSearchFresh);

async function closing(opening: Promise<LibraryDatabase>, use: (database: LibraryDatabase) => Promise<void>): Promise<void> {
  const database = await opening;
  try {
    await use(database);
  } finally {
    database.close();
  }
}

/** The index of the seeds alone. */
export function indexOf({ terms, stories, facts }: Pack): SearchIndex {
  const named: NamedTerm[] = terms.map((term) => ({ ...term, spellings: term.spellings.map(({ text }) => text) }));
  return buildIndex(named, stories, facts);
}
