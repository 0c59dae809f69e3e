/**
 * Reads the containers of a page: walks them in slices, the first on the page first, and asks about their runs. What it is told to read again or to forget
 * is up to whoever follows the page's changes.
 */
import type { ReportedTerm } from '../core/lexicon/report.ts';
import { shadowRootOf } from '../platform/shadow-root.ts';
import { Asking } from './asking.ts';
import { type Container, isHere, isInline, isInSkipped, isShadowRoot } from './blocks.ts';
import type { Background } from './detection.ts';
import type { KnownBlocks } from './known-blocks.ts';
import { isLikelyHost } from './late-roots.ts';
import { plainRunOf } from './plain-run.ts';
import { Slices } from './slices.ts';
import { Walk } from './walk.ts';

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

export interface ContainerReaderOptions {
  /** Called with a shadow tree that has not been read before. */
  onShadowTree(root: ShadowRoot): void;
  /** Called with an element without a shadow tree. */
  onElement(element: Element): void;
  /** Called when what could be read was read, and, where that takes long, now and then before. */
  onRead(): void;
}

export class ContainerReader {
  readonly #known: KnownBlocks;
  readonly #asking: Asking;
  readonly #options: ContainerReaderOptions;
  readonly #rootOf = new WeakMap<Element, ShadowRoot>();
  readonly #unfinished = new Map<Container, Unfinished>();
  /** Containers whose own runs are to be read again. */
  readonly #dirty = new Set<Container>();
  readonly #slices = new Slices(() => this.#tell());
  /** Something was moved into what is not read while containers were waiting to be read. */
  #mustCheck = false;
  /** Whether there may be something to tell of, and when that was done last, in ms. */
  #hasNews = false;
  #told = Number.NEGATIVE_INFINITY;

