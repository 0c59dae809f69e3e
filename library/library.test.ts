import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Spelling, Term } from '../core/knowledge/term.ts';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { detect } from '../core/lexicon/detect.ts';
import { openLexicon } from '../core/lexicon/lexicon.ts';
import { keyOf } from '../core/text/fold.ts';
import { type LibraryDatabase, openDatabase, type StoredSpelling, troubleOf } from './database.ts';
import { databaseSource, glossOf, packSource } from './gloss.ts';
import { DEXIE_STEP, LATEST } from './kept.ts';
import { lexiconOf } from './lexicon.ts';
import { openLibrary } from './library.ts';
import { hasSeeds, importSeeds } from './seeds.ts';
import { isBeingWritten, writeAlone } from './writing.ts';

const both = (text: string) => ({ ar: text, en: text });
const spelling = (text: string, more: Partial<Spelling> = {}): Spelling => ({ text, lang: 'en', kind: 'name', ...more });
const term = (id: string, ...spellings: Spelling[]): Term => ({
  id,
  category: 'company',
  tier: 'core',
  name: both(id),
  gloss: both(`What ${id} is.`),
  spellings: spellings.length > 0 ? spellings : [spelling(id)],
});
const story = (id: string, date: string): Pack['stories'][number] => ({
  id,
  title: both(`Title of ${id}`),
  summary: both('Summary'),
  language: 'en',
  published: { date },
  cites: [],
  origin: 'seed',
});
const fact = (id: string, ...terms: string[]): Fact => ({ id, story: id.split('/')[0] as string, kind: 'event', says: both(id), terms });

const first: Pack = {
  terms: [
    term('nvidia', spelling('Nvidia'), spelling('إنفيديا', { lang: 'ar' })),
    term('huawei', spelling('Huawei')),
    term('meta', spelling('Meta', { when: { evidence: true } })),
  ],
  neighbours: [
    { name: 'Intel', spellings: [spelling('Intel'), spelling('إنتل', { lang: 'ar' })] },
    { name: 'MetaX', spellings: [spelling('Meta X')] },
  ],
  stories: [story('000-old', '2025-01-01'), story('001-new', '2025-08-18')],
  facts: [
    fact('000-old/a', 'nvidia'),
    fact('001-new/b', 'nvidia', 'huawei'),
    fact('001-new/c', 'huawei'),
    fact('001-new/d', 'huawei', 'nvidia', 'meta'),
  ],
};
/** What a later version of the extension brings: one term gone, one new, one changed. */
const second: Pack = {
  terms: [{ ...term('nvidia', spelling('NVIDIA Corporation')), gloss: both('Changed.') }, term('baidu', spelling('Baidu'))],
  neighbours: [{ name: 'AMD', spellings: [spelling('AMD')] }],
  stories: [story('001-new', '2025-09-01')],
  facts: [fact('001-new/b', 'nvidia', 'baidu')],
};

/** What a reader keeps. */
const saved = {
  story: { ...story('my-story', '2025-10-01'), origin: 'saved' as const },
  fact: { ...fact('my-story/x', 'nvidia', 'mine'), origin: 'saved' as const },
  term: { ...(({ spellings: _, ...rest }) => rest)(term('mine')), origin: 'saved' as const },
  spelling: { ...spelling('Mine Inc'), key: keyOf('Mine Inc'), term: 'mine', origin: 'saved' as const } satisfies StoredSpelling,
};
async function keep(database: LibraryDatabase) {
  await database.stories.add(saved.story);
  await database.facts.add(saved.fact);
  await database.terms.add(saved.term);
  await database.spellings.add({ ...saved.spelling });
}

/** All that the database holds, but for the numbers that it gives to spellings and the name of each state for search. */
async function contentsOf(database: LibraryDatabase) {
  const entries = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(
    entries.map(([name, rows]) => {
      if (name === 'spellings') return [name, rows.map(({ number: _, ...row }: StoredSpelling) => row)];
      return [name, name === 'settings' ? rows.filter(({ key }: { key: string }) => key !== 'searchChange') : rows];
    }),
  );
}
const ids = async (table: { toArray(): Promise<{ id: string }[]> }) => (await table.toArray()).map(({ id }) => id);
const mentions = (bytes: Uint8Array<ArrayBuffer>, text: string) => {
  const lexicon = openLexicon(bytes);
  return detect(lexicon, text).map(({ start, end, term }) => `${text.slice(start, end)}→${lexicon.termOf(term).id}`);
};

