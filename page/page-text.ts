/** The text of a page, as blocks: found in slices, and kept up with its changes. It changes nothing in the page and asks for no layout. */
import { shadowRootOf } from '../platform/shadow-root.ts';
import {
  type Block,
  type Container,
  changesRuns,
  containerOf,
  findNodes,
  isElement,
  isHere,
  isInline,
  isInSkipped,
  isShadowRoot,
  plainRunOf,
} from './blocks.ts';
import type { KnownBlocks } from './known-blocks.ts';
import { isLikelyHost, LateRoots } from './late-roots.ts';
import { listenAgain } from './listening.ts';
import { passagesOf } from './passages.ts';
import type { Passage } from './showing.ts';
import { Slices } from './slices.ts';
import { Walk } from './walk.ts';

const WATCHED = { childList: true, characterData: true, subtree: true, attributeFilter: ['contenteditable'] };
/** How much text of one container is read in one task, in UTF-16 units. */
const PORTION = 8192;
/** After so many beginnings a container is walked in one go: a page can change more often than we come to the end. */
const BEGINNINGS = 4;

/** A container that is read in several tasks. */
interface Unfinished {
  /** The way to its runs; undefined once they are known. */
  walk: Walk | undefined;
  /** Whether the containers in it are read as well. */
  deep: boolean;
  beginnings: number;
}

