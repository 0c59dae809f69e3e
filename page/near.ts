/**
 * Which blocks are near the viewport. The browser tells it of their containers, after it has laid the page out anyway; of containers with much
 * text each block is measured then. One without a box of its own, whose text is laid out all the same, counts as near.
 */
import type { Block, Container } from './blocks.ts';
import { isShadowRoot } from './blocks.ts';
import { listen } from './listening.ts';

/** How far around the viewport is near, as a share of its height: what a turn of the wheel brings in before the browser tells. */
const MARGIN = 0.5;
/** A container with more text than this, in UTF-16 units, is watched by block. */
const MUCH = 8192;

/** We do not look again, unasked, more often than this, in ms. */
const PAUSE = 200;

const elementOf = (container: Container): Element => (isShadowRoot(container) ? container.host : container);

interface Watched {
  blocks: readonly Block[];
  /** Those of the blocks that are near, where each is measured; else all are. */
  measured?: Block[];
}

export class Near {
  /** A host of a shadow tree may hold text of its own too. */
  readonly #watched = new Map<Element, Map<Container, Watched>>();
  readonly #near = new Set<Watched>();
  /** Elements whose blocks are measured one by one. */
  readonly #measured = new Set<Element>();
  /** Elements that are not laid out. The browser does not tell when such a one comes without a box of its own. */
  readonly #hidden = new Set<Element>();
  #asked = Number.NEGATIVE_INFINITY;
  readonly #observer: IntersectionObserver;
  readonly #onChange: (gone: Block[]) => void;
  readonly #stopListening: () => void;

  /** `onChange` is called when blocks have come near, and with those that have gone; never while something is being read. */
  constructor(onChange: (gone: Block[]) => void) {
    this.#onChange = onChange;
    // In the top frame the document itself is the root: it spares the browser the way up through other frames.
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), {
      rootMargin: `${MARGIN * 100}% 0px`,
      ...(window === window.top && { root: document }),
    });
    this.#stopListening = listen({
      scroll: () => {
        for (const element of this.#measured) this.#observeAnew(element);
      },
    });
  }

  stop(): void {
    this.#observer.disconnect();
    this.#stopListening();
    this.#watched.clear();
    this.#near.clear();
    this.#measured.clear();
    this.#hidden.clear();
  }

  /** Watches the blocks of a container in the place of those it had before; a container without any is no longer watched. */
  set(container: Container, blocks: readonly Block[]): void {
    const element = elementOf(container);
    const here = this.#watched.get(element);
    const before = here?.get(container);
    if (blocks.length === 0) {
      if (!here || !before) return;
      here.delete(container);
      this.#near.delete(before);
      if (here.size > 0) return;
      this.#watched.delete(element);
      this.#measured.delete(element);
      this.#hidden.delete(element);
      this.#observer.unobserve(element);
    } else if (before) {
      before.blocks = blocks;
      if (isMuch(blocks) || before.measured) this.#observeAnew(element);
    } else if (here) {
      here.set(container, { blocks });
      this.#observeAnew(element);
    } else {
      this.#watched.set(element, new Map([[container, { blocks }]]));
      this.#observer.observe(element);
    }
  }

  /** Every block that is near. */
  *blocks(): Generator<Block> {
    for (const { measured, blocks } of this.#near) yield* measured ?? blocks;
  }

  /** Looks again, the next time the page is laid out, where the browser may not have told of a change. */
  askAgain(): void {
    if (performance.now() - this.#asked < PAUSE) return;
    this.#asked = performance.now();
    for (const element of [...this.#measured, ...this.#hidden]) this.#observeAnew(element);
  }

  /** The next time the page is laid out, the browser tells of the element as if it were new. */
  #observeAnew(element: Element) {
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }

  #look(entries: IntersectionObserverEntry[]) {
    const before = new Set(this.blocks());
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      // An element that is not laid out itself, though its text may be, is never seen to come near.
      const hasNoBox = boundingClientRect.width === 0 && boundingClientRect.height === 0;
      const isContents = hasNoBox && getComputedStyle(target).display === 'contents';
      let isMeasured = false;
      for (const watched of this.#watched.get(target)?.values() ?? []) {
        const isNear = isIntersecting || isContents;
        if (isNear) this.#near.add(watched);
        else this.#near.delete(watched);
        delete watched.measured;
        if (!isIntersecting || !isMuch(watched.blocks)) continue;
        isMeasured = true;
        watched.measured = watched.blocks.filter(isBlockNear);
      }
      if (isMeasured) this.#measured.add(target);
      else this.#measured.delete(target);
      if (hasNoBox && !isContents) this.#hidden.add(target);
      else this.#hidden.delete(target);
    }
    const after = new Set(this.blocks());
    this.#onChange([...before].filter((block) => !after.has(block)));
  }
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
  const { top, bottom, width, height } = range.getBoundingClientRect();
  const margin = innerHeight * MARGIN;
  return (width > 0 || height > 0) && bottom > -margin && top < innerHeight + margin;
}