const open = openDatabase;
/** The IndexedDB of a browser that has none yet. */
let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  Dexie.dependencies.indexedDB = factory;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
/** A connection past Dexie, to see and hold a database as another tab might. */
const connect = (version?: number) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open('hashiya', version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

describe('a database of version 1', () => {
  it('keeps every record, and gives the newest stories', async () => {
    const older = new Dexie('hashiya');
    older.version(1).stores({
      stories: 'id, origin',
      facts: 'id, story, *terms, origin',
      terms: 'id, category, origin',
      spellings: '++number, key, term, origin',
      settings: 'key',
    });
    await older.open();
    await importSeeds(older as LibraryDatabase, first, '1');
    const dates = ['2025-07', '2026-01-02', '2025-11-27/2025-11-30~', '2026-01-02'];
    await older
      .table('stories')
      .bulkAdd(dates.map((date, at) => ({ ...first.stories[0], id: `own-${at}`, origin: 'saved', published: { date } })));
    const before = await contentsOf(older as LibraryDatabase);
    older.close();

    const database = await open();
    expect(database.verno).toBe(LATEST);
    expect(await contentsOf(database)).toEqual(before);
    const newest = await databaseSource(database).newestStories(3);
    expect(newest.map(({ id }) => id)).toEqual(['own-3', 'own-1', 'own-2']);
    expect(newest).toEqual(await packSource({ terms: [], facts: [], stories: before.stories as Story[] }).newestStories(3));
  });
});

describe('importing the seeds', () => {
  it('puts in all that the pack holds, as seeds', async () => {
    const database = await open();
    expect(await hasSeeds(database, '1')).toBe(false);
    await importSeeds(database, first, '1');
    expect(await hasSeeds(database, '1')).toBe(true);
    expect(await hasSeeds(database, '2')).toBe(false);
    expect(await database.stories.toArray()).toEqual(first.stories);
    expect(await database.facts.toArray()).toEqual(first.facts.map((fact) => ({ ...fact, origin: 'seed' })));
    const terms = first.terms.map(({ spellings: _, ...rest }) => ({ ...rest, origin: 'seed' }));
    expect(await database.terms.orderBy('id').toArray()).toEqual(terms.sort((a, b) => a.id.localeCompare(b.id)));
    const contents = await contentsOf(database);
    const owned = (list: { spellings: Spelling[] }, owner: object) =>
      list.spellings.map((spelling) => ({ ...spelling, ...owner, key: keyOf(spelling.text), origin: 'seed' }));
    expect(new Set(contents.spellings?.map((row: object) => JSON.stringify(Object.entries(row).sort())))).toEqual(
      new Set(
        [
          ...first.terms.flatMap((term) => owned(term, { term: term.id })),
          ...first.neighbours.flatMap((neighbour) => owned(neighbour, { neighbour: neighbour.name })),
        ].map((row) => JSON.stringify(Object.entries(row).sort())),
      ),
    );
  });

  it('replaces the seeds of another version', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await importSeeds(database, second, '2');
    const fresh = await open('fresh');
    await importSeeds(fresh, second, '2');
    expect(await contentsOf(database)).toEqual(await contentsOf(fresh));
    expect(await hasSeeds(database, '1')).toBe(false);
  });

  it('leaves alone what the reader keeps', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await keep(database);
    await importSeeds(database, second, '2');
    expect(await database.stories.get('my-story')).toEqual(saved.story);
    expect(await database.facts.get('my-story/x')).toEqual(saved.fact);
    expect(await database.terms.get('mine')).toEqual(saved.term);
    expect(await database.spellings.where('term').equals('mine').toArray()).toEqual([expect.objectContaining(saved.spelling)]);
    expect(await ids(database.stories)).toEqual(['001-new', 'my-story']);
    expect(await ids(database.facts)).toEqual(['001-new/b', 'my-story/x']);
    expect(await ids(database.terms)).toEqual(['baidu', 'mine', 'nvidia']);
  });

  it('leaves out a seed whose id a record of the reader has, and brings in the rest', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await keep(database);
    const pack: Pack = {
      ...second,
      terms: [...second.terms, term('mine', spelling('Not Mine'))],
      stories: [story('my-story', '2025'), ...second.stories],
      facts: [fact('my-story/x', 'baidu'), ...second.facts],
    };
    const plain = await open('plain');
    await importSeeds(plain, second, '2');
    await keep(plain);
    // Twice, as after an update: the reader's record must not be taken for a seed the second time either.
    for (const version of ['2', '3']) {
      await importSeeds(database, pack, version);
      expect(await hasSeeds(database, version)).toBe(true);
      expect(await database.stories.get('my-story')).toEqual(saved.story);
      expect(await database.facts.get('my-story/x')).toEqual(saved.fact);
      expect(await database.terms.get('mine')).toEqual(saved.term);
      for (const name of ['stories', 'facts', 'terms'])
        expect(await database.table(name).toArray()).toEqual(await plain.table(name).toArray());
      expect(mentions(await lexiconOf(database), 'Not Mine, Mine Inc and Baidu')).toEqual(['Mine Inc→mine', 'Baidu→baidu']);
    }
  });

  it.each<[what: string, pack: Pack]>([
    ['two terms with one id', { ...second, terms: [...second.terms, term('nvidia')] }],
    ['two facts with one id', { ...second, facts: [...second.facts, ...second.facts] }],
    ['two stories with one id', { ...second, stories: [...second.stories, ...second.stories] }],
    [
      'something that cannot be stored',
      { ...second, neighbours: [{ name: 'AMD', spellings: [{ ...spelling('AMD'), when: (() => {}) as object }] }] },
    ],
  ])('changes nothing when the pack holds %s', async (_, broken) => {
    const database = await open();
    await importSeeds(database, first, '1');
    await keep(database);
    await lexiconOf(database);
    const before = await contentsOf(database);
    await expect(importSeeds(database, broken, '2')).rejects.toThrow();
    expect(await contentsOf(database)).toEqual(before);
    expect(await hasSeeds(database, '1')).toBe(true);
  });
});

