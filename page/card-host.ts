/**
 * The one element that we put into a page: the host of the card, in the top layer, with a closed shadow root that neither the page's styles nor
 * its scripts can reach into. It is there only while a card is open.
 */
import { autoUpdate, computePosition, flip, hide, offset, shift, size, type VirtualElement } from '@floating-ui/dom';
import { HOST } from './blocks.ts';

/** Room between card and mention, and between card and the edge of the viewport, in CSS px. */
const GAP = 6;
const MARGIN = 8;

export class CardHost {
  readonly #css: string;
  readonly #render: (into: Element) => void;
  #host: HTMLElement | undefined;
  #root: HTMLElement | undefined;
  #release: (() => void) | undefined;

  /** `render` is called with the element that the card is drawn into; `css` styles it. */
  constructor(css: string, render: (into: Element) => void) {
    this.#css = css;
    this.#render = render;
  }

  get isOpen(): boolean {
    return this.#host !== undefined;
  }

  /** Whether an event of the page came from the card. */
  owns(target: EventTarget | null): boolean {
    return this.#host !== undefined && target === this.#host;
  }

  /** Whether the focus is in the card. */
  get hasFocus(): boolean {
    return this.#host !== undefined && document.activeElement === this.#host;
  }

  /** The element inside the shadow root that holds the card. */
  get content(): HTMLElement | undefined {
    return this.#root;
  }

  /** Opens the card at what `anchor` gives: the box of the mention, in viewport coordinates, or undefined once it is gone. */
  open(anchor: () => DOMRect | undefined, contextElement: Element, onLost: () => void): void {
    this.close();
    const host = document.createElement('div');
    host.setAttribute(HOST, 'card');
    const shadow = host.attachShadow({ mode: 'closed' });
    const style = document.createElement('style');
    style.textContent = this.#css;
    const root = document.createElement('div');
    root.className = 'hashiya';
    shadow.append(style, root);
    // While a modal dialog is open, all outside of it is inert.
    (contextElement.closest('dialog:modal') ?? document.documentElement).append(host);
    // The top layer lies above whatever the page stacks; where there is none, the highest layer has to do.
    host.popover = 'manual';
    host.showPopover?.();
    this.#host = host;
    this.#root = root;
    this.#render(root);

    // Important, so that no rule of the page can move the card.
    const set = (name: string, pixels: number) => host.style.setProperty(name, `${Math.round(pixels)}px`, 'important');
    let last = anchor();
    const reference: VirtualElement = {
      contextElement,
      getBoundingClientRect: () => {
        last = anchor() ?? last;
        return last ?? new DOMRect();
      },
    };
    const place = async () => {
      if (!anchor()) return onLost();
      const { x, y, middlewareData } = await computePosition(reference, host, {
        strategy: 'fixed',
        placement: 'bottom-start',
        middleware: [
          offset(GAP),
          flip({ padding: MARGIN }),
          shift({ padding: MARGIN }),
          size({
            padding: MARGIN,
            apply: ({ availableHeight }) => {
              set('--available', Math.max(0, availableHeight));
            },
          }),
          hide(),
        ],
      });
      // The mention was scrolled out of sight: a card without it would hang in the air.
      if (middlewareData.hide?.referenceHidden) return onLost();
      set('--x', x);
      set('--y', y);
    };
    this.#release = autoUpdate(reference, host, () => void place());
  }

  /** Draws the card anew, for new content. */
  update(): void {
    if (this.#root) this.#render(this.#root);
  }

  close(): void {
    this.#release?.();
    this.#host?.remove();
    this.#release = undefined;
    this.#host = undefined;
    this.#root = undefined;
  }
}
