/** What the blocks of a page say for sure, counted, so that a block that changes costs no look at the others. Terms are numbers, as a sense has them. */
import type { Sense } from './sense.ts';

/** How often each of some values is said. */
class Tally<Value> {
  readonly #counts = new Map<Value, number>();

  /** Counts one more, or with -1 one less. */
  count(value: Value, by: 1 | -1): void {
    const left = (this.#counts.get(value) ?? 0) + by;
    if (left > 0) this.#counts.set(value, left);
    else this.#counts.delete(value);
  }

  said(): Set<Value> {
    return new Set(this.#counts.keys());
  }
}

/** What all blocks say together. */
export interface Chorus {
  terms: Set<number>;
  senses: Set<Sense>;
  evidence: Set<number>;
  doubts: Set<number>;
}

export class Census {
  /** Terms that are surely mentioned. */
  readonly terms = new Tally<number>();
  /** By which senses of their spellings. */
  readonly senses = new Tally<Sense>();
  /** What vouches for the senses of others: terms, and names that are none. */
  readonly evidence = new Tally<number>();
  /** Terms of which another sense stands on the page. */
  readonly doubts = new Tally<number>();

  /** Everything that at least one block says. */
  all(): Chorus {
    return { terms: this.terms.said(), senses: this.senses.said(), evidence: this.evidence.said(), doubts: this.doubts.said() };
  }
}
