import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CATEGORIES } from '../core/knowledge/categories.ts';
import { FACT_KINDS } from '../core/knowledge/fact.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import { detect } from '../core/lexicon/detect.ts';
import { openLexicon } from '../core/lexicon/lexicon.ts';
import { keyOf } from '../core/text/fold.ts';
import { type LibraryDatabase, openDatabase, type StoredFact, type StoredSpelling, type StoredStory, type StoredTerm } from './database.ts';
import { lexiconOf } from './lexicon.ts';
import { importSeeds } from './seeds.ts';
import { countsOf, eraseOwn } from './transfer-erase.ts';
import { exportLibrary, fileNameOf } from './transfer-export.ts';
import { type Progress, readTransfer, TransferError, type TransferProblem } from './transfer-file.ts';
import { planImport, storeImport } from './transfer-import.ts';
import { isBeingWritten, writeAlone } from './writing.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const both = (text: string) => ({ ar: text, en: text });

/** What a reader may keep beside the seeds. */
interface Kept {
  terms: StoredTerm[];
  spellings: StoredSpelling[];
  stories: StoredStory[];
  facts: StoredFact[];
}

const seeds: Pack = {
  terms: ['nvidia', 'huawei'].map((id) => ({
    id,
    category: 'company',
    tier: 'core',
    name: both(id),
    gloss: both(`What ${id} is.`),
    spellings: [{ text: id, lang: 'en', kind: 'name' }],
  })),
  neighbours: [{ name: 'Intel', spellings: [{ text: 'Intel', lang: 'en', kind: 'name' }] }],
  stories: [
    {
      id: 'seed-story',
      title: both('Seed'),
      summary: both('Seed'),
      language: 'en',
      published: { date: '2025-08-18' },
      cites: [],
      origin: 'seed',
    },
  ],
  facts: [{ id: 'seed-story/a', story: 'seed-story', kind: 'event', says: both('It happened.'), terms: ['nvidia'] }],
};

const kept: Kept = {
  terms: [{ id: 'mine', category: 'model', tier: 'context', name: both('Mine'), gloss: both('Mine.'), origin: 'saved' }],
  spellings: [
    { text: 'Mine One', lang: 'en', kind: 'name', key: keyOf('Mine One'), term: 'mine', origin: 'saved' },
    { text: 'Envidia', lang: 'en', kind: 'name', key: keyOf('Envidia'), term: 'nvidia', origin: 'saved' },
    { text: 'Other Inc', lang: 'en', kind: 'name', key: keyOf('Other Inc'), neighbour: 'Other', origin: 'pack' },
  ],
  stories: [
    {
      id: 'my-story',
      title: both('عنواني'),
      summary: both('Summary'),
      url: 'https://example.com/a?b=c',
      language: 'ar',
      published: { date: '2025-10-01~', because: both('A guess') },
      cites: ['Reuters'],
      origin: 'saved',
    },
  ],
  facts: [
    { id: 'my-story/x', story: 'my-story', kind: 'claim', says: both('قيل <b>شيء</b>'), terms: ['mine', 'nvidia'], origin: 'saved' },
    { id: 'seed-story/mine', story: 'seed-story', kind: 'event', says: both('Too.'), terms: ['huawei'], origin: 'feed' },
  ],
};

async function keep(database: LibraryDatabase, { terms, spellings, stories, facts }: Kept) {
  await database.terms.bulkPut(terms);
  // Adding gives each a number, which is the database's own affair.
  await database.spellings.bulkAdd(spellings.map((spelling) => ({ ...spelling })));
  await database.stories.bulkPut(stories);
  await database.facts.bulkPut(facts);
}

/** A library with the seeds in it, and what a reader keeps. */
async function libraryWith(own?: Kept): Promise<LibraryDatabase> {
  const database = await openDatabase();
  await importSeeds(database, seeds, '1');
  if (own) await keep(database, own);
  return database;
}

/** All that the database holds, but for the numbers that it gives to spellings. */
async function contentsOf(database: LibraryDatabase) {
  const spellings = (await database.spellings.toArray()).map(({ number: _, ...spelling }) =>
    JSON.stringify(spelling, Object.keys(spelling).sort()),
  );
  return {
    terms: await database.terms.toArray(),
    spellings: spellings.sort(),
    stories: await database.stories.toArray(),
    facts: await database.facts.toArray(),
  };
}
const settingsOf = (database: LibraryDatabase) => database.settings.toArray();