describe('the lexicon of the database', () => {
  const text = 'Nvidia, إنفيديا, Huawei, Intel, Meta X and Meta';

  it('finds what the lexicon of the pack finds, neighbours and conditions included', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    const bytes = await lexiconOf(database);
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(mentions(bytes, text)).toEqual(mentions(compileLexicon(first.terms, first.neighbours), text));
    expect(mentions(bytes, text)).toEqual(['Nvidia→nvidia', 'إنفيديا→nvidia', 'Huawei→huawei', 'Meta→meta']);
    // The neighbours alone vouch here, and the longer name wins.
    expect(mentions(bytes, 'Meta and Intel')).toEqual(['Meta→meta']);
    expect(mentions(bytes, 'Meta X and Meta')).toEqual(['Meta→meta']);
    expect(mentions(bytes, 'Meta')).toEqual([]);
  });

  it('is compiled once and then kept, over a new opening too', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    const bytes = await lexiconOf(database);
    // Were it compiled again, the table would tell.
    await database.spellings.clear();
    expect(await lexiconOf(database)).toEqual(bytes);
    database.close();
    const again = await lexiconOf(await open());
    expect(again).toEqual(bytes);
    expect(mentions(again, text)).toHaveLength(4);
  });

  it('is compiled anew after another import', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await lexiconOf(database);
    await importSeeds(database, second, '2');
    expect(mentions(await lexiconOf(database), 'Huawei, Nvidia, NVIDIA Corporation and Baidu')).toEqual([
      'NVIDIA Corporation→nvidia',
      'Baidu→baidu',
    ]);
  });

  it.each([
    ['in another format', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))],
    ['cut off', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 3)],
  ])('is compiled anew when what was kept is %s', async (_, spoilt) => {
    const database = await open();
    await importSeeds(database, first, '1');
    const bytes = await lexiconOf(database);
    await database.settings.put({ key: 'lexicon', value: spoilt(bytes) });
    expect(await lexiconOf(database)).toEqual(bytes);
    expect((await database.settings.get('lexicon'))?.value).toEqual(bytes);
  });

  it('holds the reader’s terms beside the seeds', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await keep(database);
    await importSeeds(database, second, '2');
    expect(mentions(await lexiconOf(database), 'Mine Inc and Baidu')).toEqual(['Mine Inc→mine', 'Baidu→baidu']);
  });

  it('of a database with nothing in it finds nothing', async () => {
    expect(mentions(await lexiconOf(await open()), text)).toEqual([]);
  });
});

