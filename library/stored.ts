/**
 * The database as search reads it, by the browser's own means: the popup lives for seconds, and Dexie is more to load than all the rest of it
 * (docs/decisions/0014). Whatever is to be made or mended in the database is left to Dexie: see search-upkeep.ts.
 */
import type { SearchIndex } from '../core/search/index.ts';
import { CHANGE, DEXIE_STEP, INDEX, LATEST, NAME, readKept, SEEDS_VERSION } from './kept.ts';
import type { Records } from './search.ts';

export interface Stored {
  /** The content version of the seeds that are in it. */
  seeds: unknown;
  /** The index that is there, if this version can read it. */
  index: SearchIndex | undefined;
  /** Whether the index is that of the records. */
  isFresh: boolean;
  records: Records;
  close(): void;
}

/** Longest wait, in ms, for another connection to let go. */
const PATIENCE = 3000;

/**
 * Opens the database; `onClosed` is called when it is taken away later. Undefined where there is none, or one of another version; rejects when it cannot be
 * opened, in time or at all.
 */
export async function openStored(onClosed: () => void): Promise<Stored | undefined> {
  const database = await open();
  if (!database) return undefined;
  const close = () => {
    database.close();
    onClosed();
  };
  database.onclose = onClosed;
  database.onversionchange = close;
  const [settings = []] = await read(database, [['settings', [SEEDS_VERSION, CHANGE, INDEX]]]);
  const [seeds, change, value] = settings.map((row) => (row as { value: unknown } | undefined)?.value);
  const kept = readKept(value);
  return {
    seeds,
    index: kept?.index,
    isFresh: kept?.change === change,
    records: (ids) =>
      read(database, [
        ['terms', ids.terms],
        ['stories', ids.stories],
        ['facts', ids.facts],
      ]) as ReturnType<Records>,
    close: () => database.close(),
  };
}

function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    const timer = setTimeout(() => reject(new Error('The database did not open in time.')), PATIENCE);
    let made = false;
    request.onupgradeneeded = () => {
      // There is none: what was about to be made is not.
      made = true;
      request.transaction?.abort();
    };
    request.onerror = () => {
      clearTimeout(timer);
      if (made) resolve(undefined);
      else reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = request.result;
      if (database.version === LATEST * DEXIE_STEP) return resolve(database);
      database.close();
      resolve(undefined);
    };
  });
}

/** The rows of some tables by key, undefined for those that are not there: all in one transaction. */
function read(database: IDBDatabase, asked: [table: string, keys: string[]][]): Promise<unknown[][]> {
  const transaction = database.transaction(
    asked.map(([table]) => table),
    'readonly',
  );
  const get = (table: string, key: string) =>
    new Promise<unknown>((resolve, reject) => {
      const request = transaction.objectStore(table).get(key);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return Promise.all(asked.map(([table, keys]) => Promise.all(keys.map((key) => get(table, key)))));
}
