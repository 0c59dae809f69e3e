/** Reading along on one page: joins the reader of its text, the pointer, the keyboard and the cards. */
import { type Counts, FRAME } from '../platform/found.ts';
import { answerInPage, askBackground, isOrphaned, type WhichFrame } from '../platform/messages.ts';
import { readingLine } from '../platform/reading-line.ts';
import type { Point } from './approach.ts';
import type { Cards, CardsOptions } from './cards.ts';
import { sightingAtPoint } from './caret.ts';
import { listen } from './listening.ts';
import { type Patience, watchPointer } from './pointer.ts';
import { PageReader } from './reader.ts';
import type { Showing } from './showing.ts';
import type { Sighting } from './sighting.ts';
import { watchTaps } from './tap.ts';
import { Tour } from './tour.ts';
import { Voice } from './voice.ts';

/** What the cards ask of the page. */
export type CardsSource = Pick<CardsOptions, 'idOf' | 'ask'>;

/** What is not there before the reader first wants something of it: most pages are read without. */
export interface CardsPart {
  cards: Cards;
  /** Says where the reader has come to, for a screen reader: the mention's text, its number and how many there are. */
  sayStop(text: string, at: number, of: number): string;
}

/** What the companion needs of those who made it. */
export interface CompanionOptions {
  /** Rejects when it cannot be had; then it is asked for again the next time. */
  fetchCards(source: CardsSource): Promise<CardsPart>;
  /** Called after what is known of the page has changed. */
  onChange(): void;
  /** Called when the library has changed since this began: another is to begin in its place. */
  onOutdated(): void;
}

export class Companion {
  readonly #reader: PageReader;
  readonly #tour: Tour;
  readonly #voice = new Voice();
  readonly #line = readingLine();
  readonly #source: CardsSource;
  readonly #options: CompanionOptions;
  readonly #stops: (() => void)[] = [];
  #settings: Showing & Patience;
  #counts: Counts | undefined;
  #part: CardsPart | undefined;
  #fetching: Promise<CardsPart> | undefined;
  /** The mention whose card waits for the cards to come. */
  #wanted: Sighting | undefined;