describe.each([
  [
    'database',
    async () => {
      const database = await open();
      await importSeeds(database, first, '1');
      return databaseSource(database);
    },
  ],
  ['pack', async () => packSource(first)],
])('a gloss from the %s', (_, source) => {
  const page = { counts: {}, nearby: [] };

  it('has the term and its facts, each with its story', async () => {
    const gloss = await glossOf(await source(), 'nvidia', page);
    expect(gloss?.term).toEqual({ id: 'nvidia', category: 'company', name: both('nvidia'), gloss: both('What nvidia is.') });
    expect(gloss?.facts.map(({ fact, story }) => [fact.id, story.id, story.title.en])).toEqual([
      ['001-new/b', '001-new', 'Title of 001-new'],
      ['000-old/a', '000-old', 'Title of 000-old'],
      ['001-new/d', '001-new', 'Title of 001-new'],
    ]);
  });

  it('has first what the page is about', async () => {
    const about = async (nearby: string[]) => {
      const gloss = await glossOf(await source(), 'nvidia', { counts: Object.fromEntries(nearby.map((id) => [id, 1])), nearby });
      return gloss?.facts.map(({ fact }) => fact.id);
    };
    expect(await about(['meta'])).toEqual(['001-new/d', '001-new/b', '000-old/a']);
    expect(await about(['huawei'])).toEqual(['001-new/b', '001-new/d', '000-old/a']);
  });

  it('is there without facts, and is not there for a term that nobody knows', async () => {
    expect((await glossOf(await source(), 'meta', page))?.facts).toHaveLength(1);
    expect(await glossOf(await source(), 'nobody', page)).toBeUndefined();
  });
});

describe('a gloss of what the reader keeps', () => {
  it('has the reader’s facts beside those of the seeds', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await keep(database);
    const factsOf = async (id: string) =>
      (await glossOf(databaseSource(database), id, { counts: {}, nearby: [] }))?.facts.map(({ fact }) => fact.id);
    expect(await factsOf('nvidia')).toEqual(['my-story/x', '001-new/b', '000-old/a', '001-new/d']);
    expect(await factsOf('mine')).toEqual(['my-story/x']);
  });

  it('leaves out a fact whose story is gone', async () => {
    const database = await open();
    await importSeeds(database, first, '1');
    await database.stories.delete('000-old');
    const gloss = await glossOf(databaseSource(database), 'nvidia', { counts: {}, nearby: [] });
    expect(gloss?.facts.map(({ fact }) => fact.id)).toEqual(['001-new/b', '001-new/d']);
  });
});

