/** The rules of a lexicon while it is compiled, and what the trie tells of each key. */
import { MORE } from './lexicon.ts';

export class Rules {
  // Rules with conditions come first, so that a number tells whether there is a note. Of those without, one does for all spellings that it says the same of.
  readonly #noted: number[] = [];
  readonly #notes: number[] = [];
  readonly #plain = new Map<number, number>();
  /** By key, its rules: those without conditions below zero, -1 - their own number. */
  readonly #ofKey = new Map<string, number[]>();

  /** Adds a rule (see packRule) for these keys, and its note as the three numbers of layout.ts if it has one. */
  add(keys: string[], packed: number, note?: number[]): void {
    let rule: number;
    if (note) {
      rule = this.#noted.push(packed) - 1;
      this.#notes.push(...note);
    } else {
      const number = this.#plain.get(packed) ?? this.#plain.size;
      this.#plain.set(packed, number);
      rule = -1 - number;
    }
    for (const key of keys) {
      const known = this.#ofKey.get(key);
      if (known) known.push(rule);
      else this.#ofKey.set(key, [rule]);
    }
  }

  keys(): IterableIterator<string> {
    return this.#ofKey.keys();
  }

  /** The sections of layout.ts, and for each key the value that Lexicon tells of: its only rule, or where its rules stand among the runs. */
  numbered(): {
    values: [key: string, value: number][];
    rules: Uint32Array<ArrayBuffer>;
    runs: Uint32Array<ArrayBuffer>;
    notes: Uint32Array<ArrayBuffer>;
  } {
    const rules = Uint32Array.from([...this.#noted, ...this.#plain.keys()]);
    const runs: number[] = [];
    const runOf = new Map<string, number>();
    const numberOf = (rule: number) => (rule < 0 ? this.#noted.length - 1 - rule : rule);
    const values = [...this.#ofKey].map(([key, list]): [string, number] => {
      const [first = 0, ...more] = new Set(list);
      if (more.length === 0) return [key, numberOf(first)];
      const name = [first, ...more].join();
      let run = runOf.get(name);
      if (run === undefined) {
        run = runs.length;
        runOf.set(name, run);
        [first, ...more].forEach((rule, i) => {
          runs.push((i < more.length ? numberOf(rule) | MORE : numberOf(rule)) >>> 0);
        });
      }
      return [key, rules.length + run];
    });
    return { values, rules, runs: Uint32Array.from(runs), notes: Uint32Array.from(this.#notes) };
  }
}