  constructor(settings: Showing & Patience, options: CompanionOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#reader = new PageReader(
      { ask: (texts) => this.#line.ask(texts), onOutdated: options.onOutdated },
      () => {
        this.#counts = undefined;
        // The text under an open card may have become another.
        const sighting = this.#cards?.sighting;
        if (sighting && !this.#reader.holds(sighting)) this.#cards?.dismiss();
        options.onChange();
      },
      settings,
    );
    this.#tour = new Tour(this.#reader);
    this.#source = {
      idOf: ({ mention }) => this.#reader.idOf(mention.term),
      ask: (term, { block }) => {
        const page = { counts: this.counts(), nearby: this.#reader.termsIn(block) };
        return askBackground('gloss', { term, page });
      },
    };
  }

  start(): void {
    this.#reader.start();
    const open = (x: number, y: number) => this.#openAt(x, y);
    this.#stops.push(
      watchPointer(
        () => this.#settings,
        (x, y, target) => {
          if (!this.#cards?.owns(target)) open(x, y);
        },
      ),
      watchTaps(({ x, y, target, isFree }) => {
        if (this.#cards?.owns(target)) return;
        this.#cards?.tapOutside();
        if (isFree) open(x, y);
      }),
      listen({
        keydown: ({ key }) => {
          if (key === 'Escape') this.#endTour();
        },
      }),
      answerInPage({
        'open-card': ({ frame }) => (isFrame(frame) ? this.#openByKey() : undefined),
        step: ({ frame, by }) => (isFrame(frame) ? this.#step(by) : undefined),
        jump: ({ frame, term, anew }) => {
          if (frame === FRAME) return this.#tour.go(1, term, anew) ? true : undefined;
          this.#endTour();
          return undefined;
        },
      }),
    );
  }

  /** Goes by these settings from now on. */
  choose(settings: Showing & Patience): void {
    this.#settings = settings;
    this.#reader.choose(settings);
  }

  /** Takes every trace of ours from the page, but a card that still has something to tell. */
  stop(): void {
    this.#wanted = undefined;
    this.#cards?.stop();
    this.#endTour();
    for (const stop of this.#stops) stop();
    this.#reader.stop();
    this.#line.close();
  }

  /** How often each term is mentioned on the page, by id. */
  counts(): Counts {
    this.#counts ??= this.#reader.counts();
    return this.#counts;
  }

  get #cards(): Cards | undefined {
    return this.#part?.cards;
  }

  async #fetch(): Promise<CardsPart> {
    this.#fetching ??= this.#options.fetchCards(this.#source);
    try {
      this.#part = await this.#fetching;
      return this.#part;
    } catch (error) {
      this.#fetching = undefined;
      throw error;
    }
  }

  #openAt(x: number, y: number) {
    const found = sightingAtPoint(this.#reader, x, y);
    if (found && !this.#cards?.isOpenFor(found.sighting)) this.#show(found.sighting, found.box, { x, y });
  }

  /** Opens the card of a mention, at once or when the cards have come. False when it cannot be. */
  #show(sighting: Sighting, box: number, from?: Point): boolean {
    if (isOrphaned()) return false;
    if (this.#part) return this.#part.cards.show(sighting, box, from);
    this.#wanted = sighting;
    this.#fetch().then(
      ({ cards }) => {
        if (this.#wanted !== sighting) return;
        this.#wanted = undefined;
        if (this.#reader.holds(sighting)) cards.show(sighting, box, from);
      },
      // The background is gone: as with a card that nobody opens, the page shows nothing of it.
      () => {},
    );
    return true;
  }

  /**
   * Opens the card of the mention that is marked or selected, else of the first in view. A card that the pointer has opened gets the focus; from one
   * that has it, the next mention in view is opened.
   */
  #openByKey(): true | undefined {
    const cards = this.#cards;
    const open = cards?.sighting;
    if (open && !cards?.hasFocus) {
      cards?.focus();
      return true;
    }
    const wanted = [this.#tour.current, this.#selected()].find((sighting) => sighting && !cards?.isOpenFor(sighting));
    const sighting = wanted ?? this.#tour.firstInView(open);
    return sighting && this.#openFocused(sighting) ? true : undefined;
  }

  #openFocused(sighting: Sighting): boolean {
    if (this.#tour.current) this.#tour.mark(sighting);
    this.#voice.stop();
    return this.#show(sighting, 0);
  }

  /** Goes to the next mention or the one before. A card that was opened by key goes along. */
  #step(by: 1 | -1): true | undefined {
    const hadFocus = this.#cards?.hasFocus;
    const stop = this.#tour.go(by);
    if (!stop) return undefined;
    const { sighting, at, of } = stop;
    const { block, mention } = sighting;
    if (hadFocus) this.#openFocused(sighting);
    else {
      this.#wanted = undefined;
      this.#cards?.dismiss();
      this.#fetch().then(
        ({ sayStop }) => {
          // Not once the reader has gone on, or opened the card, which says it all.
          if (this.#tour.current === sighting && !this.#wanted)
            this.#voice.say(sayStop(block.text.slice(mention.start, mention.end), at, of));
        },
        () => {},
      );
    }
    return true;
  }

  #endTour() {
    this.#tour.mark(undefined);
    this.#voice.stop();
  }

  /** The mention that the selection begins in. */
  #selected(): Sighting | undefined {
    const selection = document.getSelection();
    if (!selection?.anchorNode || selection.isCollapsed) return undefined;
    return this.#reader.sightingAt(selection.anchorNode, selection.anchorOffset);
  }
}

/** Whether this is the frame in question; the one with the focus has it itself, not in a frame within. */
const isFrame = (which: WhichFrame): boolean =>
  which === 'top' ? window === window.top : document.hasFocus() && !/^i?frame$/.test(document.activeElement?.localName ?? '');
