/**
 * Reads a page: finds the mentions in all its text, keeps up with its changes, and has those near the viewport painted. It changes nothing in
 * the page and, while reading, asks nothing that would make the browser lay it out.
 */
import type { Category } from '../core/knowledge/categories.ts';
import { Discourse, type Mention } from '../core/lexicon/discourse.ts';
import type { Lexicon } from '../core/lexicon/lexicon.ts';
import { shadowRootOf } from '../platform/shadow-root.ts';
import {
  type Block,
  type Container,
  containerOf,
  findNodes,
  isInline,
  isInSkipped,
  isShadowRoot,
  partsRuns,
  plainRunOf,
  runsOf,
} from './blocks.ts';
import { Highlights } from './highlights.ts';
import { isLikelyHost, LateRoots } from './late-roots.ts';
import { Near } from './near.ts';
import { passagesOf } from './passages.ts';
import { type Showing, Shown } from './showing.ts';
import { type Sighting, staticRangeOf } from './sighting.ts';
import { Slices } from './slices.ts';

const WATCHED = { childList: true, characterData: true, subtree: true, attributeFilter: ['contenteditable'] };
/** How much text of one container is read in one task, in UTF-16 units. */
const PORTION = 8192;
/** How often, in ms, we look for what nobody tells of: a registry that was cleared, a shadow root that came late. */
const PULSE = 2000;
const NONE: readonly Block[] = [];

