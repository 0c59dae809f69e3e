/**
 * How long a content script may go on, in the place of WXT's own context (wxt.config.ts), of whose many parts nothing else is used: until the
 * extension has gone from under it, or a newer script of ours has begun in the same page.
 */
import { browser } from 'wxt/browser';

export class ContentScriptContext {
  readonly #end = new AbortController();

  constructor() {
    // So that scripts of ours in a page hear each other: a page would have to know the name to hear it too.
    const name = `${browser.runtime.id}:begun`;
    document.dispatchEvent(new Event(name));
    this.addEventListener(document, name, () => this.#end.abort());
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
