import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pack } from '../core/knowledge/pack.ts';
import { openDatabase } from './database.ts';
import { markStale } from './derived.ts';
import { databaseSource } from './gloss.ts';
import { createSearch, type Search } from './search.ts';
import { keepSearchFresh, renewSearch } from './search-index.ts';

const both = (text: string) => ({ ar: text, en: text });
const pack: Pack = {
  terms: [
    {
      id: 'nvidia',
      category: 'company',
      tier: 'core',
      name: { ar: 'إنفيديا', en: 'Nvidia' },
      gloss: both('Maker of chips.'),
      spellings: [{ text: '英伟达', lang: 'zh', kind: 'name' }],
    },
  ],
  neighbours: [{ name: 'Intel', spellings: [{ text: 'Intel', lang: 'en', kind: 'name' }] }],
  stories: [
    {
      id: 'market',
      title: both('Black market'),
      summary: both('Summary.'),
      language: 'en',
      published: { date: '2025-07-26' },
      cites: [],
      origin: 'seed',
    },
  ],
  facts: [{ id: 'market/glasses', story: 'market', kind: 'event', says: both('Glasses were shown.'), terms: ['nvidia'] }],
};
const LIMITS = { term: 5, story: 5, fact: 5 };
const load = vi.fn(async () => pack);
const idsIn = async (search: Search, query: string) => (await search.find(query, LIMITS)).results.map(({ id }) => id);

let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  Dexie.dependencies.indexedDB = factory;
  load.mockClear();
});

describe.each([
  ['the database', () => {}],
  ['the seeds alone, where there is no database', () => Reflect.deleteProperty(Dexie.dependencies, 'indexedDB')],
])('search in %s', (_, prepare) => {
  beforeEach(() => {
    prepare();
  });

  it('finds records of every kind, facts with their story', async () => {
    const search = createSearch('1', load);
    expect(await idsIn(search, '英伟达')).toEqual(['nvidia', 'market', 'market/glasses']);
    const { results } = await search.find('glasses', LIMITS);
    expect(results).toEqual([{ kind: 'fact', id: 'market/glasses', fact: expect.objectContaining(pack.facts[0]), story: pack.stories[0] }]);
    expect(await idsIn(search, 'intel')).toEqual([]);
  });
});

describe('the index in the database', () => {
  it('is built once and opened afterwards', async () => {
    await createSearch('1', load).find('nvidia', LIMITS);
    const database = await openDatabase();
    const kept = await database.settings.get('searchIndex');
    expect(await idsIn(createSearch('1', load), 'nvidia')).toContain('nvidia');
    expect(await database.settings.get('searchIndex')).toEqual(kept);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('answers as before while it is stale, and is renewed', async () => {
    await createSearch('1', load).find('nvidia', LIMITS);
    const database = await openDatabase();
    await database.transaction('rw', [database.stories, database.settings], async () => {
      await database.stories.add({
        ...(pack.stories[0] as Pack['stories'][number]),
        id: 'mine',
        title: both('Lunar harvest'),
        origin: 'saved',
      });
      await markStale(database);
    });
    const search = createSearch('1', load);
    expect(await idsIn(search, 'market')).toEqual(['market']);
    await vi.waitFor(async () => expect(await idsIn(search, 'lunar')).toEqual(['mine']));
    expect(await idsIn(createSearch('1', load), 'lunar')).toEqual(['mine']);
  });

  it('is left alone by keepSearchFresh unless the records have changed', async () => {
    await createSearch('1', load).find('nvidia', LIMITS);
    const database = await openDatabase();
    const kept = async () => (await database.settings.get('searchIndex'))?.value as { change: string };
    const before = await kept();
    await database.settings.put({ key: 'searchIndex', value: { ...before, mark: 'left alone' } });
    await keepSearchFresh(database);
    expect(await kept()).toHaveProperty('mark');
    await markStale(database);
    await keepSearchFresh(database);
    expect(await kept()).not.toHaveProperty('mark');
    expect((await kept()).change).not.toBe(before.change);
  });

  it('leaves out what is gone since', async () => {
    const search = createSearch('1', load);
    await search.find('nvidia', LIMITS);
    const database = await openDatabase();
    await database.facts.delete('market/glasses');
    expect(await idsIn(search, 'glasses')).toEqual([]);
    await database.stories.clear();
    expect(await idsIn(search, 'nvidia')).toEqual(['nvidia']);
  });

  it('reads all records, however many batches they come in', async () => {
    await createSearch('1', load).find('nvidia', LIMITS);
    const database = await openDatabase();
    await database.facts.bulkAdd(
      Array.from({ length: 1203 }, (_, at) => ({
        ...(pack.facts[0] as Pack['facts'][number]),
        id: `market/f${at}`,
        origin: 'saved' as const,
      })),
    );
    expect((await renewSearch(database)).facts).toBe(1204);
    const frequencies = await databaseSource(database).frequencies([]);
    expect([frequencies.total, frequencies.of('nvidia'), frequencies.of('none')]).toEqual([1204, 1204, 0]);
  });

  it('is not trusted when another version wrote it', async () => {
    await createSearch('1', load).find('nvidia', LIMITS);
    const database = await openDatabase();
    const kept = await database.settings.get('searchIndex');
    await database.settings.put({ key: 'searchIndex', value: { ...(kept?.value as object), index: { layout: -1 } } });
    expect(await idsIn(createSearch('1', load), 'nvidia')).toContain('nvidia');
  });

  it('is found again after the database was deleted between two letters', async () => {
    const search = createSearch('1', load);
    expect(await idsIn(search, 'nvi')).toContain('nvidia');
    await Dexie.delete('hashiya');
    await vi.waitFor(async () => expect(await idsIn(search, 'nvid')).toContain('nvidia'));
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('search without seeds', () => {
  it('rejects, and tries again at the next letter', async () => {
    const failing = vi.fn<() => Promise<Pack>>(() => Promise.reject(new Error('no such file')));
    const search = createSearch('1', failing);
    await expect(search.find('n', LIMITS)).rejects.toThrow('no such file');
    failing.mockImplementation(load);
    expect(await idsIn(search, 'nvidia')).toContain('nvidia');
  });
});
