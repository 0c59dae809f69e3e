/**
 * How long a content script may go on, in the place of WXT's own context (wxt.config.ts), of whose many parts nothing else is used: until the
 * extension has gone from under it, or a newer script of ours has begun in the same page.
 */
import { browser } from 'wxt/browser';

/** By this scripts of ours in a page hear each other. A page that knows the name hears it too, as it would with the id of the extension in it. */
const BEGUN = 'hashiya:begun';

export class ContentScriptContext {
  readonly #ends: (() => void)[] = [];
  #isInvalid = false;

  constructor() {
    document.dispatchEvent(new Event(BEGUN));
    // Without an AbortController, which the browser would have to make for each frame.
    document.addEventListener(BEGUN, this.#end);
  }

  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#end();
    return this.#isInvalid;
  }

  onInvalidated(end: () => void): void {
    this.#ends.push(end);
  }

  readonly #end = () => {
    document.removeEventListener(BEGUN, this.#end);
    this.#isInvalid = true;
    for (const end of this.#ends.splice(0)) end();
  };
}
