import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageCounts, rarity, relateStories, type StoryLibrary } from './stories.ts';

/** How many of 100 facts name each term. */
const FREQUENCY: Record<string, number> = { ai: 50, nvidia: 30, chips: 30, waic: 3, rubin: 2 };
const TERMS = Object.keys(FREQUENCY);

/** A library of these stories, each with the number of its facts about a term. */
function libraryOf(stories: Record<string, Record<string, number>>): StoryLibrary {
  const byTerm = new Map<string, Map<string, number>>();
  for (const [story, terms] of Object.entries(stories))
    for (const [term, facts] of Object.entries(terms)) byTerm.set(term, (byTerm.get(term) ?? new Map()).set(story, facts));
  return { total: 100, frequency: (term) => FREQUENCY[term] ?? 0, vouches: (term) => term !== 'ai', stories: byTerm };
}
const idsFor = (page: PageCounts, stories: Record<string, Record<string, number>>) =>
  relateStories(page, libraryOf(stories)).map(({ story }) => story);

describe('the stories that relate to a page', () => {
  it('are those that share a term with it, and no others', () => {
    expect(idsFor({ nvidia: 1 }, { a: { nvidia: 2 }, b: { waic: 5 } })).toEqual(['a']);
    expect(idsFor({}, { a: { nvidia: 2 } })).toEqual([]);
    expect(idsFor({ nvidia: 0 }, { a: { nvidia: 2 } })).toEqual([]);
  });

  it('come first by a rarer term', () => {
    expect(idsFor({ nvidia: 1, rubin: 1 }, { common: { nvidia: 1 }, rare: { rubin: 1 } })).toEqual(['rare', 'common']);
  });

  it('come first by more of the same', () => {
    expect(idsFor({ nvidia: 1 }, { little: { nvidia: 1 }, much: { nvidia: 4 } })).toEqual(['much', 'little']);
  });

  it('gain more by a second term than by many facts about one', () => {
    expect(idsFor({ nvidia: 3, chips: 3 }, { one: { nvidia: 40 }, two: { nvidia: 2, chips: 2 } })).toEqual(['two', 'one']);
  });

  it('are none where only a word of every bulletin is shared, which counts beside others', () => {
    expect(idsFor({ ai: 9 }, { a: { ai: 9 } })).toEqual([]);
    expect(idsFor({ ai: 1, nvidia: 1 }, { a: { nvidia: 1 }, b: { nvidia: 1, ai: 1 }, c: { ai: 5 } })).toEqual(['b', 'a']);
  });

  it('tell why, the most telling term first', () => {
    const [best] = relateStories({ ai: 1, nvidia: 1, rubin: 1 }, libraryOf({ a: { ai: 1, nvidia: 1, rubin: 1 } }));
    expect(best?.shared).toEqual(['rubin', 'nvidia', 'ai']);
  });
});

const counts = fc.dictionary(fc.constantFrom(...TERMS), fc.integer({ min: 1, max: 60 }));
const stories = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), counts);

describe('whatever page and library', () => {
  it('each story shares what it says it shares, and scores above nothing', () => {
    fc.assert(
      fc.property(counts, stories, (page, library) => {
        for (const { story, shared, score } of relateStories(page, libraryOf(library))) {
          expect([...shared].sort()).toEqual(
            Object.keys(library[story] ?? {})
              .filter((term) => page[term])
              .sort(),
          );
          expect(score).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('the order is the same however the page and the library are told', () => {
    fc.assert(
      fc.property(counts, stories, (page, library) => {
        const turned = (record: Record<string, number>) => Object.fromEntries(Object.entries(record).reverse());
        const libraryTurned = Object.fromEntries(
          Object.entries(library)
            .reverse()
            .map(([id, terms]) => [id, turned(terms)]),
        );
        expect(relateStories(turned(page), libraryOf(libraryTurned))).toEqual(relateStories(page, libraryOf(library)));
      }),
    );
  });

  it('one mention more of what a story shares never lowers its score', () => {
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(...TERMS), (page, story, term) => {
        const scoreOf = (counted: PageCounts) => relateStories(counted, libraryOf({ story: { ...story, nvidia: 1 } }))[0]?.score ?? 0;
        const more = { ...page, nvidia: 1, [term]: (page[term] ?? 0) + 1 };
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf({ ...page, nvidia: 1 }) - 1e-9);
      }),
    );
  });

  it('rarity is positive and falls as more facts name the term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 9_999 }), (total, frequency) => {
        fc.pre(frequency < total);
        expect(rarity(frequency, total)).toBeGreaterThan(rarity(frequency + 1, total));
        expect(rarity(frequency + 1, total)).toBeGreaterThan(0);
      }),
    );
  });
});
