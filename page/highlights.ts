/**
 * Painting without touching the page: CSS Custom Highlights, one a category, each holding ranges near the viewport only, since a browser
 * looks at all of them again at every change of the page. The registry is the page's too.
 */
import type { Category } from '../core/knowledge/categories.ts';
import type { Settings } from '../platform/settings.ts';

type Look = Settings['look'];

/** The names of our highlights, which highlights.css styles. */
const nameOf = (category: Category, look: Look) => (look === 'tint' ? `hashiya-tint-${category}` : `hashiya-${category}`);
const CURRENT = 'hashiya-current';

/** Whether this browser and document can paint. */
export const canPaint = (): boolean => typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

type Place = Pick<AbstractRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** A range in its highlight, and where it was put. */
class Painted {
  readonly highlight: Highlight;
  readonly range: AbstractRange;
  readonly #put: Place;

  constructor(highlight: Highlight, range: AbstractRange) {
    const { startContainer, startOffset, endContainer, endOffset } = range;
    this.highlight = highlight;
    this.range = range;
    this.#put = { startContainer, startOffset, endContainer, endOffset };
  }

  /** Whether it is still there: the page's changes shift live ranges. */
  get isWherePut(): boolean {
    return isSamePlace(this.range, this.#put);
  }
}

const isSamePlace = (a: Place, b: Place) =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;

export class Highlights {
  /** By name. */
  readonly #sets = new Map<string, Highlight>();
  readonly #ranges = new Map<object, Painted[]>();
  /** What is to be taken away, by the node that it begins in. */
  readonly #left = new Map<Node, Painted[]>();
  #current: AbstractRange | undefined;

  /**
   * Paints these ranges for `owner` in the place of those painted for it before. What is there already, for this owner or one that was cleared, is left as it is:
   * a browser makes its marks anew whenever a highlight changes, and text that was changed most often has the same mentions as before.
   */
  paint(owner: object, ranges: [Category, AbstractRange][], look: Look): void {
    this.#clear(owner);
    const painted = ranges.map(([category, range]) => {
      const highlight = this.#setOf(nameOf(category, look));
      const there = this.#takeBack(highlight, range);
      if (!there) highlight.add(range);
      return there ?? new Painted(highlight, range);
    });
    this.#ranges.set(owner, painted);
  }

  /** Has what was painted for an owner taken away at the next `finish`. */
  #clear(owner: object) {
    for (const painted of this.#ranges.get(owner) ?? []) {
      const { startContainer } = painted.range;
      const others = this.#left.get(startContainer);
      if (others) others.push(painted);
      else this.#left.set(startContainer, [painted]);
    }
    this.#ranges.delete(owner);
  }

  /** Takes away what was cleared and not painted again. */
  finish(): void {
    for (const all of this.#left.values()) for (const { highlight, range } of all) highlight.delete(range);
    this.#left.clear();
  }

  /** Whether this was painted, if only with no ranges, and all of it is still where it was put. */
  isPainted(owner: object): boolean {
    const painted = this.#ranges.get(owner);
    return painted !== undefined && (!import.meta.env.FIREFOX || painted.every(({ isWherePut }) => isWherePut));
  }

  /** The same for every owner but these. */
  keep(owners: ReadonlySet<object>): void {
    for (const owner of this.#ranges.keys()) if (!owners.has(owner)) this.#clear(owner);
  }

  /** Paints the one range that is current, above all others; undefined paints none. */
  paintCurrent(range: AbstractRange | undefined): void {
    if (!range && !this.#current) return;
    const highlight = this.#setOf(CURRENT);
    highlight.priority = 1;
    highlight.clear();
    if (range) highlight.add(range);
    this.#current = range;
  }

  /** Puts our highlights back where another script has cleared the registry. */
  restore(): void {
    for (const [name, highlight] of this.#sets) if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  }

  /** Takes everything of ours out of the registry; what another version of us has put there stays. */
  stop(): void {
    for (const [name, highlight] of this.#sets) {
      highlight.clear();
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    this.#sets.clear();
    this.#ranges.clear();
    this.#left.clear();
  }

  /** What was cleared at this place of the highlight, if it was. */
  #takeBack(highlight: Highlight, range: AbstractRange): Painted | undefined {
    const here = this.#left.get(range.startContainer) ?? [];
    const at = here.findIndex((one) => one.highlight === highlight && one.isWherePut && isSamePlace(one.range, range));
    return at < 0 ? undefined : here.splice(at, 1)[0];
  }

  #setOf(name: string): Highlight {
    let highlight = this.#sets.get(name);
    if (!highlight) {
      highlight = new Highlight();
      this.#sets.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }
}
