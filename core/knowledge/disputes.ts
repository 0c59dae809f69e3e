/** Where sources contradict each other. */
import type { Fact } from './fact.ts';
import { readSpan } from './span.ts';

/** One matter that is disputed, as two or more sides, each with its facts in the order given. */
export type Dispute<Item> = Item[][];

type Figure = NonNullable<Fact['figures']>[number];

/** The values that a figure allows. An approximate one allows a tenth more or less. */
function rangeOf({ value, to = value, bound }: Figure): [low: number, high: number] {
  if (bound === 'more-than') return [value, Number.POSITIVE_INFINITY];
  if (bound === 'at-most') return [Number.NEGATIVE_INFINITY, to];
  const slack = bound === 'about' ? Math.abs(value) / 10 : 0;
  return [value - slack, to + slack];
}

const excludeEachOther = (a: Figure, b: Figure): boolean => {
  if (a.unit.en !== b.unit.en) return false;
  const [lowA, highA] = rangeOf(a);
  const [lowB, highB] = rangeOf(b);
  return highA < lowB || highB < lowA;
};

/** Who answers for a fact: the speaker, else the one it came through, else the story. */
const voiceOf = ({ by, via, story }: Fact): string => by?.en ?? via?.en ?? story;

/** Of two amounts that exclude each other the one may be last year's: only those given for the very same time are held against each other. */
function differInFigures(a: Fact, b: Fact): boolean {
  if (!a.when || !b.when || a.terms.join() !== b.terms.join() || voiceOf(a) === voiceOf(b)) return false;
  const [then, now] = [readSpan(a.when), readSpan(b.when)];
  if (then?.from !== now?.from || then?.to !== now?.to) return false;
  return (a.figures ?? []).some((figure) => b.figures?.some((other) => excludeEachOther(figure, other)));
}

/**
 * For each item those that contradict it: because whoever wrote one of the two down says so, or because their figures exclude each other.
 * Only facts that name each other, or speak of the same at the same time, can.
 */
function opponentsOf<Item extends { fact: Fact }>(items: readonly Item[]): Map<Item, Set<Item>> {
  const byId = new Map(items.map((item) => [item.fact.id, item]));
  const opponents = new Map<Item, Set<Item>>();
  const oppose = (a: Item, b: Item) => {
    for (const [one, other] of [[a, b] as const, [b, a] as const]) opponents.set(one, (opponents.get(one) ?? new Set()).add(other));
  };
  for (const item of items)
    for (const id of item.fact.disputes ?? []) {
      const other = byId.get(id);
      if (other && other !== item) oppose(item, other);
    }
  const measured = items.filter(({ fact }) => fact.figures && fact.when);
  for (const alike of Map.groupBy(measured, ({ fact }) => fact.terms.join()).values())
    alike.forEach((a, index) => {
      for (const b of alike.slice(index + 1)) if (differInFigures(a.fact, b.fact)) oppose(a, b);
    });
  return opponents;
}

/**
 * The disputes among facts. Facts that contradict each other, directly or by way of others, are one dispute; in it no two of the same side
 * contradict each other, and there are as few sides as a walk from fact to fact can make: two wherever two suffice (a breadth-first
 * colouring, which is exact for bipartite graphs). Disputes and facts keep the order of the list.
 */
export function disputesAmong<Item extends { fact: Fact }>(items: readonly Item[]): Dispute<Item>[] {
  const opponents = opponentsOf(items);
  const place = new Map(items.map((item, index) => [item, index]));
  const sideOf = new Map<Item, number>();
  return items.flatMap((first) => {
    if (sideOf.has(first) || !opponents.has(first)) return [];
    const members = new Set([first]);
    // A set that is walked through also gives what is added on the way.
    for (const member of members) {
      const others = opponents.get(member) ?? new Set();
      const taken = new Set([...others].map((other) => sideOf.get(other)));
      let side = 0;
      while (taken.has(side)) side++;
      sideOf.set(member, side);
      for (const other of others) members.add(other);
    }
    const inOrder = [...members].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    return [[...Map.groupBy(inOrder, (item) => sideOf.get(item)).values()]];
  });
}
