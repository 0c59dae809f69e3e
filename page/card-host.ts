/**
 * The one kind of element that we put into a page: the host of a card, in the top layer, with a closed shadow root that neither the page's
 * styles nor its scripts can reach into. It is there only while its card is open.
 */
import { type Anchor, viewportSize } from './anchor.ts';
import { HOST } from './host.ts';
import { type Box, placeCard } from './placement.ts';

/** What a host is opened with. */
export interface CardHostOptions {
  css: string;
  anchor: Anchor;
  /** Called when the card has lost its mention: scrolled out of sight, or changed. Not after `detach`. */
  onLost(): void;
}

export class CardHost {
  /** The element inside the shadow root that the card is drawn into. */
  readonly content: HTMLElement;
  readonly #host: HTMLElement;
  readonly #shadow: ShadowRoot;
  readonly #options: CardHostOptions;
  /** Where it was placed last, as text. */
  #placed = '';
  #frame = 0;

  constructor(options: CardHostOptions) {
    this.#options = options;
    const host = document.createElement('div');
    host.setAttribute(HOST, 'card');
    const shadow = host.attachShadow({ mode: 'closed' });
    const style = document.createElement('style');
    style.textContent = options.css;
    this.content = document.createElement('div');
    this.content.className = 'hashiya';
    shadow.append(style, this.content);
    this.#host = host;
    this.#shadow = shadow;
    (modalAround(options.anchor.context) ?? document.documentElement).append(host);
    // The top layer lies above whatever the page stacks; where there is none, the highest layer has to do.
    host.popover = 'manual';
    host.showPopover?.();
    this.#follow();
  }

  /** Whether an event of the page came from the card. */
  owns(target: EventTarget | null): boolean {
    return target === this.#host;
  }

  /** Whether the focus is in the card. */
  get hasFocus(): boolean {
    return (this.#host.getRootNode() as Document).activeElement === this.#host;
  }

  get box(): Box {
    return this.#host.getBoundingClientRect();
  }

  /** Takes the focus to the card itself; from there, Tab goes through it. */
  focus(): void {
    (this.content.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
  }

  /** Whether the focus is on the last thing in the card that can have it, or on the first for the way back. */
  isAtEnd(backwards: boolean): boolean {
    const all = [...this.content.querySelectorAll<HTMLElement>('a[href], button, [tabindex]')].filter((one) => one.checkVisibility());
    return this.#shadow.activeElement === all.at(backwards ? 0 : -1);
  }

  /** From now on the card stays where it is on the screen, whatever becomes of its mention. */
  detach(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Has the card follow its mention again. */
  attach(): void {
    this.detach();
    this.#follow();
  }

  close(): void {
    this.detach();
    this.#host.remove();
  }

  /**
   * Looks at each frame where the mention is: a mention moves by scrolling of anything around it, by text that comes above it, by animation. The
   * look costs a few microseconds and only while a card is open.
   */
  #follow() {
    const boxes = this.#options.anchor.boxes();
    if (!boxes) return this.#options.onLost();
    this.#place(boxes);
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #place(boxes: Box[]) {
    const { at, context } = this.#options.anchor;
    const viewport = viewportSize();
    const where = [viewport, ...boxes].flatMap(Object.values).join();
    if (where === this.#placed) return;
    this.#placed = where;
    const fromRight = getComputedStyle(context).direction === 'rtl';
    const placement = placeCard(boxes, Math.min(at, boxes.length - 1), viewport, fromRight);
    const px = (value: number | undefined) => (value === undefined ? 'auto' : `${Math.round(value)}px`);
    // Important, so that no rule of the page can move the card.
    const set = (name: string, value: number | undefined) => this.#host.style.setProperty(name, px(value), 'important');
    set('--left', placement.left);
    set('--top', placement.top);
    set('--bottom', placement.bottom);
    set('--width', placement.width);
    set('--height', placement.height);
    // Boxes are measured as the window has them, however the page zooms itself.
    this.#host.style.setProperty('--zoom', String(1 / (this.#host.parentElement?.currentCSSZoom ?? 1)), 'important');
  }
}

/** The modal dialog or full screen that an element lies in, through shadow roots: all outside of it is inert, and a card must be inside. */
function modalAround(element: Element): Element | undefined {
  for (let at: Element | undefined = element; at; ) {
    const modal = at.closest(':modal');
    if (modal) return modal;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
