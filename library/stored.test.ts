import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { openStored } from './stored.ts';

beforeEach(() => {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  Dexie.dependencies.indexedDB = factory;
});

const made = (version: number) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.open('hashiya', version);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

describe('the database as search reads it', () => {
  it('is not made where there is none', async () => {
    expect(await openStored(() => {})).toBeUndefined();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is left alone when it is of another version', async () => {
    await made(990);
    expect(await openStored(() => {})).toBeUndefined();
    expect(await indexedDB.databases()).toEqual([{ name: 'hashiya', version: 990 }]);
  });

  it('has no index before one was made', async () => {
    (await openDatabase()).close();
    expect(await openStored(() => {})).toMatchObject({ index: undefined, seeds: undefined });
  });

  it('gives the records asked for, of all kinds at once, and undefined for what is gone', async () => {
    const database = await openDatabase();
    const story = { id: 'market', title: { ar: '', en: '' } } as never;
    await database.stories.add(story);
    database.close();
    const stored = await openStored(() => {});
    expect(await stored?.records({ terms: [], stories: ['gone', 'market'], facts: ['market/none'] })).toEqual([
      [],
      [undefined, story],
      [undefined],
    ]);
  });

  it('lets go when the database is deleted, and says so', async () => {
    (await openDatabase()).close();
    const onClosed = vi.fn();
    await openStored(onClosed);
    await Dexie.delete('hashiya');
    expect(onClosed).toHaveBeenCalledTimes(1);
  });
});
