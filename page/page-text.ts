/** The text of a page, as blocks: found in slices, and kept up with its changes. It changes nothing in the page and asks for no layout. */
import type { ReportedTerm } from '../core/lexicon/report.ts';
import { changesRuns, containerOf, isElement, isHere, isInSkipped } from './blocks.ts';
import { ContainerReader } from './container-reader.ts';
import type { Background } from './detection.ts';
import type { KnownBlocks } from './known-blocks.ts';
import { LateRoots } from './late-roots.ts';
import { listenAgain } from './listening.ts';
import { passagesOf } from './passages.ts';
import type { Passage } from './showing.ts';

const WATCHED = { childList: true, characterData: true, subtree: true, attributeFilter: ['contenteditable'] };

export class PageText {
  readonly #known: KnownBlocks;
  readonly #reader: ContainerReader;
  readonly #mutations = new MutationObserver((records) => this.#keepUp(records));
  readonly #late = new LateRoots((host) => {
    if (isInSkipped(host)) return;
    this.#reader.readShadowTree(host);
    this.#reader.run();
  });
  readonly #end = new AbortController();

  /** `onRead` is called when what could be read was read, and, where that takes long, now and then before. */
  constructor(known: KnownBlocks, background: Background, onRead: () => void) {
    this.#known = known;
    this.#reader = new ContainerReader(known, background, {
      onShadowTree: (root) => {
        this.#mutations.observe(root, WATCHED);
        // No mutation in the tree tells that a slot shows its own text again, or no longer.
        root.addEventListener('slotchange', this.#onSlotChange, { signal: this.#end.signal });
      },
      onElement: (element) => this.#late.expect(element),
      onRead,
    });
  }

  start(): void {
    // Of the document itself, since `document.open` puts another element in the place of its root.
    this.#mutations.observe(document, WATCHED);
    const root = document.body ?? document.documentElement;
    // A whole document can be an editor.
    if (!root || isInSkipped(root) || document.designMode === 'on') return;
    this.#reader.readTree(root);
    // To get here has taken long enough for one task.
    this.#reader.runLater();
  }

  stop(): void {
    this.#reader.stop();
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
    return this.#reader.rootOf(element);
  }

  /** A term that was found, by its index in the lexicon. */
  termOf(index: number): ReportedTerm {
    return this.#reader.termOf(index);
  }

  /** All blocks with candidates, and headings, in document order. */
  passages(): Iterable<Passage> {
    return passagesOf(
      document,
      (text) => this.#known.of(text),
      (element) => this.rootOf(element),
    );
  }

  /** The runs that a node belongs to are to be read again. */
  #touch(node: Node | null) {
    const container = node && containerOf(node);
    if (container) this.#reader.readAgain(container);
  }

  #keepUp(records: MutationRecord[]) {
    const reader = this.#reader;
    reader.expectNews();
    const added = new Set<Element>();
    let mustSweep = false;
    for (const record of records) {
      const { type, target, addedNodes, removedNodes } = record;
      for (const node of removedNodes) {
        reader.breakOffAt(node);
        if (isElement(node)) mustSweep = !reader.forgetSmall(node) || mustSweep;
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
      if (!isInSkipped(element)) reader.readTree(element);
      else reader.expectMoves();
    }
    if (mustSweep) reader.sweep();
    this.#late.ask();
    reader.run();
  }

  /** What stands in a slot is read again, or no longer. */
  readonly #onSlotChange = ({ target }: Event) => {
    const reader = this.#reader;
    reader.expectNews();
    const slot = target as Element;
    this.#touch(slot);
    if (!isInSkipped(slot)) reader.readTree(slot);
    else if (slot.firstElementChild) {
      reader.expectMoves();
      if (!reader.forgetSmall(slot)) reader.sweep();
    }
    // Many come at once.
    reader.runLater();
  };
}
