/** Says something to a screen reader and shows nothing. */
import { HOST } from './host.ts';

/** A live region must have been there for a moment before its text is noticed, and is done with after a while; both in ms. */
const BEFORE = 100;
const AFTER = 3000;

export class Voice {
  #host: HTMLElement | undefined;
  #region: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.#timer);
    if (!this.#region) this.#open();
    this.#timer = setTimeout(() => {
      if (this.#region) this.#region.textContent = text;
      this.#timer = setTimeout(() => this.stop(), AFTER);
    }, BEFORE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#host?.remove();
    this.#host = undefined;
    this.#region = undefined;
  }

  #open() {
    this.#host = document.createElement('div');
    this.#host.setAttribute(HOST, 'voice');
    this.#host.style.cssText = 'all:initial;position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)';
    this.#region = document.createElement('div');
    this.#region.setAttribute('role', 'status');
    this.#host.attachShadow({ mode: 'closed' }).append(this.#region);
    document.documentElement.append(this.#host);
  }
}