  constructor(known: KnownBlocks, background: Background, options: ContainerReaderOptions) {
    this.#known = known;
    this.#options = options;
    this.#asking = new Asking(known, background, {
      onNews: () => this.expectNews(),
      onAgain: (container, deep) => {
        if (deep) this.#readAllLater([container]);
        else this.readAgain(container);
        this.runLater();
      },
      onPause: () => this.#tell(),
    });
  }

  /** Works for a slice now, and goes on, where there is more to do, between the page's own tasks. */
  run(): void {
    this.#slices.run();
  }

  /** Begins when it is our turn again. */
  runLater(): void {
    void this.#slices.runLater();
  }

  stop(): void {
    this.#asking.stop();
    this.#slices.stop();
  }

  /** The shadow root of an element, if the text in it was read too. */
  rootOf(element: Element): ShadowRoot | undefined {
    return this.#rootOf.get(element);
  }

  /** A term that was found, by its index in the lexicon. */
  termOf(index: number): ReportedTerm {
    return this.#asking.termOf(index);
  }

  /** After the next step, what is known is told of. */
  expectNews(): void {
    this.#hasNews = true;
  }

  /** From now on until nothing is left to do, looks whether what is to be read lies in something that is not. */
  expectMoves(): void {
    this.#mustCheck = true;
  }

  /** Has everything in an element read, itself included. */
  readTree(element: Element): void {
    if (isInline(element)) this.#readInline(element);
    else this.#readAllLater([element]);
  }

  /** Has the shadow tree of an element read, if it is new. */
  readShadowTree(host: Element): void {
    const root = shadowRootOf(host);
    if (root) this.#enter(host, root, false);
  }

  /** Has a container's own runs read again. */
  readAgain(container: Container): void {
    if (this.#dirty.has(container)) return;
    this.#dirty.add(container);
    this.#slices.push(() => {
      if (!this.#dirty.delete(container)) return;
      if (isHere(container) && !isInSkipped(container)) this.#readContainer(container, false);
      else this.#forget(container);
    });
  }

  /** Has those containers read again of which some was still to be read, and the way there led through a node that was removed. */
  breakOffAt(removed: Node): void {
    for (const [container, { walk }] of this.#unfinished) if (walk.leadsThrough(removed)) this.readAgain(container);
  }

  /** Forgets what was in a removed element. False, and nothing done, when looking through all that is known is quicker or surer: `sweep`. */
  forgetSmall(removed: Element): boolean {
    const inside = removed.querySelectorAll('*');
    if (inside.length > this.#known.size) return false;
    for (const element of [removed, ...inside]) {
      if (this.#rootOf.has(element)) return false;
      this.#forget(element);
    }
    return true;
  }

  /** Forgets what has left the page, or what is read of it. */
  sweep(): void {
    for (const container of [...this.#known.containers(), ...this.#unfinished.keys(), ...this.#asking.containers()])
      if (!this.#isRead(container)) this.#forget(container);
  }

  #forget(container: Container) {
    this.#unfinished.delete(container);
    this.#asking.forget(container);
    this.#known.set(container, []);
  }

  /** Whether a container still stands in what is read of the page. */
  #isRead(container: Container): boolean {
    return isHere(container) && !(this.#mustCheck && isInSkipped(container));
  }

  /** After each step of reading. */
  #tell() {
    const isDone = this.#slices.isIdle && this.#asking.isIdle;
    if (this.#slices.isIdle) this.#mustCheck = false;
    if (!this.#hasNews) return;
    const now = performance.now();
    if (!isDone && now - this.#told < PAUSE) return;
    this.#told = now;
    this.#hasNews = false;
    this.#options.onRead();
  }

  /** A way through a container that gathers the containers in it. If not `deep`, only what is new of shadow trees is read on the way. */
  #walk(top: Node, deep: boolean, nested: Element[]): Walk {
    return new Walk(top, (element, isNested) => {
      if (!isNested) this.#meet(element, deep);
      else if (deep) nested.push(element);
    });
  }

  /** Its own text belongs to a run that is to be read again anyway. */
  #readInline(element: Element) {
    this.#meet(element, true);
    const nested: Element[] = [];
    const walk = this.#walk(element, true, nested);
    while (!walk.goOn());
    this.#readAllLater(nested);
  }

  /** What is given last is read last. */
  #readAllLater(containers: readonly Container[]) {
    let next = 0;
    const readNext = () => {
      const container = containers[next++] as Container;
      // Below what is found in this one, which comes before it.
      if (next < containers.length) this.#slices.push(readNext);
      if (this.#isRead(container)) this.#readContainer(container, true);
    };
    if (containers.length > 0) this.#slices.push(readNext);
  }

  /** Looks for the shadow tree of an element, and has it read when it is new or `anew`. */
  #meet(element: Element, anew: boolean) {
    const root = this.#rootOf.get(element) ?? (isLikelyHost(element) ? shadowRootOf(element) : element.shadowRoot);
    if (root) this.#enter(element, root, anew);
    else this.#options.onElement(element);
  }

  #enter(host: Element, root: ShadowRoot, anew: boolean) {
    const isNew = this.#rootOf.get(host) !== root;
    if (!isNew && !anew) return;
    this.#rootOf.set(host, root);
    if (isNew) this.#options.onShadowTree(root);
    this.#readAllLater([root]);
  }

  /** Reads the runs of a container and, if `deep`, has the containers in it read. */
  #readContainer(container: Container, deep: boolean) {
    this.#dirty.delete(container);
    if (!isShadowRoot(container)) this.#meet(container, deep);
    if (this.#asking.readAfterwards(container, deep)) return;
    const before = this.#unfinished.get(container);
    this.#unfinished.delete(container);
    const plain = this.#known.in(container).length > 0 ? undefined : plainRunOf(container);
    if (plain) this.#asking.ask(container, /\S/.test(plain.text) ? [plain] : []);
    // Where a way was broken off, what would have come is still to be read.
    else this.#readParted(container, deep || before?.deep === true, (before?.beginnings ?? 0) + 1);
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
      this.#asking.ask(container, walk.runs);
    };
    goOn();
  }
}