const fileOf = (content: unknown) => new Blob([typeof content === 'string' ? content : JSON.stringify(content)]);
const contentOf = async (file: Blob) => JSON.parse(await file.text());
const empty = { format: 'hashiya-library', version: 1, exported: '', settings: {}, terms: [], spellings: [], stories: [], facts: [] };

const problemOf = (doing: Promise<unknown>): Promise<TransferProblem | undefined> =>
  doing.then(
    () => undefined,
    (error) => {
      expect(error).toBeInstanceOf(TransferError);
      return (error as TransferError).problem;
    },
  );

function newFactory() {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  Dexie.dependencies.indexedDB = factory;
}
beforeEach(newFactory);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the exported file', () => {
  it('holds everything: the seeds, what the reader keeps, the preferences and when it was written', async () => {
    const file = await exportLibrary(await libraryWith(kept), { language: 'ar' }, NOW);
    const content = await contentOf(file);
    expect(content).toMatchObject({ format: 'hashiya-library', version: 1, exported: NOW.toISOString(), settings: { language: 'ar' } });
    expect(content.terms.map(({ id }: StoredTerm) => id)).toEqual(['huawei', 'mine', 'nvidia']);
    expect(content.stories).toHaveLength(2);
    expect(content.facts).toHaveLength(3);
    expect(content.spellings).toHaveLength(6);
    expect(JSON.stringify(content)).not.toContain('"key"');
  });

  it('has one record a line', async () => {
    const lines = (await (await exportLibrary(await libraryWith(kept), {}, NOW)).text()).split('\n');
    const records = lines.filter((line) => line.startsWith('{"') && !line.includes('"format"'));
    expect(records).toHaveLength(3 + 6 + 2 + 3);
    for (const line of records) expect(() => JSON.parse(line.replace(/,$/, ''))).not.toThrow();
  });

  it('is whole over more records than are taken at a time', async () => {
    const facts = Array.from({ length: 2500 }, (_, at) => ({ ...kept.facts[0], id: `my-story/n${at}` }) as StoredFact);
    const seen: Progress[] = [];
    const file = await exportLibrary(await libraryWith({ ...kept, facts }), {}, NOW, { onProgress: (one) => seen.push(one) });
    expect((await contentOf(file)).facts).toHaveLength(2501);
    expect(seen.at(-1)).toMatchObject({ step: 'writing' });
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
  });

  it('leaves out what nothing shows, so that it can always be read back', async () => {
    const database = await libraryWith(kept);
    await database.stories.delete('seed-story');
    await database.terms.delete('nvidia');
    const file = await exportLibrary(database, {}, NOW);
    const content = await contentOf(file);
    expect(content.facts.map(({ id }: StoredFact) => id)).toEqual(['my-story/x']);
    expect(content.spellings.map(({ text }: StoredSpelling) => text).sort()).toEqual(['Intel', 'Mine One', 'Other Inc', 'huawei']);
    newFactory();
    await storeImport(await libraryWith(), await readTransfer(file));
  });

  it('is named by the day', () => {
    expect(fileNameOf(new Date(2026, 0, 5))).toBe('hashiya-2026-01-05.json');
  });

  it('can be given up', async () => {
    const database = await libraryWith(kept);
    expect(await problemOf(exportLibrary(database, {}, NOW, { signal: AbortSignal.abort() }))).toEqual({ kind: 'cancelled' });
  });
});

const line = fc.string({ minLength: 1 }).map((text) => text.trim() || 'x');
const bilingual = fc.record({ ar: line, en: line });
const origin = fc.constantFrom('saved', 'feed', 'pack');
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const definedOf = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/), { maxLength: 5 });
const term = (id: string) =>
  fc
    .record({
      category: fc.constantFrom(...CATEGORIES),
      tier: fc.constantFrom('core', 'context'),
      name: bilingual,
      gloss: bilingual,
      maker: optional(fc.constant('nvidia')),
      origin,
    })
    .map((rest) => definedOf({ id, ...rest }) as StoredTerm);
