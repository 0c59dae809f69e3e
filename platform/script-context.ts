/**
 * How long a content script may go on, in the place of WXT's own context (wxt.config.ts), of whose many parts nothing else is used: until the
 * extension has gone from under it, or a newer script of ours has begun in the same page.
 */
import { browser } from 'wxt/browser';

/** By this scripts of ours in a page hear each other. A page that knows the name hears it too, as it would with the id of the extension in it. */
const BEGUN = 'hashiya:begun';

export class ContentScriptContext {
  readonly #end = new AbortController();

  constructor() {
    document.dispatchEvent(new Event(BEGUN));
    this.addEventListener(document, BEGUN, () => this.#end.abort());
  }

  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#end.abort();
    return this.#end.signal.aborted;
  }

  onInvalidated(end: () => void): void {
    this.#end.signal.addEventListener('abort', end);
  }

  /** Listens until the end. */
  addEventListener(target: EventTarget, type: string, listener: (event: never) => unknown): void {
    target.addEventListener(type, listener as EventListener, { signal: this.#end.signal });
  }
}
