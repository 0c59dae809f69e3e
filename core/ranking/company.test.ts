import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affinity, pairsAmong } from './company.ts';

describe('affinity', () => {
  it('is none for terms that never meet, or meet as often as by chance', () => {
    expect(affinity(0, 10, 10, 100)).toBe(0);
    expect(affinity(1, 10, 10, 100)).toBe(0);
  });

  it('is greater for the term that comes with no other than for the one that is everywhere', () => {
    expect(affinity(5, 10, 5, 100)).toBeGreaterThan(affinity(5, 10, 60, 100));
  });

  it('is greater for five meetings of five than for one of one', () => {
    expect(affinity(5, 10, 5, 100)).toBeGreaterThan(affinity(1, 10, 1, 100));
  });

  it('is below nothing for terms that avoid each other', () => {
    expect(affinity(1, 50, 50, 100)).toBeLessThan(0);
  });
});

describe('pairs', () => {
  it('are counted once a fact, whatever the order and repetitions in it', () => {
    const facts = [{ terms: ['b', 'a', 'b'] }, { terms: ['a', 'b', 'x'] }, { terms: ['c'] }];
    expect(pairsAmong(facts, ['a', 'b', 'c'])).toEqual([{ a: 'a', b: 'b', facts: 2 }]);
  });

  it('agree with counting each pair by itself', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.record({ terms: fc.array(id) })), fc.uniqueArray(id), (facts, members) => {
        const naive = members.flatMap((a, index) =>
          members.slice(index + 1).flatMap((b) => {
            const together = facts.filter(({ terms }) => terms.includes(a) && terms.includes(b)).length;
            return together > 0 ? [{ a, b, facts: together }] : [];
          }),
        );
        expect(pairsAmong(facts, members)).toEqual(naive);
      }),
    );
  });
});