const spelling = (owners: string[]) =>
  fc
    .record({
      text: line,
      lang: fc.constantFrom('ar', 'en', 'zh'),
      kind: fc.constantFrom('name', 'noun', 'acronym'),
      owner: fc.oneof(
        fc.constantFrom('nvidia', ...owners).map((owner) => ({ term: owner })),
        line.map((neighbour) => ({ neighbour })),
      ),
      when: optional(fc.record({ near: fc.array(line, { maxLength: 2 }) })),
      origin,
    })
    .map(({ owner, ...rest }) => definedOf({ ...rest, ...owner, key: keyOf(rest.text) }) as StoredSpelling);
const story = (id: string) =>
  fc
    .record({
      title: bilingual,
      summary: bilingual,
      outlet: optional(bilingual),
      url: optional(fc.webUrl()),
      language: line,
      date: fc.constantFrom('2025', '2025-08-18~', '2025-07/2025-08'),
      cites: fc.array(line, { maxLength: 2 }),
      origin,
    })
    .map(({ date, ...rest }) => definedOf({ id, ...rest, published: { date } }) as StoredStory);
const fact = (stories: string[]) => (id: string) =>
  fc
    .record({
      story: fc.constantFrom('seed-story', ...stories),
      kind: fc.constantFrom(...FACT_KINDS),
      says: bilingual,
      terms: fc.array(fc.constantFrom('nvidia', 'gone'), { minLength: 1 }),
      by: optional(bilingual),
      figures: optional(fc.array(fc.record({ value: fc.integer(), unit: bilingual }), { maxLength: 2 })),
      origin,
    })
    .map((rest) => definedOf({ id: `${rest.story}/${id}`, ...rest }) as StoredFact);
const all =
  <Row>(make: (id: string) => fc.Arbitrary<Row>) =>
  (names: string[]) =>
    fc.tuple(...names.map(make)) as unknown as fc.Arbitrary<Row[]>;
/** Any library that is whole; some of its terms take the place of a seed. */
const libraries: fc.Arbitrary<Kept> = fc
  .record({ terms: fc.tuple(ids, fc.boolean()).map(([own, over]) => (over ? [...own, 'huawei'] : own)), stories: ids, facts: ids })
  .chain((names) =>
    fc.record({
      terms: all(term)(names.terms),
      stories: all(story)(names.stories),
      facts: all(fact(names.stories))(names.facts),
      spellings: fc.uniqueArray(spelling(names.terms), {
        maxLength: 6,
        selector: (one) => JSON.stringify([one.term, one.neighbour, one.text, one.lang]),
      }),
    }),
  );

