/** One open card: its host in the page, and what is drawn there. */
import type { GlossAnswer } from '../platform/messages.ts';
import type { Anchor } from './anchor.ts';
import { CardHost } from './card-host.ts';
import type { Sighting } from './sighting.ts';

/** What whoever draws a card is told, and what it can ask for. */
export interface CardView {
  term: string;
  isPinned: boolean;
  /** What the library says of a term. Rejects when it cannot be reached. */
  ask(term: string): Promise<GlossAnswer>;
  /** To be called once the card shows an answer, or that there is none. */
  onAnswered(): void;
  onPin(isPinned: boolean): void;
  /** A card that is kept stays although its mention is gone: it still has something to tell. */
  onKeep(isKept: boolean): void;
  onClose(): void;
}

/** Draws a card into an element; without a view, takes what it has drawn down again. */
export type DrawCard = (into: Element, view: CardView | undefined) => void;

export interface OpenCardOptions {
  sighting: Sighting;
  anchor: Anchor;
  css: string;
  draw: DrawCard;
  /** All of the view but what the card itself knows. */
  view: Omit<CardView, 'isPinned' | 'onAnswered'>;
  /** Whether the card takes the focus, as soon as there is something to read in it: it is then announced once and as a whole. */
  takesFocus: boolean;
  onLost(): void;
}

export class OpenCard {
  readonly sighting: Sighting;
  readonly host: CardHost;
  readonly #options: OpenCardOptions;
  #takesFocus: boolean;
  #isAnswered = false;
  #isPinned = false;
  #isKept = false;

  constructor(options: OpenCardOptions) {
    this.#options = options;
    this.sighting = options.sighting;
    this.#takesFocus = options.takesFocus;
    this.host = new CardHost(options);
    this.#draw();
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  set isPinned(isPinned: boolean) {
    this.#isPinned = isPinned;
    this.#settle();
    this.#draw();
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  set isKept(isKept: boolean) {
    this.#isKept = isKept;
    this.#settle();
  }

  /** Whether the card has the focus or is about to take it. */
  get hasFocus(): boolean {
    return this.#takesFocus || this.host.hasFocus;
  }

  focus(): void {
    if (this.#isAnswered) this.host.focus();
    else this.#takesFocus = true;
  }

  close(): void {
    this.#takesFocus = false;
    this.#options.draw(this.host.content, undefined);
    this.host.close();
  }

  #settle() {
    if (this.#isPinned || this.#isKept) this.host.detach();
    else this.host.attach();
  }

  #draw() {
    this.#options.draw(this.host.content, {
      ...this.#options.view,
      isPinned: this.#isPinned,
      onAnswered: () => {
        this.#isAnswered = true;
        if (!this.#takesFocus) return;
        this.#takesFocus = false;
        this.host.focus();
      },
    });
  }
}
