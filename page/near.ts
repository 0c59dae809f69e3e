/**
 * Which blocks are near the viewport, and which are to be painted. The browser tells where their containers are, after it has laid the page out
 * anyway; of containers with much text each block is measured then. One without a box of its own, whose text is laid out all the same, counts as
 * near.
 */
import { chooseAnew, type Place } from './ahead.ts';
import type { Block, Container } from './blocks.ts';
import { isShadowRoot } from './blocks.ts';
import { listen } from './listening.ts';

/** How far around the viewport is near, as a share of its height: what a turn of the wheel brings in before the browser tells. */
const MARGIN = 0.5;
/**
 * To look where an element is costs something at every frame, for each that is observed. So Chrome is asked to look no more often than so many ms for
 * what comes from afar, and at every frame only for what of that comes near. `scrollMargin` is the margin around what scrolls in the page, and added
 * to the other around the page itself. Firefox looks at every frame, and in frames, where margins may count for nothing, so does Chrome.
 */
const isTop = window === window.top;
const FAR = isTop ? { rootMargin: '100% 0px', scrollMargin: '100% 0px', delay: 100 } : {};
/** Scrolling has ended when there was none for so long, in ms. */
const REST = 250;
/** A container with more text than this, in UTF-16 units, is watched by block. */
const MUCH = 8192;

/** We do not look again, unasked, more often than this, in ms. */
const PAUSE = 200;

const elementOf = (container: Container): Element => (isShadowRoot(container) ? container.host : container);

interface Watched extends Place {
  container: Container;
  blocks: readonly Block[];
  /** Those of the blocks that are near, where each is measured; else all are. */
  measured: Block[] | undefined;
}

