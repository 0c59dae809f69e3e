/** Reading along on one page: joins the reader of its text, the pointer, the keyboard and the card. */
import type { Lexicon } from '../core/lexicon/lexicon.ts';
import type { Counts } from '../platform/found.ts';
import { answerInPage, askBackground, type GlossState, isOrphaned } from '../platform/messages.ts';
import { CardHost } from './card-host.ts';
import { boxAt, sightingAtPoint } from './caret.ts';
import { watchPointer } from './pointer.ts';
import { PageReader } from './reader.ts';
import type { Showing } from './showing.ts';
import { rangeOf, type Sighting } from './sighting.ts';

/** What the companion needs of those who made it. */
export interface CompanionOptions {
  css: string;
  /** Draws the card into an element of our shadow root. */
  render(into: Element, state: GlossState, close: () => void): void;
  /** Called after what is known of the page has changed. */
  onChange(): void;
  /** Called when the extension was updated or removed while the page was open. */
  onOrphaned(): void;
}

/** The pointer may leave mention and card for this long, in ms, on its way from one to the other. */
const GRACE = 300;

export class Companion {
  readonly #reader: PageReader;
  readonly #card: CardHost;
  readonly #onOrphaned: () => void;
  readonly #stops: (() => void)[] = [];
  #state: GlossState = 'loading';
  #open: Sighting | undefined;
  /** Where the reader was before a card took the focus. */
  #focusBefore: Element | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #counts: Counts | undefined;

  constructor(lexicon: Lexicon, showing: Showing, { css, render, onChange, onOrphaned }: CompanionOptions) {
    this.#onOrphaned = onOrphaned;
    this.#reader = new PageReader(
      lexicon,
      () => {
        this.#counts = undefined;
        // The text under an open card may have become another.
        if (this.#open && !this.#reader.holds(this.#open)) this.#close();
        onChange();
      },
      showing,
    );
    this.#card = new CardHost(css, (into) => render(into, this.#state, () => this.#close()));
  }

  start(): void {
    this.#reader.start();
    this.#stops.push(
      watchPointer((x, y, target) => this.#rest(x, y, target)),
      answerInPage({ 'open-card': () => (isReadersFrame() && this.#openByKeyboard() ? true : undefined) }),
      on(document, 'pointermove', (event) => this.#watchLeaving(event as PointerEvent)),
      on(document, 'pointerdown', (event) => {
        if (!this.#card.owns(event.target)) this.#close();
      }),
      // The pointer has gone to another frame, or out of the window.
      on(document.documentElement, 'pointerleave', (event) => {
        if (event.target === document.documentElement) this.#leave();
      }),
      on(window, 'keydown', (event) => this.#onKey(event as KeyboardEvent)),
    );
  }

  /** Shows from now on what these settings ask for. */
  choose(showing: Showing): void {
    this.#reader.choose(showing);
  }

  /** Takes every trace of ours from the page. */
  stop(): void {
    for (const stop of this.#stops) stop();
    this.#close();
    this.#reader.stop();
  }

  /** How often each term is mentioned on the page, by id. */
  counts(): Counts {
    this.#counts ??= this.#reader.counts();
    return this.#counts;
  }

  #rest(x: number, y: number, target: EventTarget | null) {
    if (this.#card.owns(target)) return;
    const found = sightingAtPoint(this.#reader, x, y);
    // Of a mention over two lines the box under the pointer is the anchor, for as long as the text is laid out as it was.
    if (found && !this.#isOpen(found.sighting)) this.#show(found.sighting, found.box);
  }

  #isOpen({ block, mention }: Sighting): boolean {
    return this.#open?.block === block && this.#open.mention.start === mention.start;
  }

  #show(sighting: Sighting, boxIndex: number) {
    if (isOrphaned()) return this.#onOrphaned();
    this.#stay();
    this.#open = sighting;
    this.#state = 'loading';
    const anchor = () => rangeOf(sighting)?.getClientRects()[boxIndex];
    const element = rangeOf(sighting)?.startContainer.parentElement ?? document.documentElement;
    this.#card.open(anchor, element, () => this.#close());
    void this.#ask(sighting);
  }

  async #ask(sighting: Sighting) {
    const page = { counts: this.counts(), nearby: this.#reader.termsIn(sighting.block) };
    let state: GlossState;
    try {
      state = await askBackground('gloss', { term: this.#reader.idOf(sighting.mention.term), page });
    } catch {
      state = 'failed';
    }
    if (this.#open !== sighting) return;
    this.#state = state ?? 'failed';
    this.#card.update();
  }

  #close() {
    this.#stay();
    if (!this.#card.isOpen) return;
    const hadFocus = this.#card.hasFocus;
    this.#card.close();
    this.#open = undefined;
    if (hadFocus && this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus({ preventScroll: true });
    this.#focusBefore = null;
  }

  #stay() {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  /** Closes the card once the pointer has been neither on it nor on its mention for a while. A card with the focus stays. */
  #watchLeaving(event: PointerEvent) {
    if (!this.#open || this.#card.hasFocus) return;
    if (this.#card.owns(event.target) || boxAt(this.#open, event.clientX, event.clientY) >= 0) this.#stay();
    else this.#leave();
  }

  #leave() {
    if (!this.#open || this.#card.hasFocus) return;
    this.#leaving ??= setTimeout(() => this.#close(), GRACE);
  }

  #onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.#card.isOpen) return;
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  }

  /** The mention that the selection begins in; else the first in view behind the one that is open. */
  #sightingForKeyboard(): Sighting | undefined {
    const selection = document.getSelection();
    const selected =
      selection?.anchorNode && !selection.isCollapsed ? this.#reader.sightingAt(selection.anchorNode, selection.anchorOffset) : undefined;
    if (selected && !this.#isOpen(selected)) return selected;
    const inView = [...this.#reader.sightingsNear()].filter((sighting) => {
      const box = rangeOf(sighting)?.getClientRects()[0];
      return box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    });
    const at = inView.findIndex((sighting) => this.#isOpen(sighting));
    return inView[(at + 1) % inView.length];
  }

  #openByKeyboard(): boolean {
    const sighting = this.#sightingForKeyboard();
    if (!sighting) return false;
    if (!this.#card.isOpen) this.#focusBefore = document.activeElement;
    const before = this.#focusBefore;
    this.#show(sighting, 0);
    this.#focusBefore = before;
    const focusable = this.#card.content?.firstElementChild;
    if (focusable instanceof HTMLElement) focusable.focus({ preventScroll: true });
    return true;
  }
}

/** Whether the reader's focus is in this frame itself; where no frame has it, the top one counts. */
function isReadersFrame(): boolean {
  if (!document.hasFocus()) return window === window.top;
  return !(document.activeElement instanceof HTMLIFrameElement) && document.activeElement?.localName !== 'frame';
}

function on(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener, { capture: true, passive: type.startsWith('pointer') });
  return () => target.removeEventListener(type, listener, { capture: true });
}
