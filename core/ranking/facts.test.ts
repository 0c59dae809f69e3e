import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../knowledge/fact.ts';
import { dayOf, rankFacts } from './facts.ts';

const fact = (id: string, terms: string[], when?: string): Fact => ({
  id: `story/${id}`,
  story: 'story',
  kind: 'event',
  says: { ar: id, en: id },
  terms,
  ...(when && { when }),
});

/** How many of 100 facts name each term. */
const FREQUENCY: Record<string, number> = { ai: 50, china: 30, chip: 20, lux: 1, dga: 1 };
const library = { total: 100, frequency: (term: string) => FREQUENCY[term] ?? 0, storyDate: () => '2025-08-18' };

interface Page {
  counts?: string[];
  nearby?: string[];
}
/** The ids of the facts about nvidia, best first, for a page with these terms. */
const ranked = (facts: Fact[], { counts = [], nearby = [] }: Page = {}) =>
  rankFacts(facts, 'nvidia', { counts: Object.fromEntries([...counts, ...nearby].map((id) => [id, 1])), nearby }, library).map(({ id }) =>
    id.slice(6),
  );

describe('the facts of a term', () => {
  it('come first when they share a term with the page', () => {
    expect(ranked([fact('a', ['x', 'nvidia', 'ai']), fact('b', ['x', 'nvidia', 'chip'])], { counts: ['chip'] })).toEqual(['b', 'a']);
  });

  it('gain more by a rarer term than by a common one', () => {
    const facts = [fact('common', ['x', 'nvidia', 'ai']), fact('rare', ['x', 'nvidia', 'lux'])];
    expect(ranked(facts, { counts: ['ai', 'lux'] })).toEqual(['rare', 'common']);
  });

  it('gain by every term they share', () => {
    const facts = [fact('one', ['x', 'nvidia', 'lux']), fact('two', ['x', 'nvidia', 'lux', 'dga'])];
    expect(ranked(facts, { counts: ['lux', 'dga'] })).toEqual(['two', 'one']);
  });

  it('gain more by a term in the same paragraph than by one as rare elsewhere', () => {
    const facts = [fact('elsewhere', ['x', 'nvidia', 'dga']), fact('here', ['x', 'nvidia', 'lux'])];
    expect(ranked(facts, { counts: ['dga'], nearby: ['lux'] })).toEqual(['here', 'elsewhere']);
    expect(ranked(facts, { counts: ['lux'], nearby: ['dga'] })).toEqual(['elsewhere', 'here']);
  });

  it('gain nothing by a term that is nearby but not counted on the page', () => {
    const page = { counts: {}, nearby: ['lux'] };
    const facts = [fact('b', ['x', 'nvidia', 'lux']), fact('a', ['x', 'nvidia'])];
    expect(rankFacts(facts, 'nvidia', page, library).map(({ id }) => id)).toEqual(['story/a', 'story/b']);
  });

  it('gain by being most about the term', () => {
    expect(ranked([fact('a', ['x', 'nvidia']), fact('leading', ['nvidia', 'x'])])).toEqual(['leading', 'a']);
  });

  it('gain nothing by the term itself, however often it stands on the page', () => {
    const facts = [fact('b', ['x', 'nvidia']), fact('a', ['x', 'nvidia'])];
    expect(ranked(facts, { counts: ['nvidia'], nearby: ['nvidia'] })).toEqual(['a', 'b']);
    expect(
      ranked([fact('self', ['x', 'nvidia']), fact('other', ['x', 'nvidia', 'ai'])], { counts: ['nvidia', 'ai'], nearby: ['nvidia'] }),
    ).toEqual(['other', 'self']);
  });

  it('come newest first among equals, by the last day of their own date or else of their story', () => {
    const facts = [
      fact('year', ['nvidia'], '2024'),
      fact('day', ['nvidia'], '2025-08-19'),
      fact('story', ['nvidia']),
      fact('month', ['nvidia'], '2025-08'),
      fact('window', ['nvidia'], '2025-08-01/2025-08-20'),
    ];
    expect(ranked(facts)).toEqual(['month', 'window', 'day', 'story', 'year']);
  });

  it('come by their ids when they are as new', () => {
    expect(ranked([fact('c', ['nvidia']), fact('a', ['nvidia']), fact('b', ['nvidia'])])).toEqual(['a', 'b', 'c']);
  });

  it('have the last day of the date they carry, the story’s without one, and none when neither is a date', () => {
    expect(dayOf(fact('a', ['nvidia'], '2025-06'), '2024')).toBe('2025-06-30');
    expect(dayOf(fact('a', ['nvidia']), '2024-02~')).toBe('2024-02-29');
    expect(dayOf(fact('a', ['nvidia']), '')).toBe('');
  });

  const ids = fc.constantFrom('nvidia', 'ai', 'china', 'chip', 'lux', 'dga', 'x', 'y');
  const someFacts = fc
    .array(
      fc.tuple(
        fc.uniqueArray(ids, { minLength: 1, maxLength: 4 }),
        fc.option(fc.constantFrom('2024', '2025-08', '2025-08-18'), { nil: undefined }),
      ),
      {
        maxLength: 12,
      },
    )
    .map((list) => list.map(([terms, when], at) => fact(`f${at}`, terms, when)));
  const page = fc.record({ counts: fc.dictionary(ids, fc.nat(5)), nearby: fc.uniqueArray(ids) });

  it('are all there, once, and the list given is left as it was', () => {
    fc.assert(
      fc.property(someFacts, page, (facts, context) => {
        const before = [...facts];
        const result = rankFacts(facts, 'nvidia', context, library);
        expect(facts).toEqual(before);
        expect(new Set(result)).toEqual(new Set(facts));
        expect(result).toHaveLength(facts.length);
      }),
    );
  });

  it('come in one order, whatever order they are given in', () => {
    const shuffled = someFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(
      fc.property(shuffled, page, ([facts, again], context) => {
        expect(rankFacts(again, 'nvidia', context, library)).toEqual(rankFacts(facts, 'nvidia', context, library));
      }),
    );
  });

  it('do not sink when the page gains a term that only they share', () => {
    fc.assert(
      fc.property(someFacts, page, (facts, context) => {
        const [first] = facts;
        fc.pre(first !== undefined);
        const special = { ...first, terms: [...first.terms, 'unique'] };
        const all = [special, ...facts.slice(1)];
        const place = (counts: Record<string, number>) => rankFacts(all, 'nvidia', { ...context, counts }, library).indexOf(special);
        expect(place({ ...context.counts, unique: 1 })).toBeLessThanOrEqual(place(context.counts));
      }),
    );
  });
});
