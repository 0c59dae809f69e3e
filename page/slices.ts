/** Long work in slices, so that the page stays as quick as it was. */

/** Longest slice, in ms: half of what a page may lose of a frame without anybody seeing it. */
const SLICE = 8;

const yieldToPage = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
};

/** Tasks of our own, each far shorter than a slice, the last one first. */
export class Slices {
  readonly #tasks: (() => void)[] = [];
  readonly #afterSlice: () => void;
  #isGoingOn = false;

  constructor(afterSlice: () => void) {
    this.#afterSlice = afterSlice;
  }

  push(task: () => void): void {
    this.#tasks.push(task);
  }

  get isIdle(): boolean {
    return this.#tasks.length === 0;
  }

  /** Works for a slice now and goes on, where tasks are left, between those of the page. */
  run(): void {
    this.#workForOneSlice();
    if (!this.isIdle && !this.#isGoingOn) void this.#goOn();
  }

  /** Drops what is left to do. */
  stop(): void {
    this.#tasks.length = 0;
  }

  async #goOn() {
    this.#isGoingOn = true;
    while (!this.isIdle) {
      await yieldToPage();
      if (!this.isIdle) this.#workForOneSlice();
    }
    this.#isGoingOn = false;
  }

  #workForOneSlice() {
    const end = performance.now() + SLICE;
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      task();
      if (performance.now() >= end) break;
    }
    this.#afterSlice();
  }
}
