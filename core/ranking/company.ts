/** Which terms are mentioned together. */

/** Two terms, and how many facts name both. */
export interface Pair {
  a: string;
  b: string;
  facts: number;
}

/**
 * How strongly two terms belong together, from the number of facts that name both, either, and in all: the pair's own part of the
 * log-likelihood ratio (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993), which unlike bare counts does not
 * favour terms that are everywhere, and unlike mutual information does not favour those that are hardly anywhere. Negative for terms that
 * meet less often than by chance.
 */
export function affinity(together: number, a: number, b: number, total: number): number {
  return together === 0 ? 0 : together * Math.log((together * total) / (a * b));
}

/** The pairs among `members` in a list of facts, each pair once, in the order of `members`. */
export function pairsAmong(facts: readonly { terms: readonly string[] }[], members: readonly string[]): Pair[] {
  const place = new Map(members.map((id, index) => [id, index]));
  const counts = new Map<number, number>();
  for (const { terms } of facts) {
    const places = [...new Set(terms)].flatMap((id) => place.get(id) ?? []).sort((a, b) => a - b);
    places.forEach((a, index) => {
      for (const b of places.slice(index + 1)) counts.set(a * members.length + b, (counts.get(a * members.length + b) ?? 0) + 1);
    });
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([key, together]) => ({
      a: members[Math.floor(key / members.length)] as string,
      b: members[key % members.length] as string,
      facts: together,
    }));
}