export class Near {
  /** A host of a shadow tree may hold text of its own too. */
  readonly #watched = new Map<Element, Watched[]>();
  readonly #near = new Set<Watched>();
  readonly #within = new Set<Watched>();
  #painted = new Set<Watched>();
  /** Elements whose blocks are measured one by one. */
  readonly #measured = new Set<Element>();
  /** Elements that are not laid out. The browser does not tell when such a one comes without a box of its own. */
  readonly #hidden = new Set<Element>();
  #asked = Number.NEGATIVE_INFINITY;
  readonly #far = observer((entries) => this.#look(entries, true), FAR);
  readonly #observer = observer((entries) => this.#look(entries, false));
  /** Runs while the reader scrolls. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #onLook: () => void;
  readonly #onChange: () => void;
  readonly #stopListening: () => void;

  /** `onLook` is called when something may have come into view, `onChange` when other blocks are to be painted; never while something is being read. */
  constructor(onLook: () => void, onChange: () => void) {
    this.#onLook = onLook;
    this.#onChange = onChange;
    this.#stopListening = listen({
      scroll: () => {
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => {
          this.#rest = undefined;
          this.#choose();
        }, REST);
        for (const element of this.#measured) {
          this.#observer.unobserve(element);
          this.#observer.observe(element);
        }
      },
    });
  }

  stop(): void {
    this.#far.disconnect();
    this.#observer.disconnect();
    this.#stopListening();
    clearTimeout(this.#rest);
  }

  /** Watches the blocks of a container in the place of those it had before; a container without any is no longer watched. */
  set(container: Container, blocks: readonly Block[]): void {
    const element = elementOf(container);
    const here = this.#watched.get(element);
    const before = here?.find((watched) => watched.container === container);
    if (blocks.length === 0) {
      if (!here || !before) return;
      for (const places of [this.#near, this.#within, this.#painted]) places.delete(before);
      here.splice(here.indexOf(before), 1);
      if (here.length > 0) return;
      this.#watched.delete(element);
      this.#measured.delete(element);
      this.#hidden.delete(element);
      this.#far.unobserve(element);
      this.#observer.unobserve(element);
    } else if (before) {
      before.blocks = blocks;
      if (isMuch(blocks) || before.measured) this.#observeAnew(element);
    } else {
      const watched: Watched = { container, blocks, isBelow: false, measured: undefined };
      if (here) {
        here.push(watched);
        this.#observeAnew(element);
      } else {
        this.#watched.set(element, [watched]);
        this.#far.observe(element);
      }
    }
  }

  /** Every block that is near. */
  blocks(): Block[] {
    return blocksOf(this.#near);
  }

  /** Every block that is to be painted. */
  blocksToPaint(): Block[] {
    return blocksOf(this.#painted);
  }

  /** Looks again, the next time the page is laid out, where the browser may not have told of a change. */
  askAgain(): void {
    if (performance.now() - this.#asked < PAUSE) return;
    this.#asked = performance.now();
    for (const element of [...this.#measured, ...this.#hidden]) this.#observeAnew(element);
  }

  /** The next time the page is laid out, the browser tells of the element as if it were new. */
  #observeAnew(element: Element) {
    this.#far.unobserve(element);
    this.#observer.unobserve(element);
    this.#far.observe(element);
  }

  #look(entries: IntersectionObserverEntry[], isFar: boolean) {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const here = this.#watched.get(target);
      if (!here) continue;
      if (isFar) this.#observer[isIntersecting ? 'observe' : 'unobserve'](target);
      // What comes from afar may be near already, which the other observer would tell one frame later.
      const isNear = isIntersecting && (!isFar || !isTop || isBoxNear(box));
      // An element that is not laid out itself, though its text may be, is never seen to come near.
      const hasNoBox = box.width === 0 && box.height === 0;
      const isContents = hasNoBox && getComputedStyle(target).display === 'contents';
      let isMeasured = false;
      for (const watched of here) {
        watched.isBelow = box.top > 0;
        if (isFar) put(watched, this.#within, isIntersecting);
        put(watched, this.#near, isNear || isContents);
        const mustMeasure = !isContents && isMuch(watched.blocks);
        watched.measured = mustMeasure ? watched.blocks.filter((block) => isNear && isBlockNear(block)) : undefined;
        isMeasured ||= isNear && mustMeasure;
      }
      put(target, this.#measured, isMeasured);
      put(target, this.#hidden, hasNoBox && !isContents);
    }
    this.#onLook();
    this.#choose();
  }

  #choose() {
    const painted = chooseAnew(this.#near, this.#within, this.#painted, this.#rest !== undefined);
    if (painted) this.#painted = painted;
    if (painted || this.#measured.size > 0) this.#onChange();
  }
}

function put<T>(item: T, set: Set<T>, isIn: boolean) {
  if (isIn) set.add(item);
  else set.delete(item);
}

const observer = (onLook: IntersectionObserverCallback, options?: IntersectionObserverInit) =>
  new IntersectionObserver(onLook, {
    rootMargin: `${MARGIN * 100}% 0px`,
    // In the top frame the document itself is the root: it spares the browser the way up through other frames.
    ...(isTop && { root: document }),
    ...options,
  });

function isBoxNear({ top, bottom }: DOMRect): boolean {
  const margin = innerHeight * MARGIN;
  return bottom > -margin && top < innerHeight + margin;
}

function blocksOf(places: Iterable<Watched>): Block[] {
  return [...places].flatMap(({ measured, blocks }) => measured ?? blocks);
}

function isMuch(blocks: readonly Block[]): boolean {
  let length = 0;
  for (const { text } of blocks) length += text.length;
  return length > MUCH;
}

/** Asked only when the page has just been laid out. */
function isBlockNear({ nodes, starts, text }: Block): boolean {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (!first?.isConnected || !last?.isConnected) return false;
  const range = document.createRange();
  range.setStart(first, Math.min(first.data.length, Math.max(0, -(starts[0] as number))));
  range.setEnd(last, Math.max(0, Math.min(last.data.length, text.length - (starts.at(-1) as number))));
  const box = range.getBoundingClientRect();
  return (box.width > 0 || box.height > 0) && isBoxNear(box);
}
