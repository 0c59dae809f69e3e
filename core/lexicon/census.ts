/** What the blocks of a page say for sure, counted, so that a block that changes costs no look at the others. */

/** What one block says: numbers of terms, rules and witnesses (see discourse.ts), each as often as it is said. */
export interface Voice {
  /** Terms that are surely mentioned. */
  terms: number[];
  /** Rules by which they are. */
  rules: number[];
  /** Witnesses for the senses of others. */
  evidence: number[];
  /** Terms of which another sense stands in the block. */
  doubts: number[];
}

/** What all blocks say together. */
export type Chorus = { [kind in keyof Voice]: Set<number> };

export class Census {
  readonly #terms = new Map<number, number>();
  readonly #rules = new Map<number, number>();
  readonly #evidence = new Map<number, number>();
  readonly #doubts = new Map<number, number>();

  add(voice: Voice): void {
    this.#count(voice, 1);
  }

  remove(voice: Voice): void {
    this.#count(voice, -1);
  }

  /** Everything that at least one block says. */
  all(): Chorus {
    return {
      terms: new Set(this.#terms.keys()),
      rules: new Set(this.#rules.keys()),
      evidence: new Set(this.#evidence.keys()),
      doubts: new Set(this.#doubts.keys()),
    };
  }

  #count({ terms, rules, evidence, doubts }: Voice, by: 1 | -1): void {
    count(this.#terms, terms, by);
    count(this.#rules, rules, by);
    count(this.#evidence, evidence, by);
    count(this.#doubts, doubts, by);
  }
}

function count(counts: Map<number, number>, values: number[], by: 1 | -1): void {
  for (const value of values) {
    const left = (counts.get(value) ?? 0) + by;
    if (left > 0) counts.set(value, left);
    else counts.delete(value);
  }
}
