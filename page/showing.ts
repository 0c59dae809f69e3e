/** What of all that is found the reader wants to see. */
import type { Discourse, Mention } from '../core/lexicon/discourse.ts';
import type { ReportedTerm } from '../core/lexicon/report.ts';
import type { Settings } from '../platform/settings.ts';
import type { Block } from './blocks.ts';

/** The part of the settings that says which mentions are shown, and how. */
export type Showing = Pick<Settings, 'categoriesOff' | 'termsHidden' | 'frequency' | 'look'>;

/** A block, or the beginning of a section: what a page is made of where only the first mentions are shown. */
export type Passage = Block | 'heading';

/** Lets through what is shown of the mentions of each block. */
export class Shown {
  readonly #frequency: Showing['frequency'];
  readonly #termOf: (index: number) => ReportedTerm;
  readonly #categoriesOff: ReadonlySet<string>;
  readonly #termsHidden: ReadonlySet<string>;
  readonly #discourse: Discourse<Block>;
  readonly #passages: () => Iterable<Passage>;
  /** The first mentions, where only they are shown; undefined while they must be looked for anew. */
  #firsts: Set<string> | undefined;
  readonly #numbers = new WeakMap<Block, number>();
  #count = 0;

  /** `discourse` has the blocks of the page, of terms by index; `passages` gives them and its headings in document order. */
  constructor(termOf: (index: number) => ReportedTerm, showing: Showing, discourse: Discourse<Block>, passages: () => Iterable<Passage>) {
    this.#termOf = termOf;
    this.#categoriesOff = new Set(showing.categoriesOff);
    this.#termsHidden = new Set(showing.termsHidden);
    this.#frequency = showing.frequency;
    this.#discourse = discourse;
    this.#passages = passages;
  }

  /** Call when anything has changed on the page. */
  forget(): void {
    this.#firsts = undefined;
  }

  /** The shown mentions of a block, by rising start. */
  of(block: Block): Mention[] {
    const mentions = this.#discourse.mentions(block);
    const chosen = mentions.filter(({ term }) => this.#isChosen(this.#termOf(term)));
    if (this.#frequency === 'every' || chosen.length === 0) return chosen;
    const firsts = this.#firstsOfPage();
    return chosen.filter(({ start }) => firsts.has(this.#keyOf(block, start)));
  }

  /** As long as it is the same, the same is shown of a block that has not changed. */
  basis(): unknown {
    return this.#frequency === 'every' ? this.#discourse.settled() : this.#firstsOfPage();
  }

  #firstsOfPage(): Set<string> {
    this.#firsts ??= this.#findFirsts();
    return this.#firsts;
  }

  #isChosen({ id, category }: ReportedTerm): boolean {
    return !this.#categoriesOff.has(category) && !this.#termsHidden.has(id);
  }

  #findFirsts(): Set<string> {
    const firsts = new Set<string>();
    const seen = new Set<number>();
    for (const passage of this.#passages()) {
      if (passage === 'heading') {
        if (this.#frequency === 'section') seen.clear();
        continue;
      }
      for (const { term, start } of this.#discourse.mentions(passage)) {
        if (seen.has(term)) continue;
        seen.add(term);
        firsts.add(this.#keyOf(passage, start));
      }
    }
    return firsts;
  }

  #keyOf(block: Block, start: number): string {
    let number = this.#numbers.get(block);
    if (number === undefined) {
      number = this.#count++;
      this.#numbers.set(block, number);
    }
    return `${number}:${start}`;
  }
}
