import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disputesAmong } from './disputes.ts';
import type { Fact } from './fact.ts';

const both = (text: string) => ({ ar: text, en: text });
const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id: `${id}/x`,
  story: id,
  kind: 'claim',
  says: both(id),
  terms: ['capex', 'ubs'],
  ...more,
});
const dollars = (value: number, more = {}) => ({ figures: [{ value, unit: both('billion dollars'), ...more }], when: '2025' });

const contradict = (a: Fact, b: Fact) => disputesAmong([{ fact: a }, { fact: b }]).length > 0;

describe('two facts contradict each other', () => {
  it('when one is said to dispute the other, whichever of them says it', () => {
    const [a, b] = [fact('a', { disputes: ['b/x'] }), fact('b')];
    expect([contradict(a, b), contradict(b, a), contradict(a, fact('c'))]).toEqual([true, true, false]);
  });

  it('when they give the same thing different figures for the same time', () => {
    expect(contradict(fact('a', dollars(57)), fact('b', dollars(90)))).toBe(true);
    expect(contradict(fact('a', dollars(57, { to: 60 })), fact('b', dollars(61)))).toBe(true);
    expect(contradict(fact('a', dollars(57, { bound: 'at-most' })), fact('b', dollars(90, { bound: 'more-than' })))).toBe(true);
  });

  it.each([
    ['the figures are the same', dollars(57), dollars(57)],
    ['one range holds the other', dollars(50, { to: 60 }), dollars(57)],
    ['a bound allows both', dollars(57, { bound: 'more-than' }), dollars(90)],
    ['they are near and one is said to be about right', dollars(57, { bound: 'about' }), dollars(60)],
    ['they speak of different years', dollars(57), { ...dollars(90), when: '2026' }],
    ['one gives no time', dollars(57), { figures: dollars(90).figures }],
    ['they speak of different things', dollars(57), { ...dollars(90), terms: ['capex', 'nvidia'] }],
    ['they count in different units', dollars(57), { figures: [{ value: 90, unit: both('percent') }], when: '2025' }],
    ['the same voice gives both', { ...dollars(57), by: both('UBS') }, { ...dollars(90), by: both('UBS') }],
  ])('but not when %s', (_, a: Partial<Fact>, b: Partial<Fact>) => {
    expect(contradict(fact('a', a), fact('b', b))).toBe(false);
  });
});

const sidesOf = (facts: Fact[]) =>
  disputesAmong(facts.map((one) => ({ fact: one }))).map((sides) => sides.map((side) => side.map(({ fact: { story } }) => story)));

describe('disputes', () => {
  it('are none among facts that agree', () => {
    expect(sidesOf([fact('a'), fact('b')])).toEqual([]);
  });

  it('join what contradicts the same, on one side', () => {
    expect(sidesOf([fact('a'), fact('b', { disputes: ['a/x', 'c/x'] }), fact('c'), fact('lone')])).toEqual([[['a', 'c'], ['b']]]);
  });

  it('are apart where nothing joins them', () => {
    expect(sidesOf([fact('a', { disputes: ['c/x'] }), fact('b', { disputes: ['d/x'] }), fact('c'), fact('d')])).toEqual([
      [['a'], ['c']],
      [['b'], ['d']],
    ]);
  });

  it('have a third side where each of three contradicts the others', () => {
    expect(sidesOf([fact('a', dollars(1)), fact('b', dollars(2)), fact('c', dollars(3))])).toEqual([[['a'], ['b'], ['c']]]);
  });

  it('never put two on one side that contradict each other, and lose no fact', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...ids)), { minLength: 6, maxLength: 6 }), (disputed) => {
        const facts = ids.map((id, index) =>
          fact(id, { disputes: (disputed[index] ?? []).filter((other) => other !== id).map((other) => `${other}/x`) }),
        );
        const disputes = disputesAmong(facts.map((one) => ({ fact: one })));
        for (const sides of disputes) {
          expect(sides.length).toBeGreaterThan(1);
          for (const side of sides) for (const a of side) for (const b of side) expect(a !== b && contradict(a.fact, b.fact)).toBe(false);
        }
        const disputing = facts.filter((one) => facts.some((other) => other !== one && contradict(one, other)));
        expect(
          disputes
            .flat(2)
            .map(({ fact: { id } }) => id)
            .sort(),
        ).toEqual(disputing.map(({ id }) => id).sort());
      }),
    );
  });
});