describe('a library that is exported, erased and imported', () => {
  it('is what it was, and its terms are found again', async () => {
    const database = await libraryWith(kept);
    const before = await contentsOf(database);
    const file = await exportLibrary(database, {}, NOW);
    await eraseOwn(database, seeds, '1');
    await importSeeds(database, seeds, '1');
    const transfer = await readTransfer(file);
    expect(await planImport(database, transfer)).toEqual({ stories: 1, facts: 2, terms: 1, known: 0 });
    await storeImport(database, transfer);
    expect(await contentsOf(database)).toEqual(before);
    const lexicon = openLexicon(await lexiconOf(database));
    const found = detect(lexicon, 'Mine One, Envidia and Huawei').map(({ term: at }) => lexicon.termOf(at).id);
    expect(found).toEqual(['mine', 'nvidia', 'huawei']);
  });

  it('is what it was, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, async (own) => {
        newFactory();
        const database = await libraryWith();
        // As when the reader keeps them: a term of the reader's comes with its own spellings alone.
        const spellings = own.spellings.filter(
          ({ term: id }) => id === undefined || id === 'nvidia' || own.terms.some((one) => one.id === id),
        );
        await database.spellings
          .where('term')
          .anyOf(own.terms.map(({ id }) => id))
          .delete();
        await keep(database, { ...own, spellings });
        const before = await contentsOf(database);
        const file = await exportLibrary(database, {}, NOW);
        await eraseOwn(database, seeds, '1');
        await importSeeds(database, seeds, '1');
        await storeImport(database, await readTransfer(file));
        expect(await contentsOf(database)).toEqual(before);
        // Once more changes nothing.
        await storeImport(database, await readTransfer(file));
        expect(await contentsOf(database)).toEqual(before);
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('importing', () => {
  it('leaves alone what is not in the file, and says what it would put in the place of what is there', async () => {
    const database = await libraryWith(kept);
    const file = fileOf({
      ...empty,
      terms: [{ ...kept.terms[0], gloss: both('Other.') }],
      spellings: [{ text: 'Mine Two', lang: 'en', kind: 'name', term: 'mine', origin: 'saved' }],
    });
    const transfer = await readTransfer(file);
    expect(await planImport(database, transfer)).toEqual({ stories: 0, facts: 0, terms: 1, known: 1 });
    await storeImport(database, transfer);
    expect((await database.terms.get('mine'))?.gloss.en).toBe('Other.');
    expect((await database.spellings.where('term').equals('mine').toArray()).map(({ text }) => text)).toEqual(['Mine Two']);
    expect(await database.facts.where('origin').notEqual('seed').count()).toBe(2);
    expect(await database.spellings.where('term').equals('nvidia').count()).toBe(2);
  });

  it('leaves the seeds as the extension has them, whatever the file says of them', async () => {
    const database = await libraryWith();
    const before = await contentsOf(database);
    const file = await contentOf(await exportLibrary(database, {}, NOW));
    for (const one of file.terms) one.gloss = both('Old.');
    await storeImport(database, await readTransfer(fileOf(file)));
    expect(await contentsOf(database)).toEqual(before);
  });

  it('changes nothing when it fails in the middle, wherever that is', async () => {
    const database = await libraryWith();
    const transfer = await readTransfer(await exportLibrary(await libraryWith(kept), {}, NOW));
    await eraseOwn(database, seeds, '1');
    await importSeeds(database, seeds, '1');
    const before = [await contentsOf(database), await settingsOf(database)];
    for (const [table, method] of [
      ['terms', 'bulkPut'],
      ['spellings', 'bulkAdd'],
      ['stories', 'bulkPut'],
      ['facts', 'bulkPut'],
      ['settings', 'put'],
    ] as const) {
      const prototype = Object.getPrototypeOf(database[table]);
      const original = prototype[method];
      vi.spyOn(prototype, method).mockImplementation(function (this: { name: string }, ...args: unknown[]) {
        if (this.name === table) throw new DOMException('Full.', 'QuotaExceededError');
        return original.apply(this, args);
      });
      expect(await problemOf(storeImport(database, transfer)), table).toEqual({ kind: 'full' });
      vi.restoreAllMocks();
      expect([await contentsOf(database), await settingsOf(database)], table).toEqual(before);
    }
  });

  it('changes nothing when it is cancelled, at whatever step', async () => {
    const database = await libraryWith();
    const before = [await contentsOf(database), await settingsOf(database)];
    const steps = kept.terms.length + kept.spellings.length + kept.stories.length + kept.facts.length;
    const transfer = { ...(await readTransfer(fileOf(empty))), ...kept };
    for (let at = 0; at <= steps; at += 1) {
      const cancelling = new AbortController();
      if (at === 0) cancelling.abort();
      const onProgress = ({ done }: Progress) => done >= at && cancelling.abort();
      expect(await problemOf(storeImport(database, transfer, { signal: cancelling.signal, onProgress }))).toEqual({ kind: 'cancelled' });
      expect([await contentsOf(database), await settingsOf(database)]).toEqual(before);
    }
  });

  it('tells how far it is', async () => {
    const seen: Progress[] = [];
    const facts = Array.from({ length: 1200 }, (_, at) => ({ ...kept.facts[0], id: `my-story/n${at}` }));
    const onProgress = (progress: Progress) => seen.push(progress);
    const transfer = await readTransfer(fileOf({ ...empty, ...{ ...kept, spellings: [], facts } }), { onProgress });
    await storeImport(await libraryWith(), transfer, { onProgress });
    expect([...new Set(seen.map(({ step }) => step))]).toEqual(['reading', 'parsing', 'checking', 'storing']);
    expect(seen.at(-1)).toEqual({ step: 'storing', done: 1202, total: 1202 });
  });
});

describe('a file that is not in order', () => {
  const damaged = (where: string) => ({ kind: 'damaged', where });
  const filed = kept.spellings.map(({ key: _, ...rest }) => rest);
  const whole = { ...empty, ...kept, spellings: filed };

  it.each<[string, Blob, TransferProblem | ReturnType<typeof damaged>]>([
    ['nothing', fileOf(''), { kind: 'broken' }],
    ['spaces', fileOf('   \n'), { kind: 'broken' }],
    ['a text', fileOf('Dear reader'), { kind: 'foreign' }],
    ['a picture', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255])]), { kind: 'foreign' }],
    ['a list', fileOf('[]'), { kind: 'foreign' }],
    ['another JSON', fileOf('{"format":"bookmarks","version":1}'), { kind: 'foreign' }],
    ['an empty object', fileOf('{}'), { kind: 'foreign' }],
    ['half a file', fileOf(JSON.stringify(whole).slice(0, 900)), { kind: 'broken' }],
    ['letters of another encoding', new Blob([new Uint8Array([0x7b, 0x22, 0xc7, 0xe1, 0x22, 0x7d])]), { kind: 'foreign' }],
    ['a later version', fileOf({ ...empty, version: 2, novelties: [] }), { kind: 'newer' }],
    ['a version that is none', fileOf({ ...empty, version: '1' }), damaged('version')],
    ['a list of something else', fileOf({ ...empty, novelties: [] }), damaged('novelties')],
    ['no facts', fileOf({ ...empty, facts: undefined }), damaged('facts')],
    ['preferences that are none', fileOf({ ...empty, settings: [] }), damaged('settings')],
    ['a story without a title', fileOf({ ...whole, stories: [{ ...kept.stories[0], title: both('') }] }), damaged('stories[0].title.ar')],
    ['a record that is none', fileOf({ ...whole, facts: [null] }), damaged('facts[0]')],
    ['a strange key', fileOf({ ...whole, terms: [{ ...kept.terms[0], html: '<b>' }] }), damaged('terms[0].html')],
    ['a script for a link', fileOf({ ...whole, stories: [{ ...kept.stories[0], url: 'javascript:alert(1)' }] }), damaged('stories[0].url')],
    ['two of one id', fileOf({ ...whole, facts: [kept.facts[0], kept.facts[0]] }), damaged('facts[1].id')],
    ['a fact in another’s story', fileOf({ ...whole, facts: [{ ...kept.facts[0], story: 'seed-story' }] }), damaged('facts[0]')],
    ['a spelling of nobody', fileOf({ ...whole, spellings: [{ ...filed[0], term: undefined }] }), damaged('spellings[0]')],
    ['a spelling of two', fileOf({ ...whole, spellings: [{ ...filed[0], neighbour: 'Other' }] }), damaged('spellings[0]')],
    [
      'a neighbour with a term’s condition',
      fileOf({ ...whole, spellings: [{ ...filed[2], when: { evidence: true } }] }),
      damaged('spellings[0]'),
    ],
  ])('is told as what it is: %s', async (_, file, problem) => {
    expect(await problemOf(readTransfer(file))).toEqual(problem);
  });

  it.each([
    ['a fact without its story', { ...whole, stories: [] }, 'facts[0].story'],
    ['a spelling without its term', { ...whole, terms: [] }, 'spellings[0].term'],
  ])('is told when it is held against the library: %s', async (_, content, where) => {
    const database = await libraryWith();
    const transfer = await readTransfer(fileOf(content));
    const before = await contentsOf(database);
    expect(await problemOf(planImport(database, transfer))).toEqual(damaged(where));
    expect(await problemOf(storeImport(database, transfer))).toEqual(damaged(where));
    expect(await contentsOf(database)).toEqual(before);
  });

  it('is not read at all when it is larger than a browser can hold', async () => {
    const file = { size: 2 ** 30, stream: vi.fn() } as unknown as Blob;
    expect(await problemOf(readTransfer(file))).toEqual({ kind: 'large' });
    expect(file.stream).not.toHaveBeenCalled();
  });

  it('is not read to its end when its beginning is of something else', async () => {
    const pull = vi.fn((controller: ReadableStreamDefaultController) => controller.enqueue(new TextEncoder().encode('x'.repeat(1000))));
    const file = { size: 1e8, stream: () => new ReadableStream({ pull }) } as unknown as Blob;
    expect(await problemOf(readTransfer(file))).toEqual({ kind: 'foreign' });
    expect(pull.mock.calls.length).toBeLessThan(5);
  });

  it('is told when it is gone', async () => {
    const stream = () =>
      new ReadableStream({
        pull() {
          throw new DOMException('Gone.', 'NotFoundError');
        },
      });
    expect(await problemOf(readTransfer({ size: 10, stream } as unknown as Blob))).toEqual({ kind: 'unreadable' });
  });

  it('can be given up while it is read or checked', async () => {
    expect(await problemOf(readTransfer(fileOf(whole), { signal: AbortSignal.abort() }))).toEqual({ kind: 'cancelled' });
    const cancelling = new AbortController();
    const facts = Array.from({ length: 1000 }, (_, at) => ({ ...kept.facts[0], id: `my-story/n${at}` }));
    const onProgress = ({ step }: Progress) => step === 'checking' && cancelling.abort();
    const reading = readTransfer(fileOf({ ...whole, facts }), { signal: cancelling.signal, onProgress });
    expect(await problemOf(reading)).toEqual({ kind: 'cancelled' });
  });

  it('gives a problem that there is a sentence for, or imports whole, whatever the text', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ ...empty, facts: value })),
      // A sound file with a piece taken out or put in.
      fc.tuple(fc.nat(2000), fc.nat(40), fc.string({ maxLength: 3 })).map(([at, length, put]) => {
        const sound = JSON.stringify(whole);
        const from = at % sound.length;
        return sound.slice(0, from) + put + sound.slice(from + length);
      }),
    );
    const database = await libraryWith();
    const before = await contentsOf(database);
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const problem = await problemOf(
          readTransfer(fileOf(content)).then(async (transfer) => {
            await storeImport(database, transfer);
            for (const { url } of await database.stories.toArray()) if (url) expect(url).toMatch(/^https?:/i);
            await eraseOwn(database, seeds, '1');
            await importSeeds(database, seeds, '1');
          }),
        );
        if (problem) expect(await contentsOf(database)).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });
});

