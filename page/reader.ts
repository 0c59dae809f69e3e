/**
 * Reads a page: finds the mentions in all its text, keeps up with its changes, and has those near the viewport painted. It changes nothing in
 * the page and, while reading, asks nothing that would make the browser lay it out.
 */
import { Discourse } from '../core/lexicon/discourse.ts';
import type { Lexicon } from '../core/lexicon/lexicon.ts';
import { type Block, containerOf, isInSkipped, runsOf } from './blocks.ts';
import { Highlights } from './highlights.ts';
import type { Showing } from './showing.ts';
import { edgesOf, type Sighting } from './sighting.ts';
import { inSlices } from './slices.ts';

export class PageReader {
  readonly #lexicon: Lexicon;
  readonly #onChange: () => void;
  readonly #discourse: Discourse<Block>;
  readonly #highlights = new Highlights();
  /** Containers read so far; those that hold anything have their blocks here, the others an empty list. */
  readonly #read = new Map<Element, Block[]>();
  readonly #blockOf = new WeakMap<Text, Block>();
  readonly #near = new Set<Element>();
  /** The mentions painted for a block, as text, to leave alone what has not changed. */
  readonly #painted = new WeakMap<Block, string>();
  readonly #queue: Element[] = [];
  readonly #mutations = new MutationObserver((records) => this.#keepUp(records));
  readonly #viewport = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: '100% 0px' });
  #showing: Showing;
  #current: Sighting | undefined;
  #reading = false;
  #stopped = false;

  /** `onChange` is called after what is known of the page has changed. */
  constructor(lexicon: Lexicon, onChange: () => void, showing: Showing) {
    this.#lexicon = lexicon;
    this.#showing = showing;
    this.#onChange = onChange;
    this.#discourse = new Discourse(lexicon);
  }

  start(): void {
    // Of the document itself, since `document.open` puts another element in the place of its root.
    this.#mutations.observe(document, { childList: true, characterData: true, subtree: true, attributeFilter: ['contenteditable'] });
    this.#readAll();
  }

