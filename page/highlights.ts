/**
 * Painting without touching the page: CSS Custom Highlights, one a category, each holding static ranges near the viewport only, since a browser
 * looks at all of them again at every change of the page.
 */
import { CATEGORIES, type Category } from '../core/knowledge/categories.ts';

const nameOf = (category: Category) => `hashiya-${category}`;

/** Whether this browser and document can paint. */
export const canPaint = (): boolean => typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

export class Highlights {
  readonly #sets = new Map<Category, Highlight>();
  readonly #ranges = new Map<object, [Category, AbstractRange][]>();

  /** Paints these ranges for `owner` in the place of those painted for it before. */
  paint(owner: object, ranges: [Category, AbstractRange][]): void {
    this.clear(owner);
    if (ranges.length === 0) return;
    this.#ranges.set(owner, ranges);
    for (const [category, range] of ranges) this.#setOf(category).add(range);
  }

  clear(owner: object): void {
    for (const [category, range] of this.#ranges.get(owner) ?? []) this.#sets.get(category)?.delete(range);
    this.#ranges.delete(owner);
  }

  isPainted(owner: object): boolean {
    return this.#ranges.has(owner);
  }

  /** Puts our highlights back where another script has cleared the registry, which is the page's too. */
  restore(): void {
    for (const [category, highlight] of this.#sets)
      if (!CSS.highlights.has(nameOf(category))) CSS.highlights.set(nameOf(category), highlight);
  }

  /** Takes everything of ours out of the registry. */
  stop(): void {
    for (const category of CATEGORIES) CSS.highlights.delete(nameOf(category));
    this.#sets.clear();
    this.#ranges.clear();
  }

  #setOf(category: Category): Highlight {
    let highlight = this.#sets.get(category);
    if (!highlight) {
      highlight = new Highlight();
      this.#sets.set(category, highlight);
      CSS.highlights.set(nameOf(category), highlight);
    }
    return highlight;
  }
}