export class PageReader {
  readonly #lexicon: Lexicon;
  readonly #onChange: () => void;
  readonly #discourse: Discourse<Block>;
  readonly #highlights = new Highlights();
  /** The blocks that hold anything, of the containers that have any. */
  readonly #known = new Map<Container, Block[]>();
  readonly #blocksOf = new WeakMap<Text, Block[]>();
  readonly #rootOf = new WeakMap<Element, ShadowRoot>();
  /** The mentions painted for a block, as text, to leave alone what has not changed. */
  readonly #painted = new WeakMap<Block, string>();
  /** The runs of containers that are read in several tasks. */
  readonly #unfinished = new Map<Container, Block[]>();
  /** Containers whose own runs are to be read again. */
  readonly #dirty = new Set<Container>();
  readonly #slices = new Slices(() => this.#show());
  readonly #mutations = new MutationObserver((records) => this.#keepUp(records));
  readonly #late = new LateRoots((host) => {
    if (isInSkipped(host)) return;
    this.#enter(host, shadowRootOf(host), false);
    this.#slices.run();
  });
  readonly #near = new Near((gone) => {
    for (const block of gone) this.#highlights.clear(block);
    this.#late.ask();
    this.#paint();
  });
  #showing: Showing;
  #shown: Shown;
  #current: Sighting | undefined;
  readonly #end = new AbortController();
  /** Something was moved into what is not read while containers were waiting to be read. */
  #mustCheck = false;
  #pulse: ReturnType<typeof setInterval> | undefined;

  /** `onChange` is called after what is known of the page has changed. */
  constructor(lexicon: Lexicon, onChange: () => void, showing: Showing) {
    this.#lexicon = lexicon;
    this.#onChange = onChange;
    this.#discourse = new Discourse(lexicon);
    this.#showing = showing;
    this.#shown = this.#newShown();
  }

  start(): void {
    // Of the document itself, since `document.open` puts another element in the place of its root.
    this.#mutations.observe(document, WATCHED);
    this.#pulse = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      this.#highlights.restore();
      this.#near.askAgain();
      this.#late.askInTurn();
    }, PULSE);
    this.#readAll();
  }

  /** Leaves no trace. */
  stop(): void {
    clearInterval(this.#pulse);
    this.#slices.stop();
    this.#mutations.disconnect();
    this.#end.abort();
    this.#late.stop();
    this.#near.stop();
    this.#highlights.stop();
  }

  /** Shows from now on what these settings ask for. */
  choose(showing: Showing): void {
    if (JSON.stringify(pick(showing)) === JSON.stringify(pick(this.#showing))) return;
    if (showing.look !== this.#showing.look) for (const owner of this.#highlights.owners()) this.#highlights.clear(owner);
    this.#showing = showing;
    this.#shown = this.#newShown();
    this.#show();
  }

  /** Paints one mention as the current one, in the place of the one before; undefined takes the mark away. */
  markCurrent(sighting: Sighting | undefined): void {
    this.#current = sighting && this.holds(sighting) ? sighting : undefined;
    this.#highlights.paintCurrent(this.#current && staticRangeOf(this.#current));
  }

  /** How often each shown term is mentioned, by id. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const block of this.#discourse.keys()) {
      for (const { term } of this.#shown.of(block)) {
        const id = this.idOf(term);
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
    return counts;
  }

  idOf(term: number): string {
    return this.#lexicon.terms[term]?.id ?? '';
  }

  /** The ids of the terms shown in a block. */
  termsIn(block: Block): string[] {
    return [...new Set(this.#shown.of(block).map(({ term }) => this.idOf(term)))];
  }

  /** The shown mention at a place in a text node (UTF-16 offset), if there is one. */
  sightingAt(node: Node, offset: number): Sighting | undefined {
    for (const block of this.#blocksOf.get(node as Text) ?? NONE) {
      const at = (block.starts[block.nodes.indexOf(node as Text)] ?? 0) + offset;
      const mention = this.#shown.of(block).find(({ start, end }) => start <= at && at <= end);
      if (mention) return { block, mention };
    }
    return undefined;
  }

  /** Every shown mention in the runs of the container that a node belongs to. */
  sightingsAround(node: Node): Sighting[] {
    const container = containerOf(node);
    return container ? this.#sightingsIn(this.#known.get(container) ?? NONE) : [];
  }

  /** The shadow root of an element, if the page's text was read in it too. */
  rootOf(element: Element): ShadowRoot | undefined {
    return this.#rootOf.get(element);
  }

  /** Whether a sighting is still on the page, and shown, as it was. */
  holds({ block, mention }: Sighting): boolean {
    return this.#shown.of(block).some((other) => isSameMention(other, mention));
  }

  /** Every shown mention of the page, in document order. */
  sightings(): Sighting[] {
    return this.#sightingsIn(this.#blocksInOrder());
  }

  /** Every shown mention near the viewport, in document order. */
  sightingsNear(): Sighting[] {
    const near = new Set(this.#near.blocks());
    return this.#sightingsIn(this.#blocksInOrder().filter((block) => near.has(block)));
  }

  #sightingsIn(blocks: readonly Block[]): Sighting[] {
    return blocks.flatMap((block) => this.#shown.of(block).map((mention) => ({ block, mention })));
  }

  #blocksInOrder(): Block[] {
    return [...this.#passages()].filter((passage) => passage !== 'heading');
  }

  #passages() {
    return passagesOf(
      document,
      (text) => this.#blocksOf.get(text) ?? NONE,
      (element) => this.#rootOf.get(element),
    );
  }

  #newShown(): Shown {
    return new Shown(
      this.#lexicon,
      this.#showing,
      (block) => this.#discourse.mentions(block),
      () => this.#passages(),
    );
  }

  #readAll() {
    const root = document.body ?? document.documentElement;
    // A whole document can be an editor.
    if (!root || isInSkipped(root) || document.designMode === 'on') return;
    this.#readTree(root);
    this.#slices.run();
  }

  readonly #onSlotChange = ({ target }: Event) => {
    this.#touch(target as Node);
    this.#keepUp([]);
  };

  /** The runs that a node belongs to are to be read again. */
  #touch(node: Node | null) {
    const container = node && containerOf(node);
    if (container) this.#dirty.add(container);
  }

  #keepUp(records: MutationRecord[]) {
    const added = new Set<Element>();
    let mustSweep = false;
    for (const record of records) {
      const { type, target, addedNodes, removedNodes } = record;
      for (const node of removedNodes) if (node instanceof Element) mustSweep = !this.#forgetSmall(node) || mustSweep;
      for (const node of addedNodes) if (node instanceof Element) added.add(node);
      if (type === 'attributes') {
        added.add(target as Element);
        this.#touch(target.parentNode);
        mustSweep = true;
      }
      if (target !== document && changesRuns(record)) this.#touch(target);
      // Now that it is empty, a shadow root may be hung on it.
      if (removedNodes.length > 0 && !target.firstChild && target instanceof Element) this.#late.expect(target);
    }
    for (const element of added) {
      if (!element.isConnected) continue;
      if (!isInSkipped(element)) this.#readTree(element);
      else this.#mustCheck = true;
    }
    if (mustSweep) this.#sweep();
    for (const container of this.#dirty) {
      this.#slices.push(() => {
        if (this.#dirty.delete(container) && container.isConnected && !isInSkipped(container)) this.#readContainer(container, false);
      });
    }
    this.#late.ask();
    this.#near.askAgain();
    this.#slices.run();
  }

  /** Forgets what has left the page, or what is read of it. */
  #sweep() {
    for (const container of [...this.#known.keys(), ...this.#unfinished.keys()])
      if (!container.isConnected || (this.#mustCheck && isInSkipped(container))) this.#forget(container);
  }

  /** Has everything in an element read, itself included. */
  #readTree(element: Element) {
    if (!isInline(element)) return this.#readLater(element);
    // Its own text belongs to a run that is dirty anyway.
    this.#meet(element, true);
    this.#walk(element, true);
  }

  /** The runs of a container. If `deep`, the containers and shadow trees in it are read later, else only what is new of the latter. */
  #walk(container: Node, deep: boolean): Block[] {
    const nested: Element[] = [];
    const runs = runsOf(container, (element, isNested) => {
      if (!isNested) this.#meet(element, deep);
      else if (deep) nested.push(element);
    });
    // What is pushed last is read first.
    for (const element of nested.reverse()) this.#readLater(element);
    return runs;
  }

  #readLater(container: Container) {
    this.#slices.push(() => {
      if (container.isConnected && !(this.#mustCheck && isInSkipped(container))) this.#readContainer(container, true);
    });
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
    this.#unfinished.delete(container);
    if (!isShadowRoot(container)) this.#meet(container, deep);
    const before = this.#known.get(container);
    const plain = before ? undefined : plainRunOf(container);
    if (plain) this.#readPlain(container, plain);
    else this.#readParted(container, deep, before ?? NONE);
  }

  #readPlain(container: Container, run: Block) {
    if (!this.#discourse.set(run, run.text)) return;
    findNodes(run, container);
    this.#know(container, [run]);
    this.#join(run);
  }

  #readParted(container: Container, deep: boolean, before: readonly Block[]) {
    const runs = this.#walk(container, deep);
    const found = new Set<Block>();
    runs.forEach((run, index) => {
      const same = before.find((block) => isSameBlock(block, run));
      if (!same) return;
      runs[index] = same;
      found.add(same);
    });
    for (const block of before) if (!found.has(block)) this.#forgetBlock(block);
    this.#readRuns(container, runs, found, 0);
  }

  /** Reads runs from `first` on, as much as fits in one task, and leaves the rest to the next. */
  #readRuns(container: Container, runs: Block[], found: Set<Block>, first: number) {
    let index = first;
    for (let length = 0; index < runs.length && length < PORTION; index++) {
      const block = runs[index] as Block;
      if (found.has(block)) continue;
      length += block.text.length;
      if (!this.#discourse.set(block, block.text)) continue;
      found.add(block);
      this.#join(block);
    }
    this.#know(
      container,
      runs.filter((run) => found.has(run)),
    );
    if (index === runs.length) {
      this.#unfinished.delete(container);
      return;
    }
    this.#unfinished.set(container, runs);
    this.#slices.push(() => {
      // Read again or forgotten in the meantime.
      if (this.#unfinished.get(container) === runs) this.#readRuns(container, runs, found, index);
    });
  }

  #know(container: Container, blocks: Block[]) {
    if (blocks.length > 0 || this.#known.has(container)) this.#near.set(container, blocks);
    if (blocks.length > 0) this.#known.set(container, blocks);
    else this.#known.delete(container);
  }

  /** From now on, its nodes lead to the block. */
  #join(block: Block) {
    for (const node of block.nodes) this.#blocksOf.set(node, [...(this.#blocksOf.get(node) ?? NONE), block]);
  }

  #forgetBlock(block: Block) {
    this.#discourse.delete(block);
    this.#highlights.clear(block);
    for (const node of block.nodes) {
      const rest = this.#blocksOf.get(node)?.filter((other) => other !== block) ?? [];
      if (rest.length > 0) this.#blocksOf.set(node, rest);
      else this.#blocksOf.delete(node);
    }
  }

  #forget(container: Container) {
    this.#unfinished.delete(container);
    const blocks = this.#known.get(container);
    if (!blocks) return;
    for (const block of blocks) this.#forgetBlock(block);
    this.#known.delete(container);
    this.#near.set(container, []);
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

  #show() {
    if (this.#slices.isIdle) this.#mustCheck = false;
    this.#shown.forget();
    this.#paint();
    if (this.#current && !this.holds(this.#current)) this.markCurrent(undefined);
    this.#onChange();
  }

  #paint() {
    this.#highlights.restore();
    for (const block of this.#near.blocks()) {
      const mentions = this.#shown.of(block);
      const signature = mentions.map(({ start, end, term }) => `${start}-${end}-${term}`).join();
      if (this.#painted.get(block) === signature && (signature === '' || this.#highlights.isPainted(block))) continue;
      this.#painted.set(block, signature);
      const ranges = mentions.flatMap((mention): [Category, AbstractRange][] => {
        const range = staticRangeOf({ block, mention });
        const term = this.#lexicon.terms[mention.term];
        return range && term ? [[term.category, range]] : [];
      });
      this.#highlights.paint(block, ranges, this.#showing.look);
    }
  }
}

const pick = ({ categoriesOff, termsHidden, frequency, look }: Showing) => [categoriesOff, termsHidden, frequency, look];

const isSameMention = (a: Mention, b: Mention) => a.start === b.start && a.end === b.end && a.term === b.term;

function isSameBlock(a: Block, b: Block): boolean {
  if (a.text !== b.text || a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((node, i) => node === b.nodes[i] && a.starts[i] === b.starts[i]);
}

/** Whether a change can have changed the runs of its target's container: most often something at block level has come or gone between others. */
function changesRuns({ type, target, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): boolean {
  if (type !== 'childList') return true;
  for (const node of [...addedNodes, ...removedNodes]) if (node.nodeType !== Node.COMMENT_NODE && !partsRuns(node)) return true;
  // Behind the first and last node of an inline element its run goes on.
  return [previousSibling, nextSibling].every((sibling) => (sibling ? !partsRuns(sibling) : isInline(target as Element)));
}
