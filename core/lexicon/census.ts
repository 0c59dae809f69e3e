/** What the blocks of a page say for sure, counted, so that a block that changes costs no look at the others. */

/** What one block says: numbers of terms, rules and witnesses (see discourse.ts), each once. */
export interface Voice {
  /** Terms that are surely mentioned. */
  terms: Set<number>;
  /** Rules by which they are. */
  rules: Set<number>;
  /** Witnesses for the senses of others. */
  evidence: Set<number>;
  /** Terms of which another sense stands in the block. */
  doubts: Set<number>;
}

const KINDS = ['terms', 'rules', 'evidence', 'doubts'] as const;

export class Census {
  readonly #counts = {
    terms: new Map<number, number>(),
    rules: new Map<number, number>(),
    evidence: new Map<number, number>(),
    doubts: new Map<number, number>(),
  };

  add(voice: Voice): void {
    for (const kind of KINDS) for (const value of voice[kind]) this.#counts[kind].set(value, (this.#counts[kind].get(value) ?? 0) + 1);
  }

  remove(voice: Voice): void {
    for (const kind of KINDS) {
      for (const value of voice[kind]) {
        const left = (this.#counts[kind].get(value) ?? 0) - 1;
        if (left > 0) this.#counts[kind].set(value, left);
        else this.#counts[kind].delete(value);
      }
    }
  }

  /** Everything that at least one block says. */
  all(): Voice {
    const { terms, rules, evidence, doubts } = this.#counts;
    return {
      terms: new Set(terms.keys()),
      rules: new Set(rules.keys()),
      evidence: new Set(evidence.keys()),
      doubts: new Set(doubts.keys()),
    };
  }
}