  #readAll() {
    const root = document.body ?? document.documentElement;
    // A whole document can be an editor.
    if (!root || isInSkipped(root) || document.designMode === 'on') return;
    this.#queue.push(root);
    void this.#readQueue();
  }

  /** Leaves no trace. */
  stop(): void {
    this.#stopped = true;
    this.#mutations.disconnect();
    this.#viewport.disconnect();
    this.#highlights.stop();
  }

  /** Shows from now on what these settings ask for. */
  choose(showing: Showing): void {
    this.#showing = showing;
    this.#show();
  }

  /** Paints one mention as the current one, in the place of the one before; undefined takes the mark away. */
  markCurrent(sighting: Sighting | undefined): void {
    this.#current = sighting;
  }

  /** How often each shown term is mentioned, by id. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const block of this.#discourse.keys()) {
      for (const { term } of this.#discourse.mentions(block)) {
        const id = this.idOf(term);
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
    return counts;
  }

  idOf(term: number): string {
    return this.#lexicon.terms[term]?.id ?? '';
  }

  /** The ids of the terms mentioned in a block. */
  termsIn(block: Block): string[] {
    return [...new Set(this.#discourse.mentions(block).map(({ term }) => this.idOf(term)))];
  }

  /** The mention at a place in a text node (UTF-16 offset), if there is one. */
  sightingAt(node: Node, offset: number): Sighting | undefined {
    const block = this.#blockOf.get(node as Text);
    if (!block) return undefined;
    const at = (block.starts[block.nodes.indexOf(node as Text)] ?? 0) + offset;
    const mention = this.#discourse.mentions(block).find(({ start, end }) => start <= at && at <= end);
    return mention && { block, mention };
  }

  /** Whether a sighting is still on the page as it was. */
  holds({ block, mention }: Sighting): boolean {
    return this.#discourse
      .mentions(block)
      .some(({ start, end, term }) => start === mention.start && end === mention.end && term === mention.term);
  }

  /** Every shown mention of the page, in document order. */
  sightings(): Sighting[] {
    return [...this.#sightingsIn([...this.#read.keys()])];
  }

  /** Every shown mention near the viewport, in document order. */
  sightingsNear(): Sighting[] {
    return [...this.#sightingsIn([...this.#near])];
  }

  *#sightingsIn(containers: Element[]): Generator<Sighting> {
    containers.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const container of containers) {
      for (const block of this.#read.get(container) ?? []) {
        for (const mention of this.#discourse.mentions(block)) yield { block, mention };
      }
    }
  }

  #keepUp(records: MutationRecord[]) {
    const dirty = new Set<Element>();
    for (const { type, target, removedNodes } of records) {
      for (const node of removedNodes) if (node instanceof Element) this.#forgetTree(node);
      if (type === 'attributes') this.#forgetTree(target as Element);
      if (target === document) this.#readAll();
      const container = containerOf(target);
      if (container?.isConnected) dirty.add(container);
    }
    for (const container of dirty) if (!isInSkipped(container)) this.#queue.push(container);
    void this.#readQueue();
  }

  async #readQueue() {
    if (this.#reading) return;
    this.#reading = true;
    await inSlices(
      () => this.#queue.pop(),
      (container) => this.#readContainer(container),
      () => this.#show(),
      () => this.#stopped,
    );
    this.#reading = false;
  }

  #readContainer(container: Element) {
    if (!container.isConnected) return;
    this.#forgetBlocks(container);
    const nested: Element[] = [];
    const blocks = runsOf(container, (element) => {
      if (!this.#read.has(element)) nested.push(element);
    }).filter((block) => this.#discourse.set(block, block.text));
    // The queue is taken from its end: the first child comes next.
    this.#queue.push(...nested.reverse());
    const had = this.#read.get(container)?.length ?? 0;
    this.#read.set(container, blocks);
    for (const block of blocks) for (const node of block.nodes) this.#blockOf.set(node, block);
    if (blocks.length > 0 && had === 0) this.#viewport.observe(container);
    if (blocks.length === 0 && had > 0) {
      this.#viewport.unobserve(container);
      this.#near.delete(container);
    }
  }

  #forgetBlocks(container: Element) {
    for (const block of this.#read.get(container) ?? []) {
      this.#discourse.delete(block);
      this.#highlights.clear(block);
      for (const node of block.nodes) this.#blockOf.delete(node);
    }
  }

  #forgetTree(root: Element) {
    for (const element of [root, ...root.querySelectorAll('*')]) {
      const blocks = this.#read.get(element);
      if (!blocks) continue;
      this.#forgetBlocks(element);
      if (blocks.length > 0) this.#viewport.unobserve(element);
      this.#near.delete(element);
      this.#read.delete(element);
    }
  }

  #look(entries: IntersectionObserverEntry[]) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      // An element that is not laid out itself, though its text is, is never seen to come near.
      const hasNoBox = boundingClientRect.width === 0 && boundingClientRect.height === 0;
      if (isIntersecting || (hasNoBox && getComputedStyle(target).display === 'contents')) this.#near.add(target);
      else {
        this.#near.delete(target);
        for (const block of this.#read.get(target) ?? []) this.#highlights.clear(block);
      }
    }
    this.#paint();
  }

  #show() {
    if (this.#stopped) return;
    this.#paint();
    this.#onChange();
  }

  #paint() {
    this.#highlights.restore();
    for (const container of this.#near) {
      for (const block of this.#read.get(container) ?? []) {
        const mentions = this.#discourse.mentions(block);
        const signature = mentions.map(({ start, end, term }) => `${start}-${end}-${term}`).join();
        if (this.#painted.get(block) === signature && (signature === '' || this.#highlights.isPainted(block))) continue;
        this.#painted.set(block, signature);
        this.#highlights.paint(
          block,
          mentions.flatMap((mention) => {
            const edges = edgesOf({ block, mention });
            const term = this.#lexicon.terms[mention.term];
            if (!edges || !term) return [];
            const { start, end } = edges;
            return [
              [
                term.category,
                new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset }),
              ],
            ];
          }),
        );
      }
    }
  }
}
