/** The reader's way from mention to mention by key, and to the mentions of one term from outside the page. */
import { viewportSize } from './anchor.ts';
import { elementAround } from './blocks.ts';
import { type Box, overlap } from './placement.ts';
import type { PageReader } from './reader.ts';
import { pointAt, rangeOf, type Sighting } from './sighting.ts';

/** Where the reader has come to. */
export interface Stop {
  sighting: Sighting;
  /** Its number among all mentions that show, from 1, and how many there are. */
  at: number;
  of: number;
}

const isSame = (a: Sighting, b: Sighting) => a.block === b.block && a.mention.start === b.mention.start;

/** The first line box of a sighting; undefined where it does not show. */
function boxOf(sighting: Sighting): Box | undefined {
  return [...(rangeOf(sighting)?.getClientRects() ?? [])].find(({ width, height }) => width > 0 && height > 0);
}

/** Whether a sighting stands in what is shown of the page, by its element, of which each is asked but once. */
function showing(): (sighting: Sighting) => boolean {
  const known = new Map<Element, boolean>();
  const isShown = (element: Element | null): boolean => {
    if (!element) return true;
    const before = known.get(element);
    if (before !== undefined) return before;
    const isContents = !element.checkVisibility() && getComputedStyle(element).display === 'contents';
    const is = isContents ? isShown(elementAround(element)) : element.checkVisibility({ visibilityProperty: true });
    known.set(element, is);
    return is;
  };
  return ({ block, mention }) => {
    const node = pointAt(block, mention.start, false)?.node;
    return node !== undefined && isShown(elementAround(node));
  };
}

export class Tour {
  readonly #reader: PageReader;
  #current: Sighting | undefined;

  constructor(reader: PageReader) {
    this.#reader = reader;
  }

  /** The mention that is marked as current, as long as it is there. */
  get current(): Sighting | undefined {
    return this.#current && this.#reader.holds(this.#current) ? this.#current : undefined;
  }

  /**
   * Goes to the next mention (`step` 1) or the one before (-1): scrolls it into view and marks it. From the last it goes on to the first; to that at once
   * if `anew`. Of one term, the last one is the end: it may go on in another frame. Undefined where none shows.
   */
  go(step: 1 | -1, term?: string, anew?: boolean): Stop | undefined {
    const all = this.#reader.sightings().filter(showing());
    const from = anew ? -1 : this.#startIn(all, step);
    const end = term === undefined ? all.length : all.length - 1 - from;
    for (let count = 1; count <= end; count++) {
      const at = (from + step * count + all.length * 2) % all.length;
      const sighting = all[at] as Sighting;
      if (term !== undefined && this.#reader.idOf(sighting.mention.term) !== term) continue;
      if (!boxOf(sighting)) continue;
      scrollTo(sighting);
      this.mark(sighting);
      return { sighting, at: at + 1, of: all.length };
    }
    return undefined;
  }

  /** Marks a mention as current; undefined takes the mark away. */
  mark(sighting: Sighting | undefined): void {
    if (!sighting && !this.#current) return;
    this.#current = sighting;
    this.#reader.markCurrent(sighting);
  }

  /** The first mention in view behind one of them. */
  firstInView(behind: Sighting | undefined): Sighting | undefined {
    const inView = this.#reader.sightingsNear().filter(isInView);
    const at = behind ? inView.findIndex((sighting) => isSame(sighting, behind)) : -1;
    return inView[(at + 1) % inView.length];
  }

  /** The index to step from: the current mention, else where the viewport begins. */
  #startIn(all: Sighting[], step: 1 | -1): number {
    const { current } = this;
    const here = current ? all.findIndex((sighting) => isSame(sighting, current)) : -1;
    if (here >= 0) return here;
    const first = this.#reader.sightingsNear().find((sighting) => (boxOf(sighting)?.top ?? -1) >= 0);
    const at = first ? all.findIndex((sighting) => isSame(sighting, first)) : -1;
    if (at < 0) return step > 0 ? -1 : 0;
    return step > 0 ? at - 1 : at;
  }
}

function isInView(sighting: Sighting): boolean {
  const { width, height } = viewportSize();
  const box = boxOf(sighting);
  return box !== undefined && overlap(box, { left: 0, top: 0, right: width, bottom: height });
}

/** Scrolls whatever has to be scrolled so that a mention is well in view; at once, as the eye waits for it. */
function scrollTo(sighting: Sighting) {
  const element = rangeOf(sighting)?.startContainer.parentElement;
  const { height } = viewportSize();
  const isWellIn = () => {
    const box = boxOf(sighting);
    return box && box.top > height / 8 && box.bottom < height - height / 8;
  };
  // A frame itself may be out of view, which it cannot know.
  if (!element || (isWellIn() && window === window.top)) return;
  // Scrolls frames and scrollers around it too; then the line itself, for of a long paragraph another part may be in view.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  for (let at = element.parentElement; at && !isWellIn(); at = at.parentElement) {
    const box = boxOf(sighting);
    if (!box || at.scrollHeight <= at.clientHeight || at === document.body) continue;
    const isRoot = at === document.documentElement;
    const middle = isRoot ? height / 2 : at.getBoundingClientRect().top + at.clientHeight / 2;
    (isRoot ? window : at).scrollBy({ top: box.top - middle, behavior: 'instant' });
  }
}
