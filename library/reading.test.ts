import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import { readSeeds } from '../tools/seeds.ts';
import { openDatabase } from './database.ts';
import { databaseSource, packSource, type Source } from './gloss.ts';
import { relatedTo } from './related.ts';
import { renewSearch } from './search-index.ts';
import { importSeeds } from './seeds.ts';
import { storyPage } from './story-page.ts';
import { termPage } from './term-page.ts';

const { pack } = readSeeds();
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe.each(['the database', 'the database with an index', 'the seeds alone'])('read from %s', (from) => {
  let source: Source;
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    if (from === 'the seeds alone') source = packSource(pack);
    else {
      const database = await openDatabase();
      await importSeeds(database, pack, '1');
      if (from === 'the database with an index') await renewSearch(database);
      source = databaseSource(database);
    }
  });

  it('a page about Rubin and H200 relates most to the story of the chip shortage, and says why', async () => {
    const { stories, terms, pairs } = await relatedTo(source, { rubin: 2, h200: 1, nvidia: 3, unknown: 4 });
    expect(stories[0]?.story.id).toBe('003-chip-shortage-clouds-china-ai');
    expect(
      idsOf(stories[0]?.shared ?? [])
        .slice(0, 2)
        .sort(),
    ).toEqual(['h200', 'rubin']);
    expect(terms.map(({ term, mentions }) => `${term.id} ${mentions}`)).toEqual(['nvidia 3', 'rubin 2', 'h200 1']);
    expect(pairs).toContainEqual({ a: 'nvidia', b: 'rubin', facts: 4 });
  });

  it('each story counts the facts about what is shared once', async () => {
    const { stories } = await relatedTo(source, { rubin: 1, nvidia: 1 });
    for (const { story, facts } of stories) {
      const about = pack.facts.filter(
        (fact) => fact.story === story.id && fact.terms.some((term) => term === 'rubin' || term === 'nvidia'),
      );
      expect(facts, story.id).toBe(about.length);
    }
  });

  it('a page that only mentions AI, a head of state, or nothing that is known relates to no story', async () => {
    expect((await relatedTo(source, { 'artificial-intelligence': 5, 'donald-trump': 2 })).stories).toEqual([]);
    expect(await relatedTo(source, {})).toEqual({ stories: [], terms: [], pairs: [] });
    expect((await relatedTo(source, { unknown: 1, nvidia: 0 })).terms).toEqual([]);
  });

  it('the newest stories come first', async () => {
    expect(idsOf(await source.newestStories(2))).toEqual(['003-chip-shortage-clouds-china-ai', '001-chinese-firms-train-abroad']);
  });

  it('a story has its facts in order of time, and what it is about', async () => {
    const page = await storyPage(source, '003-chip-shortage-clouds-china-ai');
    expect(page?.facts).toHaveLength(pack.facts.filter(({ story }) => story === page?.story.id).length);
    expect(page?.facts.at(-1)?.when).toBe('2029-01/2031-01~');
    expect(page?.facts[0]?.when).toBe('2025');
    expect(page?.terms[0]?.facts).toBeGreaterThanOrEqual(page?.terms[1]?.facts ?? 0);
    expect(await storyPage(source, 'none')).toBeUndefined();
  });

  it('a term has all its facts across the stories, the latest first, and what belongs to it', async () => {
    const page = await termPage(source, 'deepseek');
    expect(page?.reports.map(({ fact }) => fact.id).sort()).toEqual(
      idsOf(pack.facts.filter(({ terms }) => terms.includes('deepseek'))).sort(),
    );
    expect(page?.reports.at(-1)?.fact.when).toBe('2024-11~');
    expect(idsOf(page?.stories.map(({ story }) => story) ?? [])[0]).toBe('003-chip-shortage-clouds-china-ai');
    expect(idsOf(page?.related.map(({ term }) => term) ?? [])).toEqual(
      expect.arrayContaining(['model-training', 'deepseek-r1', 'moonshot-ai']),
    );
    expect(idsOf(page?.related.map(({ term }) => term) ?? [])).not.toContain('deepseek');
    expect(await termPage(source, 'none')).toBeUndefined();
  });

  it('weighs terms by how many facts are about them', async () => {
    const { total, of } = await source.frequencies(['nvidia', 'none']);
    expect(total).toBe(pack.facts.length);
    expect(of('nvidia')).toBe(pack.facts.filter(({ terms }) => terms.includes('nvidia')).length);
    expect(of('none')).toBe(0);
  });

  it('tells of a term itself before all that was reported of it is read', async () => {
    const told: string[] = [];
    const page = await termPage(source, 'deepseek', ({ term }) => told.push(term.id));
    expect(told).toEqual(['deepseek']);
    expect(page?.term.id).toBe('deepseek');
    await termPage(source, 'none', ({ term }) => told.push(term.id));
    expect(told).toEqual(['deepseek']);
  });

  it('a term has the disputes between facts that are both about it', async () => {
    const sidesOf = async (term: string) =>
      (await termPage(source, term))?.disputes.map((sides) => sides.map((side) => side.map(({ fact }) => fact.id.split('/')[1])));
    expect(await sidesOf('deepseek')).toEqual([[['deepseek-huawei-new-chips'], ['deepseek-domestic-chip-trouble']]]);
    expect(await sidesOf('compute')).toEqual([[['race-beyond-chips-and-compute'], ['rivalry-over-compute']]]);
    expect(await sidesOf('mistral')).toEqual([]);
  });
});

describe('the disputes of the seeds', () => {
  it('are between two that say it of a term both are about, so that somebody sees them', () => {
    const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
    for (const fact of pack.facts)
      for (const id of fact.disputes ?? [])
        expect(
          fact.terms.some((term) => facts.get(id)?.terms.includes(term)),
          `${fact.id} ${id}`,
        ).toBe(true);
  });

  it('rest on what was written down alone: no two figures of the seeds exclude each other', async () => {
    const source = packSource({ ...pack, facts: pack.facts.map(({ disputes: _, ...fact }) => fact) });
    for (const { id } of pack.terms) expect((await termPage(source, id))?.disputes, id).toEqual([]);
  });
});

it('reads every fact of a term, however many there are', async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = await openDatabase();
  await importSeeds(database, pack, '1');
  const [story, fact] = [pack.stories[0] as Story, pack.facts[0] as Fact];
  const own = Array.from({ length: 2345 }, (_, at) => ({
    ...fact,
    id: `${story.id}/own-${at}`,
    story: story.id,
    terms: ['mistral'],
    origin: 'saved' as const,
  }));
  await database.facts.bulkAdd(own);
  const page = await termPage(databaseSource(database), 'mistral');
  const known = pack.facts.filter(({ terms }) => terms.includes('mistral'));
  expect(new Set(page?.reports.map(({ fact: { id } }) => id))).toEqual(new Set(idsOf([...own, ...known])));
});