export class PageText {
  readonly #known: KnownBlocks;
  readonly #rootOf = new WeakMap<Element, ShadowRoot>();
  readonly #unfinished = new Map<Container, Unfinished>();
  /** Containers whose own runs are to be read again. */
  readonly #dirty = new Set<Container>();
  readonly #slices: Slices;
  readonly #mutations = new MutationObserver((records) => this.#keepUp(records));
  readonly #late = new LateRoots((host) => {
    if (isInSkipped(host)) return;
    this.#enter(host, shadowRootOf(host), false);
    this.#slices.run();
  });
  readonly #end = new AbortController();
  /** Something was moved into what is not read while containers were waiting to be read. */
  #mustCheck = false;

  /** `onRead` is called when what could be read was read, and, where that takes long, now and then before. */
  constructor(known: KnownBlocks, onRead: () => void) {
    this.#known = known;
    this.#slices = new Slices(() => {
      if (this.#slices.isIdle) this.#mustCheck = false;
      onRead();
    });
  }

  start(): void {
    // Of the document itself, since `document.open` puts another element in the place of its root.
    this.#mutations.observe(document, WATCHED);
    const root = document.body ?? document.documentElement;
    // A whole document can be an editor.
    if (!root || isInSkipped(root) || document.designMode === 'on') return;
    this.#readTree(root);
    // To get here has taken long enough for one task.
    void this.#slices.runLater();
  }

  stop(): void {
    this.#slices.stop();
    this.#mutations.disconnect();
    this.#end.abort();
    this.#late.stop();
  }

  /** Asks likely elements after shadow trees that have come late. */
  askLate(): void {
    this.#late.ask();
  }

  /** Asks the next of all elements after one. */
  askInTurn(): void {
    this.#late.askInTurn();
  }

  /** The shadow root of an element, if the text in it was read too. */
  rootOf(element: Element): ShadowRoot | undefined {
    return this.#rootOf.get(element);
  }

  /** All blocks with candidates, and headings, in document order. */
  passages(): Iterable<Passage> {
    return passagesOf(
      document,
      (text) => this.#known.of(text),
      (element) => this.rootOf(element),
    );
  }

  /** What stands in a slot is read again, or no longer. */
  readonly #onSlotChange = ({ target }: Event) => {
    const slot = target as Element;
    this.#touch(slot);
    if (!isInSkipped(slot)) this.#readTree(slot);
    else if (slot.firstElementChild) {
      this.#mustCheck = true;
      if (!this.#forgetSmall(slot)) this.#sweep();
    }
    // Many come at once.
    void this.#slices.runLater();
  };

  /** The runs that a node belongs to are to be read again. */
  #touch(node: Node | null) {
    const container = node && containerOf(node);
    if (container) this.#readAgain(container);
  }

  #readAgain(container: Container) {
    if (this.#dirty.has(container)) return;
    this.#dirty.add(container);
    this.#slices.push(() => {
      if (this.#dirty.delete(container) && isHere(container) && !isInSkipped(container)) this.#readContainer(container, false);
    });
  }

  #keepUp(records: MutationRecord[]) {
    const added = new Set<Element>();
    let mustSweep = false;
    for (const record of records) {
      const { type, target, addedNodes, removedNodes } = record;
      for (const node of removedNodes) {
        for (const [container, { walk }] of this.#unfinished) if (walk?.leadsThrough(node)) this.#readAgain(container);
        if (isElement(node)) mustSweep = !this.#forgetSmall(node) || mustSweep;
      }
      for (const node of addedNodes) if (isElement(node)) added.add(node);
      if (type === 'attributes') {
        added.add(target as Element);
        this.#touch(target.parentNode);
        mustSweep = true;
      }
      // `document.open` has put another root in the place of the one before.
      if (target === document) listenAgain();
      else if (changesRuns(record)) this.#touch(target);
      // Now that it is empty, a shadow root may be hung on it.
      if (removedNodes.length > 0 && !target.firstChild && isElement(target)) this.#late.expect(target);
    }
    for (const element of added) {
      if (!isHere(element)) continue;
      if (!isInSkipped(element)) this.#readTree(element);
      else this.#mustCheck = true;
    }
    if (mustSweep) this.#sweep();
    this.#late.ask();
    this.#slices.run();
  }

  /** Forgets what has left the page, or what is read of it. */
  #sweep() {
    for (const container of [...this.#known.containers(), ...this.#unfinished.keys()])
      if (!this.#isRead(container)) this.#forget(container);
  }

  /** Whether a container still stands in what is read of the page. */
  #isRead(container: Container): boolean {
    return isHere(container) && !(this.#mustCheck && isInSkipped(container));
  }

  /** Has everything in an element read, itself included. */
  #readTree(element: Element) {
    if (!isInline(element)) return this.#readLater(element);
    // Its own text belongs to a run that is dirty anyway.
    this.#meet(element, true);
    const nested: Element[] = [];
    const walk = this.#walk(element, true, nested);
    while (!walk.goOn());
    this.#readAllLater(nested);
  }

  /** A way through a container that gathers the containers in it. If not `deep`, only what is new of shadow trees is read on the way. */
  #walk(top: Node, deep: boolean, nested: Element[]): Walk {
    return new Walk(top, (element, isNested) => {
      if (!isNested) this.#meet(element, deep);
      else if (deep) nested.push(element);
    });
  }

  #readLater(container: Container) {
    this.#slices.push(() => {
      if (this.#isRead(container)) this.#readContainer(container, true);
    });
  }

  /** What is given last is read last. */
  #readAllLater(containers: Element[]) {
    for (const container of containers.reverse()) this.#readLater(container);
  }

  /** Looks for the shadow tree of an element, and has it read when it is new or `anew`. */
  #meet(element: Element, anew: boolean) {
    const root = this.#rootOf.get(element) ?? (isLikelyHost(element) ? shadowRootOf(element) : element.shadowRoot);
    if (root) this.#enter(element, root, anew);
    else this.#late.expect(element);
  }

  #enter(element: Element, root: ShadowRoot | null, anew: boolean) {
    if (!root) return;
    if (this.#rootOf.get(element) === root && !anew) return;
    this.#rootOf.set(element, root);
    this.#mutations.observe(root, WATCHED);
    // No mutation in the tree tells that a slot shows its own text again, or no longer.
    root.addEventListener('slotchange', this.#onSlotChange, { signal: this.#end.signal });
    this.#readLater(root);
  }

  /** Reads the runs of a container and, if `deep`, has the containers in it read. */
  #readContainer(container: Container, deep: boolean) {
    const before = this.#unfinished.get(container);
    this.#unfinished.delete(container);
    this.#dirty.delete(container);
    if (!isShadowRoot(container)) this.#meet(container, deep);
    const plain = this.#known.in(container).length > 0 ? undefined : plainRunOf(container);
    if (plain) this.#readPlain(container, plain);
    // Where a way was broken off, what would have come is still to be read.
    else this.#readParted(container, deep || (before?.walk !== undefined && before.deep), (before?.beginnings ?? 0) + 1);
  }

  #readPlain(container: Container, run: Block) {
    if (!this.#known.read(run)) return;
    findNodes(run, container);
    this.#known.set(container, [run]);
    this.#known.join(run);
  }

  #readParted(container: Container, deep: boolean, beginnings: number) {
    const nested: Element[] = [];
    const walk = this.#walk(container, deep, nested);
    const unfinished: Unfinished = { walk, deep, beginnings };
    this.#unfinished.set(container, unfinished);
    const goOn = () => {
      // Read again or forgotten in the meantime.
      if (this.#unfinished.get(container) !== unfinished) return;
      let isDone = walk.goOn();
      while (!isDone && beginnings > BEGINNINGS) isDone = walk.goOn();
      if (!isDone) this.#slices.push(goOn);
      // Read first, so that what stands at the top of a page is known long before the last of it was found.
      this.#readAllLater(nested.splice(0));
      if (!isDone) return;
      unfinished.walk = undefined;
      this.#readRuns(container, walk.runs, this.#known.keep(container, walk.runs), 0, unfinished);
    };
    goOn();
  }

  /** Reads runs from `first` on, as much as fits in one task, and leaves the rest to the next. */
  #readRuns(container: Container, runs: Block[], found: Set<Block>, first: number, unfinished: Unfinished) {
    let index = first;
    for (let length = 0; index < runs.length && length < PORTION; index++) {
      const block = runs[index] as Block;
      if (found.has(block)) continue;
      length += block.text.length;
      if (!this.#known.read(block)) continue;
      found.add(block);
      this.#known.join(block);
    }
    this.#known.set(
      container,
      runs.filter((run) => found.has(run)),
    );
    const goOn = () => {
      if (this.#unfinished.get(container) === unfinished) this.#readRuns(container, runs, found, index, unfinished);
    };
    if (index < runs.length) this.#slices.push(goOn);
    else this.#unfinished.delete(container);
  }

  #forget(container: Container) {
    this.#unfinished.delete(container);
    this.#known.forgetIn(container);
  }

  /** Forgets what was in a removed element. False, and nothing done, when looking through all that is known is quicker or surer. */
  #forgetSmall(removed: Element): boolean {
    const inside = removed.querySelectorAll('*');
    if (inside.length > this.#known.size) return false;
    for (const element of [removed, ...inside]) {
      if (this.#rootOf.has(element)) return false;
      this.#forget(element);
    }
    return true;
  }
}
