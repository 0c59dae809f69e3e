/** The cards that are open on a page: one that follows the reader, and those that the reader has pinned. When they open and close. */
import { watchOrphaned } from '../platform/orphaned.ts';
import { anchorAt } from './anchor.ts';
import { isOnTheWay, type Point } from './approach.ts';
import { boxAt } from './caret.ts';
import { listen } from './listening.ts';
import { type CardView, type DrawCard, OpenCard } from './open-card.ts';
import type { Sighting } from './sighting.ts';
import { rememberWhereabouts } from './whereabouts.ts';

export interface CardsOptions {
  css: string;
  draw: DrawCard;
  idOf(sighting: Sighting): string;
  /** Asks what the library says of a term, for a mention of it or of one whose card names it. */
  ask(term: string, sighting: Sighting): ReturnType<CardView['ask']>;
}

/** The pointer may be off mention and card for this long, in ms, when it goes elsewhere, and when it stops on its way to the card. */
const GRACE = 200;
const PAUSE = 1000;

export class Cards {
  readonly #options: CardsOptions;
  #open: OpenCard | undefined;
  readonly #pinned = new Set<OpenCard>();
  /** Brings the focus back to where it was before a card was opened. */
  #restore: (() => void) | undefined;
  /** Where the pointer was last on the mention. */
  #exit: Point | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(options: CardsOptions) {
    this.#options = options;
  }

  /** The mention whose card follows the reader. */
  get sighting(): Sighting | undefined {
    return this.#open?.sighting;
  }

  get hasFocus(): boolean {
    return this.#all().some((card) => card.hasFocus);
  }

  /** Whether an event of the page came from a card. */
  owns(target: EventTarget | null): boolean {
    return this.#all().some(({ host }) => host.owns(target));
  }

  isOpenFor({ block, mention }: Sighting): boolean {
    return this.#all().some(({ sighting }) => sighting.block === block && sighting.mention.start === mention.start);
  }

  /**
   * Opens the card of a mention at its line box `at`, in the place of the one that is open: for a pointer that is at `from`, or else for a reader by
   * key, to whom the focus goes along.
   */
  show(sighting: Sighting, at: number, from?: Point): boolean {
    const focus = from === undefined;
    const anchor = anchorAt(sighting, at);
    if (!anchor?.boxes()) return false;
    if (!this.hasFocus) this.#restore = rememberWhereabouts();
    if (this.#open) this.#close(this.#open, { staysInCards: focus });
    this.#listen();
    const { css, draw, idOf, ask } = this.#options;
    const card: OpenCard = new OpenCard({
      sighting,
      anchor,
      css,
      draw,
      takesFocus: focus,
      view: {
        term: idOf(sighting),
        ask: (term) => ask(term, sighting),
        onPin: (isPinned) => this.#pin(card, isPinned),
        onKeep: (isKept) => {
          card.isKept = isKept;
        },
        onClose: () => this.#close(card),
      },
      onLost: () => this.#close(card),
    });
    this.#open = card;
    this.#exit = from;
    return true;
  }

  /** Takes the focus to the card that follows the reader. */
  focus(): void {
    if (!this.hasFocus) this.#restore = rememberWhereabouts();
    this.#open?.focus();
  }

  /** Closes the card that follows the reader, unless it is kept. */
  dismiss(): void {
    if (this.#open && !this.#open.isKept) this.#close(this.#open);
  }

  /** Closes all cards but one that still has something to tell. */
  stop(): void {
    for (const card of this.#all()) if (!card.isKept) this.#close(card);
  }

  #all(): OpenCard[] {
    return this.#open ? [...this.#pinned, this.#open] : [...this.#pinned];
  }

  #close(card: OpenCard, { staysInCards = false } = {}) {
    this.#stay();
    const { hasFocus } = card;
    card.close();
    this.#pinned.delete(card);
    if (this.#open === card) this.#open = undefined;
    if (this.#all().length === 0 && !staysInCards) for (const stop of this.#stops.splice(0)) stop();
    if (!hasFocus || staysInCards) return;
    this.#restore?.();
    this.#restore = undefined;
  }

  #pin(card: OpenCard, isPinned: boolean) {
    if (isPinned) {
      this.#pinned.add(card);
      if (this.#open === card) this.#open = undefined;
    } else {
      if (this.#open) this.#close(this.#open);
      this.#pinned.delete(card);
      this.#open = card;
    }
    this.#stay();
    card.isPinned = isPinned;
  }

  #listen() {
    if (this.#stops.length > 0) return;
    this.#stops.push(
      // Here too, since a card that is kept outlives the rest of us on the page.
      watchOrphaned(() => {
        for (const card of this.#all()) this.#close(card);
      }),
      listen({
        pointermove: (event) => this.#watchLeaving(event),
        pointerdown: ({ pointerType, target }) => {
          // A finger may only want to scroll; its taps come by `tapOutside`.
          if (pointerType !== 'touch' && !this.owns(target)) this.tapOutside();
        },
        // The pointer has gone to another frame, or out of the window.
        pointerleave: ({ pointerType, target }) => {
          if (target === document.documentElement && pointerType !== 'touch') this.#leave(GRACE);
        },
        keydown: (event) => this.#onKey(event),
      }),
    );
  }

  /** Closes the card that follows the reader: something else was pressed. */
  tapOutside(): void {
    if (this.#open) this.#close(this.#open);
  }

  #stay() {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  #leave(after: number) {
    if (!this.#open || this.#open.hasFocus || this.#open.isKept) return;
    this.#leaving ??= setTimeout(() => this.dismiss(), after);
  }

  /** Closes the card once the pointer has been neither on it, nor on its mention, nor on its way there. A card with the focus stays. */
  #watchLeaving(event: PointerEvent) {
    if (!this.#open || event.pointerType === 'touch') return;
    const at = { x: event.clientX, y: event.clientY };
    const isOnMention = boxAt(this.#open.sighting, at.x, at.y) >= 0;
    if (isOnMention) this.#exit = at;
    if (isOnMention || this.#open.host.owns(event.target)) return this.#stay();
    if (this.#exit && isOnTheWay(this.#exit, at, this.#open.host.box)) {
      this.#stay();
      this.#leave(PAUSE);
    } else this.#leave(GRACE);
  }

  #onKey(event: KeyboardEvent) {
    const focused = this.#all().find(({ host }) => host.hasFocus);
    if (event.key === 'Escape') {
      const card = this.#open ?? focused ?? [...this.#pinned].at(-1);
      if (!card) return;
      event.stopPropagation();
      event.preventDefault();
      this.#close(card);
    } else if (event.key === 'Tab' && focused?.host.isAtEnd(event.shiftKey)) {
      // Tab goes on in the page from where the reader was.
      this.#restore?.();
      this.#restore = undefined;
      if (!focused.isPinned) this.#close(focused);
    }
  }
}
