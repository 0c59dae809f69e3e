/** Which facts of a term a reader of this page wants first. */
import type { Fact } from '../knowledge/fact.ts';
import { readSpan } from '../knowledge/span.ts';

/** What is known of the page when a card opens: how often each term stands on it, and which stand in the paragraph pointed at. */
export interface PageContext {
  counts: Record<string, number>;
  nearby: string[];
}

/** A term in the same paragraph says more of what the reader has in mind than one elsewhere on the page. */
const NEARBY_WEIGHT = 3;
/** The fact is most about the term it names first. */
const LEADING_WEIGHT = 1.5;

/** The last day of the fact's own date or else of its story's; days compare as strings. */
export const dayOf = (fact: Fact, storyDate: string): string => readSpan(fact.when ?? storyDate)?.to ?? '';

/**
 * The facts, best first. A fact gains by each other term that it shares with the page, rarer ones in the library weighing more (inverse
 * document frequency, Spärck Jones 1972); among equals the newer comes first. `frequency` tells how many facts of the library name a term,
 * of `total` in all.
 */
export function rankFacts(
  facts: Fact[],
  term: string,
  page: PageContext,
  library: { total: number; frequency: (term: string) => number; storyDate: (story: string) => string },
): Fact[] {
  const nearby = new Set(page.nearby);
  const rarity = (id: string) => Math.log(1 + library.total / (1 + library.frequency(id)));
  const score = (fact: Fact) => {
    const leading = fact.terms[0] === term ? LEADING_WEIGHT : 0;
    return fact.terms.reduce((sum, id) => {
      if (id === term || !page.counts[id]) return sum;
      return sum + rarity(id) * (nearby.has(id) ? NEARBY_WEIGHT : 1);
    }, leading);
  };
  return facts
    .map((fact) => ({ fact, score: score(fact), day: dayOf(fact, library.storyDate(fact.story)) }))
    .sort((a, b) => b.score - a.score || b.day.localeCompare(a.day) || a.fact.id.localeCompare(b.fact.id))
    .map(({ fact }) => fact);
}