describe('erasing', () => {
  it('leaves nothing of the reader’s, and the seeds as if nothing had been there', async () => {
    const database = await libraryWith({ ...kept, terms: [...kept.terms, { ...(kept.terms[0] as StoredTerm), id: 'huawei' }] });
    await lexiconOf(database);
    await eraseOwn(database, seeds, '1');
    const left = await contentsOf(database);
    const notes = (await settingsOf(database)).map(({ key }) => key);
    newFactory();
    const fresh = await libraryWith();
    expect(left).toEqual(await contentsOf(fresh));
    expect(notes).toEqual((await settingsOf(fresh)).map(({ key }) => key));
  });
});

describe('a library that is being written', () => {
  it('is neither imported into nor erased before that is done', async () => {
    const database = await libraryWith();
    const transfer = await readTransfer(await exportLibrary(await libraryWith(kept), {}, NOW));
    await eraseOwn(database, seeds, '1');
    let importing: Promise<void> | undefined;
    await writeAlone(async () => {
      importing = storeImport(database, transfer);
      expect(await isBeingWritten()).toBe(true);
      expect((await countsOf(database)).facts.own).toBe(0);
    });
    await importing;
    let erasing: Promise<void> | undefined;
    await writeAlone(async () => {
      erasing = eraseOwn(database, seeds, '1');
      expect((await countsOf(database)).facts.own).toBe(2);
    });
    await erasing;
    expect((await countsOf(database)).facts.own).toBe(0);
    expect(await isBeingWritten()).toBe(false);
  });
});

describe('the counts', () => {
  it('tell what there is, and how much of it is the reader’s', async () => {
    expect(await countsOf(await libraryWith(kept))).toEqual({
      stories: { all: 2, own: 1 },
      facts: { all: 3, own: 2 },
      terms: { all: 3, own: 1 },
    });
  });
});
