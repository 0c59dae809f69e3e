/** What the blocks of a page say for sure, counted, so that a block that changes costs no look at the others. */
import type { Sense } from './sense.ts';

/** What one block says, each as often as it is said; terms by number, as a sense has it. */
export interface Voice {
  /** Terms that are surely mentioned. */
  terms: number[];
  /** By which senses of their spellings. */
  senses: Sense[];
  /** What vouches for the senses of others: terms, and names that are none. */
  evidence: number[];
  /** Terms of which another sense stands in the block. */
  doubts: number[];
}

/** What all blocks say together. */
export type Chorus = { [kind in keyof Voice]: Set<Voice[kind][number]> };

export class Census {
  readonly #terms = new Map<number, number>();
  readonly #senses = new Map<Sense, number>();
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
      senses: new Set(this.#senses.keys()),
      evidence: new Set(this.#evidence.keys()),
      doubts: new Set(this.#doubts.keys()),
    };
  }

  #count({ terms, senses, evidence, doubts }: Voice, by: 1 | -1): void {
    count(this.#terms, terms, by);
    count(this.#senses, senses, by);
    count(this.#evidence, evidence, by);
    count(this.#doubts, doubts, by);
  }
}

function count<Value>(counts: Map<Value, number>, values: Value[], by: 1 | -1): void {
  for (const value of values) {
    const left = (counts.get(value) ?? 0) + by;
    if (left > 0) counts.set(value, left);
    else counts.delete(value);
  }
}
