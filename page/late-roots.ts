/**
 * Shadow roots that come late. Nothing tells of one that is attached to an element, so elements that look as if they were to have one are asked
 * again: after changes of the page, when something comes into view, and a few times while the page is young. All others that can have one get
 * their turn, slowly, those in shadow trees too.
 */
import { shadowRootOf } from '../platform/shadow-root.ts';
import { isHere } from './blocks.ts';

/** What a shadow root can be hung on besides elements of the page's own making, and SPAN. */
const MOUNTS = new Set('ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION'.split(' '));
/** How long after an element was first seen they are asked again by themselves, in ms, each time twice as long, up to the last. */
const FIRST = 250;
const LAST = 1000;
/** How long the walk goes on in one turn, in ms, and after how many elements it looks at the clock: Chrome takes two to three µs to ask one. */
const TURN = 3;
const STEPS = 64;
/** They are not asked more often than this, in ms. */
const PAUSE = 200;

const isOwn = (element: Element) => element.nodeName.includes('-');

/**
 * Whether an element is likely to have a shadow root now or later, being the page's own or empty, which is rare: to ask after closed ones takes too
 * long to ask all.
 */
export const isLikelyHost = (element: Element): boolean => isOwn(element) || (MOUNTS.has(element.nodeName) && !element.hasChildNodes());

const elementsOf = (tree: Node) => document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT);

export class LateRoots {
  readonly #onFound: (host: Element) => void;
  readonly #waiting = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST;
  #asked = Number.NEGATIVE_INFINITY;
  /** Where the turn has come to: in the document, and in shadow trees within each other. */
  readonly #turns: TreeWalker[] = [];

  /** `onFound` is called with an element that has a shadow root, known or not. */
  constructor(onFound: (host: Element) => void) {
    this.#onFound = onFound;
  }

  /** Waits for the shadow root of an element that has none yet, if it is one to have any. */
  expect(element: Element): void {
    if (!isLikelyHost(element)) return;
    this.#waiting.add(element);
    this.#wait = FIRST;
    this.#schedule();
  }

  /** Asks the elements again; in a moment, where they were asked a moment ago. */
  ask(): void {
    if (this.#waiting.size === 0) return;
    if (performance.now() - this.#asked < PAUSE) {
      this.#again ??= setTimeout(() => {
        this.#again = undefined;
        this.ask();
      }, PAUSE);
      return;
    }
    this.#asked = performance.now();
    for (const element of this.#waiting) {
      if (!isHere(element)) this.#waiting.delete(element);
      else if (shadowRootOf(element)) {
        this.#waiting.delete(element);
        this.#onFound(element);
      }
    }
  }

  /** Asks the next elements of the page that can have a shadow root, likely or not; after the last come the first. */
  askInTurn(): void {
    if (this.#turns.length === 0) this.#turns.push(elementsOf(document));
    const end = performance.now() + TURN;
    for (let step = 1; this.#turns.length > 0; step++) {
      if (step % STEPS === 0 && performance.now() >= end) return;
      const element = this.#turns.at(-1)?.nextNode() as Element | null;
      if (!element) this.#turns.pop();
      if (!element || (!isOwn(element) && !MOUNTS.has(element.nodeName) && element.nodeName !== 'SPAN')) continue;
      const root = shadowRootOf(element);
      if (!root) continue;
      this.#turns.push(elementsOf(root));
      this.#onFound(element);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#waiting.clear();
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.ask();
      this.#wait *= 2;
      if (this.#waiting.size > 0 && this.#wait <= LAST) this.#schedule();
    }, this.#wait);
  }
}
