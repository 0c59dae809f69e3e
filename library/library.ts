/** The library as the background uses it: the database with the seeds in it, or, when there is trouble with it, the seeds alone. */
import type { Trouble } from '../core/knowledge/gloss.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { type LibraryDatabase, openDatabase, troubleOf } from './database.ts';
import { databaseSource, packSource, type Source } from './gloss.ts';
import { hasSeeds, importSeeds, lexiconOf } from './seeds.ts';

/** What screens read: the knowledge without the lexicon, which only pages need and which takes long to make. */
export interface Shelf {
  source: Source;
  /** Undefined while it cannot be used. */
  database?: LibraryDatabase;
  /** What keeps the database from being used. */
  trouble?: Trouble;
}

export interface Library extends Shelf {
  /** The compiled lexicon, for openLexicon. */
  lexicon: Uint8Array<ArrayBuffer>;
}

/**
 * Opens the database with the seeds of this content version in it; `load` fetches them where they are wanted, `onClosed` is called when the database is taken
 * away later. Rejects when the database cannot be used.
 */
export async function openSeeded(version: string, load: () => Promise<Pack>, onClosed: () => void): Promise<LibraryDatabase> {
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
export async function openShelf(version: string, load: () => Promise<Pack>, onClosed: () => void = () => {}): Promise<Shelf> {
  try {
    const database = await openSeeded(version, load, onClosed);
    return { source: databaseSource(database), database };
  } catch (error) {
    return { source: packSource(await load()), trouble: troubleOf(error) };
  }
}

/** Opens the library whole: see openShelf. */
export async function openLibrary(version: string, load: () => Promise<Pack>, onClosed?: () => void): Promise<Library> {
  let shelf = await openShelf(version, load, onClosed);
  try {
    if (shelf.database) return { ...shelf, lexicon: await lexiconOf(shelf.database) };
  } catch (error) {
    shelf = { source: packSource(await load()), trouble: troubleOf(error) };
  }
  const pack = await load();
  return { ...shelf, lexicon: compileLexicon(pack.terms, pack.neighbours) };
}
