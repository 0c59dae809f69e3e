/** The knowledge as screens read it: the database with the seeds in it, or, when there is trouble with it, the seeds alone. */
import type { Trouble } from '../core/knowledge/gloss.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import { type LibraryDatabase, openDatabase, troubleOf } from './database.ts';
import { databaseSource, packSource, type Source } from './gloss.ts';
import { hasSeeds, importSeeds } from './seeds.ts';
import { refuseWhileWritten } from './writing.ts';

export interface Shelf {
  source: Source;
  /** Undefined while it cannot be used. */
  database?: LibraryDatabase;
  /** What keeps the database from being used. */
  trouble?: Trouble;
}

/**
 * Opens the database with the seeds of this content version in it; `load` fetches them where they are wanted, `onClosed` is called when the database is taken
 * away later. Rejects when the database cannot be used, or is being written and would answer only when that is done.
 */
export async function openSeeded(version: string, load: () => Promise<Pack>, onClosed: () => void = () => {}): Promise<LibraryDatabase> {
  await refuseWhileWritten();
  const database = await openDatabase();
  database.on('close', onClosed);
  database.on('versionchange', () => {
    database.close();
    onClosed();
  });
  if (!(await hasSeeds(database, version))) await importSeeds(database, await load(), version);
  return database;
}

/**
 * Opens the knowledge alone. `version` is the content version of the seeds, `load` fetches them, which happens only when the database has not got
 * them; `onClosed` is called when the database is taken away later (deleted, or wanted by a newer version). Never rejects for the database's sake; rejects when the seeds cannot be loaded though they are needed.
 */
export async function openShelf(version: string, load: () => Promise<Pack>, onClosed?: () => void): Promise<Shelf> {
  try {
    const database = await openSeeded(version, load, onClosed);
    return { source: databaseSource(database), database };
  } catch (error) {
    return seedShelf(load, troubleOf(error));
  }
}

/** The seeds alone, for as long as there is this trouble with the database. */
export const seedShelf = async (load: () => Promise<Pack>, trouble: Trouble): Promise<Shelf> => ({
  source: packSource(await load()),
  trouble,
});