describe('opening the library', () => {
  const load = vi.fn(async () => first);
  const text = 'Huawei and Baidu';
  const names = async (library: Awaited<ReturnType<typeof openLibrary>>, id = 'nvidia') => (await library.source.term(id))?.gloss.en;
  beforeEach(() => {
    load.mockClear();
  });

  it('brings in the seeds the first time, and does not fetch them again for the same version', async () => {
    const library = await openLibrary('1', load);
    expect(library.trouble).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
    expect((await library.source.frequencies([])).total).toBe(4);
    expect(mentions(library.lexicon, text)).toEqual(['Huawei→huawei']);

    const before = await contentsOf(await open());
    const again = await openLibrary('1', load);
    expect(load).toHaveBeenCalledTimes(1);
    expect(again.trouble).toBeUndefined();
    expect(again.lexicon).toEqual(library.lexicon);
    expect(await contentsOf(await open())).toEqual(before);
  });

  it('brings in the seeds of another version', async () => {
    await openLibrary('1', load);
    const library = await openLibrary('2', async () => second);
    expect(mentions(library.lexicon, text)).toEqual(['Baidu→baidu']);
    expect(await names(library)).toBe('Changed.');
    expect(await names(library, 'huawei')).toBeUndefined();
  });

  it('has the seeds alone, and loses nothing, when a newer version wrote the database', async () => {
    const newer = new Dexie('hashiya');
    newer.version(LATEST + 1).stores({
      stories: 'id, origin, published.date',
      facts: 'id, story, *terms, origin',
      terms: 'id, category, origin',
      spellings: '++number, key, term, origin',
      settings: 'key',
      notes: 'id',
    });
    await newer.open();
    await newer.table('notes').add({ id: 'kept' });
    newer.close();

    const library = await openLibrary('1', load);
    expect(library.trouble).toBe('newer');
    expect(mentions(library.lexicon, text)).toEqual(['Huawei→huawei']);
    expect((await glossOf(library.source, 'huawei', { counts: {}, nearby: [] }))?.facts).toHaveLength(3);

    const raw = await connect();
    expect(raw.version).toBe((LATEST + 1) * DEXIE_STEP);
    expect([...raw.objectStoreNames]).toEqual(['facts', 'notes', 'settings', 'spellings', 'stories', 'terms']);
    raw.close();
    await newer.open();
    expect(await newer.table('notes').toArray()).toEqual([{ id: 'kept' }]);
    expect(await newer.table('stories').count()).toBe(0);
  });

  it('adds nothing to the database of a newer version, though tables of ours are not in it', async () => {
    const newer = new Dexie('hashiya');
    newer.version(LATEST + 1).stores({ stories: 'id', notes: 'id' });
    await newer.open();
    newer.close();
    const before = await factory.databases();
    const opened = vi.spyOn(factory, 'open');

    expect((await openLibrary('1', load)).trouble).toBe('newer');
    expect(opened).not.toHaveBeenCalled();
    expect(await factory.databases()).toEqual(before);
    const raw = await connect();
    expect(raw.version).toBe((LATEST + 1) * DEXIE_STEP);
    expect([...raw.objectStoreNames]).toEqual(['notes', 'stories']);
    raw.close();
  });

  it('is not kept by the newer version of another database', async () => {
    const other = new Dexie('other');
    other.version(7).stores({ things: 'id' });
    await other.open();
    other.close();
    expect((await openLibrary('1', load)).trouble).toBeUndefined();
  });

  it('has the seeds alone, and opens nothing any more, when the browser takes too long to say what there is', async () => {
    let answer = (_: IDBDatabaseInfo[]) => {};
    vi.spyOn(factory, 'databases').mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const opened = vi.spyOn(factory, 'open');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = openLibrary('1', load);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await opening).trouble).toBe('blocked');
    answer([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).not.toHaveBeenCalled();
  });

  it('has the seeds alone when another tab does not let go of an older version', async () => {
    const older = await connect(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = openLibrary('1', load);
    await vi.advanceTimersByTimeAsync(60_000);
    const library = await opening;
    expect(library.trouble).toBe('blocked');
    expect(mentions(library.lexicon, text)).toEqual(['Huawei→huawei']);
    older.close();
  });

  it('has the seeds alone, and at once, while an import or an erasure is being written', async () => {
    let done = () => {};
    const writing = writeAlone(
      () =>
        new Promise<void>((resolve) => {
          done = resolve;
        }),
    );
    await vi.waitUntil(isBeingWritten);
    const library = await openLibrary('1', load);
    expect(library.trouble).toBe('blocked');
    expect(mentions(library.lexicon, text)).toEqual(['Huawei→huawei']);
    done();
    await writing;
    expect((await openLibrary('1', load)).trouble).toBeUndefined();
  });

  it('has the seeds alone when there is no IndexedDB', async () => {
    Reflect.deleteProperty(Dexie.dependencies, 'indexedDB');
    const library = await openLibrary('1', load);
    expect(library.trouble).toBe('missing');
    expect(await names(library, 'huawei')).toBe('What huawei is.');
  });

  it.each([
    ['may not be used here', 'SecurityError', 'missing'],
    ['is broken', 'InvalidStateError', 'blocked'],
  ])('has the seeds alone when the database %s', async (_, name, trouble) => {
    vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('No.', name);
    });
    const library = await openLibrary('1', load);
    expect(library.trouble).toBe(trouble);
    expect(mentions(library.lexicon, text)).toEqual(['Huawei→huawei']);
  });

  it('has the seeds alone, and what was there stays, when they cannot be brought in', async () => {
    await openLibrary('1', load);
    const broken = { ...second, terms: [...second.terms, term('nvidia')] };
    const library = await openLibrary('2', async () => broken);
    expect(library.trouble).toBe('blocked');
    expect(await names(library)).toBe('Changed.');
    const database = await open();
    expect(await hasSeeds(database, '1')).toBe(true);
    expect(await ids(database.terms)).toEqual(['huawei', 'meta', 'nvidia']);
  });

  it('fails when the seeds are needed and cannot be loaded, and only then', async () => {
    const fail = vi.fn(() => Promise.reject(new Error('no such file')));
    await expect(openLibrary('1', fail)).rejects.toThrow('no such file');
    await openLibrary('1', load);
    fail.mockClear();
    expect((await openLibrary('1', fail)).trouble).toBeUndefined();
    expect(fail).not.toHaveBeenCalled();
  });
});

describe('the trouble', () => {
  it.each([
    ['a newer version', { name: 'VersionError' }, 'newer'],
    ['a newer version, wrapped', { name: 'OpenFailedError', inner: { name: 'VersionError' } }, 'newer'],
    ['no IndexedDB', new Dexie.MissingAPIError(), 'missing'],
    ['a browser that forbids it', { name: 'OpenFailedError', inner: { name: 'SecurityError' } }, 'missing'],
    ['a browser that forbids it at once', { name: 'SecurityError' }, 'missing'],
    ['a full disk', { name: 'QuotaExceededError' }, 'blocked'],
    ['something else', new Error('What?'), 'blocked'],
    ['nothing at all', undefined, 'blocked'],
  ])('with %s is told', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });
});
