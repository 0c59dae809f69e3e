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
import type { Detection } from './detection.ts';
import type { KnownBlocks } from './known-blocks.ts';
import { isLikelyHost, LateRoots } from './late-roots.ts';
import { listenAgain } from './listening.ts';
import { passagesOf } from './passages.ts';
import type { Passage } from './showing.ts';
import { Slices } from './slices.ts';
import { Walk } from './walk.ts';

const WATCHED = { childList: true, characterData: true, subtree: true, attributeFilter: ['contenteditable'] };
/** How much text of one container is asked about at once, in UTF-16 units: what was found in it is there before the rest is. */
const PORTION = 8192;
/** While there is more to come, what has come is told of no more often than this, in ms. */
const PAUSE = 100;
/** After so many beginnings a container is walked in one go: a page can change more often than we come to the end. */
const BEGINNINGS = 4;

/** A container that is walked in several tasks. */
interface Unfinished {
  walk: Walk;
  /** Whether the containers in it are read as well. */
  deep: boolean;
  beginnings: number;
}

/** A container whose runs have been asked about. */
interface Asked {
  /** Whether it is to be read again once the answer is there, and the containers in it too. Until then it shows what it had before. */
  again?: { deep: boolean };
}

export class PageText {
  readonly #known: KnownBlocks;
  readonly #detection: Detection;
  readonly #onRead: () => void;
  readonly #rootOf = new WeakMap<Element, ShadowRoot>();
  readonly #unfinished = new Map<Container, Unfinished>();
  readonly #asked = new Map<Container, Asked>();
  /** Containers whose own runs are to be read again. */
  readonly #dirty = new Set<Container>();
  readonly #slices = new Slices(() => this.#tell());
  readonly #mutations = new MutationObserver((records) => this.#keepUp(records));
  readonly #late = new LateRoots((host) => {
    if (isInSkipped(host)) return;
    this.#enter(host, shadowRootOf(host), false);
    this.#slices.run();
  });
  readonly #end = new AbortController();
  /** Something was moved into what is not read while containers were waiting to be read. */
  #mustCheck = false;
  /** Whether there may be something to tell of, and when that was done last, in ms. */
  #hasNews = false;
  #told = Number.NEGATIVE_INFINITY;
  #isAboutToTell = false;

  /** `onRead` is called when what could be read was read, and, where that takes long, now and then before. */
  constructor(known: KnownBlocks, detection: Detection, onRead: () => void) {
    this.#known = known;
    this.#detection = detection;
    this.#onRead = onRead;
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
    this.#detection.stop();
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

  /** After answers, of which many come at once. */
  #tellSoon() {
    if (this.#isAboutToTell) return;
    this.#isAboutToTell = true;
    queueMicrotask(() => {
      this.#isAboutToTell = false;
      this.#tell();
    });
  }

  /** After each step of reading. */
  #tell() {
    const isDone = this.#slices.isIdle && this.#asked.size === 0;
    if (this.#slices.isIdle) this.#mustCheck = false;
    if (!this.#hasNews) return;
    const now = performance.now();
    if (!isDone && now - this.#told < PAUSE) return;
    this.#told = now;
    this.#hasNews = false;
    this.#onRead();
  }

  /** What stands in a slot is read again, or no longer. */
  readonly #onSlotChange = ({ target }: Event) => {
    this.#hasNews = true;
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
      if (!this.#dirty.delete(container)) return;
      if (isHere(container) && !isInSkipped(container)) this.#readContainer(container, false);
      else this.#forget(container);
    });
  }

  #keepUp(records: MutationRecord[]) {
    this.#hasNews = true;
    const added = new Set<Element>();
    let mustSweep = false;
    for (const record of records) {
      const { type, target, addedNodes, removedNodes } = record;
      for (const node of removedNodes) {
        for (const [container, { walk }] of this.#unfinished) if (walk.leadsThrough(node)) this.#readAgain(container);
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
    for (const container of [...this.#known.containers(), ...this.#unfinished.keys(), ...this.#asked.keys()])
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
    this.#dirty.delete(container);
    if (!isShadowRoot(container)) this.#meet(container, deep);
    const asked = this.#asked.get(container);
    if (asked) {
      asked.again = { deep: deep || asked.again?.deep === true };
      return;
    }
    const before = this.#unfinished.get(container);
    this.#unfinished.delete(container);
    const plain = this.#known.in(container).length > 0 ? undefined : plainRunOf(container);
    if (plain) {
      if (/\S/.test(plain.text)) this.#askPlain(container, plain);
    }
    // Where a way was broken off, what would have come is still to be read.
    else this.#readParted(container, deep || before?.deep === true, (before?.beginnings ?? 0) + 1);
  }

  #askPlain(container: Container, run: Block) {
    const asked: Asked = {};
    this.#asked.set(container, asked);
    this.#detection.ask([run.text], ([candidates = []]) => {
      // Forgotten in the meantime.
      if (this.#asked.get(container) !== asked) return;
      if (candidates.length > 0 && !asked.again) {
        if (findNodes(run, container)) {
          this.#known.add(run, candidates);
          this.#known.set(container, [run]);
          this.#hasNews = true;
        } else asked.again = { deep: false };
      }
      this.#onAnswered(container, asked);
    });
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
      this.#unfinished.delete(container);
      this.#askRuns(container, walk.runs);
    };
    goOn();
  }

  /** Asks about those runs of a container that are new. */
  #askRuns(container: Container, runs: Block[]) {
    const found = this.#known.keep(container, runs);
    const gone = this.#known.in(container).filter((block) => !found.has(block));
    const asked: Asked = {};
    this.#asked.set(container, asked);
    const portions = portionsOf(runs.filter((run) => !found.has(run)));
    let left = portions.length;
    const end = () => {
      if (gone.length > 0) this.#hasNews = true;
      this.#known.set(
        container,
        runs.filter((run) => found.has(run)),
      );
      this.#onAnswered(container, asked);
    };
    if (left === 0) end();
    for (const portion of portions) {
      const texts = portion.map(({ text }) => text);
      this.#detection.ask(texts, (answers) => {
        if (this.#asked.get(container) !== asked) return;
        portion.forEach((block, index) => {
          const candidates = answers[index] ?? [];
          if (candidates.length === 0) return;
          found.add(block);
          this.#known.add(block, candidates);
          this.#hasNews = true;
        });
        if (--left === 0) return end();
        this.#known.set(container, [...gone, ...runs.filter((run) => found.has(run))]);
        this.#tellSoon();
      });
    }
  }

  #onAnswered(container: Container, { again }: Asked) {
    this.#asked.delete(container);
    if (again?.deep) this.#readLater(container);
    else if (again) this.#readAgain(container);
    if (again) void this.#slices.runLater();
    this.#tellSoon();
  }

  #forget(container: Container) {
    this.#unfinished.delete(container);
    this.#asked.delete(container);
    this.#known.set(container, []);
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

/** Blocks in portions that are asked about one by one. */
function portionsOf(blocks: Block[]): Block[][] {
  const portions: Block[][] = [];
  let length = PORTION;
  for (const block of blocks) {
    if (length >= PORTION) {
      portions.push([]);
      length = 0;
    }
    (portions.at(-1) as Block[]).push(block);
    length += block.text.length;
  }
  return portions;
}
