/** The reader's library in IndexedDB: what came with the extension (`origin: 'seed'`) beside what the reader keeps. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Trouble } from '../core/knowledge/gloss.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Spelling, Term } from '../core/knowledge/term.ts';
import { DEXIE_STEP, LATEST, NAME } from './kept.ts';

export type Origin = Story['origin'];

export type StoredStory = Story;
export type StoredFact = Fact & { origin: Origin };
export type StoredTerm = Omit<Term, 'spellings'> & { origin: Origin };
/** A spelling with its key (see core/text/fold.ts) and what it belongs to: a term, or a neighbour, which has a name only. */
export type StoredSpelling = Spelling & { number?: number; key: string; term?: string; neighbour?: string; origin: Origin };
/** What the library itself must remember; the reader's preferences are in the browser's synced storage. */
export interface Setting {
  key: string;
  value: unknown;
}

export class LibraryDatabase extends Dexie {
  declare stories: EntityTable<StoredStory, 'id'>;
  declare facts: EntityTable<StoredFact, 'id'>;
  declare terms: EntityTable<StoredTerm, 'id'>;
  declare spellings: Table<StoredSpelling, number>;
  declare settings: EntityTable<Setting, 'key'>;

  constructor(name = NAME) {
    // Once it was closed from outside it stays so: reopening of itself, it would come back empty. Its cache would copy each answer once more.
    super(name, { autoOpen: false, cache: 'disabled' });
    // From version 1, which had no index by date, Dexie adds what is missing and leaves the records as they are.
    this.version(LATEST).stores({
      stories: 'id, origin, published.date',
      facts: 'id, story, *terms, origin',
      terms: 'id, category, origin',
      spellings: '++number, key, term, origin',
      settings: 'key',
    });
  }
}

/** Tells what kept the database from opening. */
export function troubleOf(error: unknown): Trouble {
  const name = (error as { name?: string })?.name ?? '';
  const inner = (error as { inner?: { name?: string } })?.inner?.name ?? '';
  if (name === 'VersionError' || inner === 'VersionError') return 'newer';
  if (name === 'MissingAPIError' || inner === 'SecurityError' || name === 'SecurityError') return 'missing';
  return 'blocked';
}

/** Longest wait, in ms, for another tab to let go of an older version of the database. */
const PATIENCE = 3000;

/**
 * Refuses a database that a newer version of the extension wrote. Dexie would open it all the same, add whatever table of ours it has not
 * got, and read it with the wrong eyes; so this looks before Dexie touches it.
 */
async function refuseNewer(name: string) {
  // Where there is no IndexedDB, Dexie has the words for it.
  const databases = (await Dexie.dependencies.indexedDB?.databases()) ?? [];
  const version = (databases.find((database) => database.name === name)?.version ?? 0) / DEXIE_STEP;
  if (version > LATEST) throw new Dexie.VersionError(`The database has version ${version}.`);
}

/** Opens the database. Rejects with what Dexie says, when it is of a newer version, or when another connection does not let go in time. */
export async function openDatabase(name?: string): Promise<LibraryDatabase> {
  const database = new LibraryDatabase(name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not open in time.')), PATIENCE);
  });
  try {
    // Two waits, so that a look that comes too late opens nothing any more.
    await Promise.race([refuseNewer(database.name), overdue]);
    await Promise.race([database.open(), overdue]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
