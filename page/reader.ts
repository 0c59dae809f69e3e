/**
 * Reads a page: finds the mentions in all its text, keeps up with its changes, and has those near the viewport painted. It changes nothing in
 * the page and, while reading, asks nothing that would make the browser lay it out.
 */
import type { Category } from '../core/knowledge/categories.ts';
import type { Mention } from '../core/lexicon/discourse.ts';
import type { Block } from './blocks.ts';
import { containerOf, isInSkipped } from './blocks.ts';
import type { Background } from './detection.ts';
import { Highlights } from './highlights.ts';
import { KnownBlocks } from './known-blocks.ts';
import { Near } from './near.ts';
import { PageText } from './page-text.ts';
import { type Showing, Shown } from './showing.ts';
import { paintRangeOf, type Sighting } from './sighting.ts';

/** How often, in ms, we look for what nobody tells of: a registry that was cleared, a shadow root that came late, an editor. */
const PULSE = 2000;

export class PageReader {
  readonly #background: Background;
  readonly #onChange: () => void;
  readonly #known: KnownBlocks;
  #text: PageText;
  readonly #highlights = new Highlights();
  /** The mentions painted for a block, as text, and what the page had settled then, to leave alone what has not changed. */
  #painted = new WeakMap<Block, { signature: string; basis: unknown }>();
  readonly #near = new Near(
    () => this.#text.askLate(),
    () => this.#paint(),
  );
  #showing: Showing;
  #shown: Shown;
  #current: Sighting | undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;
  /** The page as a whole is written in. */
  #isEditor = false;

  /** `onChange` is called after what is known of the page has changed. */
  constructor(background: Background, onChange: () => void, showing: Showing) {
    this.#background = background;
    this.#onChange = onChange;
    this.#known = new KnownBlocks((container, blocks) => this.#near.set(container, blocks));
    this.#text = this.#newText();
    this.#showing = showing;
    this.#shown = this.#newShown();
  }

  start(): void {
    this.#pulse = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      this.#highlights.restore();
      this.#near.askAgain();
      this.#text.askInTurn();
      this.#leaveEditors();
    }, PULSE);
    this.#text.start();
  }

  /** Leaves no trace. */
  stop(): void {
    clearInterval(this.#pulse);
    this.#text.stop();
    this.#near.stop();
    this.#highlights.stop();
  }

  /** Shows from now on what these settings ask for. */
  choose(showing: Showing): void {
    if (JSON.stringify(pick(showing)) === JSON.stringify(pick(this.#showing))) return;
    if (showing.look !== this.#showing.look) this.#highlights.keep(new Set());
    this.#showing = showing;
    this.#shown = this.#newShown();
    this.#painted = new WeakMap();
    this.#show();
  }

  /** Paints one mention as the current one, in the place of the one before; undefined takes the mark away. */
  markCurrent(sighting: Sighting | undefined): void {
    this.#current = sighting && this.holds(sighting) ? sighting : undefined;
    this.#highlights.paintCurrent(this.#current && paintRangeOf(this.#current));
  }

  /** How often each shown term is mentioned, by id. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const block of this.#known.discourse.keys()) {
      for (const { term } of this.#shown.of(block)) {
        const id = this.idOf(term);
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
    return counts;
  }

  idOf(term: number): string {
    return this.#text.termOf(term).id;
  }

  /** The ids of the terms shown in a block. */
  termsIn(block: Block): string[] {
    return [...new Set(this.#shown.of(block).map(({ term }) => this.idOf(term)))];
  }

  /** The shown mention at a place in a text node (UTF-16 offset), if there is one. */
  sightingAt(node: Node, offset: number): Sighting | undefined {
    for (const block of this.#known.of(node as Text)) {
      const at = (block.starts[block.nodes.indexOf(node as Text)] ?? 0) + offset;
      const mention = this.#shown.of(block).find(({ start, end }) => start <= at && at <= end);
      if (mention) return { block, mention };
    }
    return undefined;
  }

  /** Every shown mention in the runs of the container that a node belongs to. */
  sightingsAround(node: Node): Sighting[] {
    const container = containerOf(node);
    return container ? this.#sightingsIn(this.#known.in(container)) : [];
  }

  /** The shadow root of an element, if the page's text was read in it too. */
  rootOf(element: Element): ShadowRoot | undefined {
    return this.#text.rootOf(element);
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
    return [...this.#text.passages()].filter((passage) => passage !== 'heading');
  }

  /** Forgets what has come to be written in without a change that tells of it: the whole page, or, by its class or role, something near. */
  #leaveEditors() {
    const isEditor = document.designMode === 'on';
    const mustTurn = isEditor !== this.#isEditor;
    this.#isEditor = isEditor;
    if (mustTurn) this.#text.stop();
    const near = this.#near.blocks().map(({ nodes }) => containerOf(nodes[0] as Text));
    const containers = mustTurn ? [...this.#known.containers()] : near.filter((one) => one && isInSkipped(one));
    for (const container of containers) if (container) this.#known.set(container, []);
    if (containers.length > 0) this.#show();
    if (!mustTurn || isEditor) return;
    this.#text = this.#newText();
    this.#text.start();
  }

  #newText(): PageText {
    return new PageText(this.#known, this.#background, () => {
      this.#near.askAgain();
      this.#show();
    });
  }

  #newShown(): Shown {
    return new Shown(
      (term) => this.#text.termOf(term),
      this.#showing,
      this.#known.discourse,
      () => this.#text.passages(),
    );
  }

  #show() {
    this.#shown.forget();
    this.#paint();
    if (this.#current) this.markCurrent(this.#current);
    this.#onChange();
  }

  #paint() {
    this.#highlights.restore();
    const blocks = new Set(this.#near.blocksToPaint());
    this.#highlights.keep(blocks);
    const basis = blocks.size > 0 && this.#shown.basis();
    for (const block of blocks) {
      const before = this.#highlights.isPainted(block) ? this.#painted.get(block) : undefined;
      if (before?.basis === basis) continue;
      const mentions = this.#shown.of(block);
      const signature = mentions.map(({ start, end, term }) => `${start}-${end}-${term}`).join();
      this.#painted.set(block, { signature, basis });
      if (before?.signature === signature) continue;
      const ranges = mentions.flatMap((mention): [Category, AbstractRange][] => {
        const range = paintRangeOf({ block, mention });
        return range ? [[this.#text.termOf(mention.term).category, range]] : [];
      });
      this.#highlights.paint(block, ranges, this.#showing.look);
    }
    this.#highlights.finish();
  }
}

const pick = ({ categoriesOff, termsHidden, frequency, look }: Showing) => [categoriesOff, termsHidden, frequency, look];

const isSameMention = (a: Mention, b: Mention) => a.start === b.start && a.end === b.end && a.term === b.term;
