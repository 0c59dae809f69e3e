/** Long work in slices, so that the page stays as quick as it was. */

/** Longest slice, in ms: a third of what a page may lose of a frame without anybody seeing it, for its last task can take as long again on a slow machine. */
const SLICE = 5;

/** Lets the browser do what waits, frames too. Not `scheduler.yield`: Chrome puts what goes on behind it before all frames. */
export const yieldToPage = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

/** Does something short with each, in their order: as many in a slice as there is time for. `afterSlice` is called behind each slice. */
export async function inSlices<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => void,
  afterSlice: () => void,
): Promise<void> {
  let end = performance.now() + SLICE;
  for (const [index, item] of items.entries()) {
    if (performance.now() >= end) {
      afterSlice();
      await yieldToPage();
      end = performance.now() + SLICE;
    }
    work(item, index);
  }
  afterSlice();
}

/** Tasks of our own, each far shorter than a slice, the last one first. */
export class Slices {
  readonly #tasks: (() => void)[] = [];
  readonly #afterSlice: () => void;
  #isGoingOn = false;

  /** `afterSlice` is called after each. */
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
    void this.runLater();
  }

  /** Begins when it is our turn again. */
  async runLater(): Promise<void> {
    if (this.#isGoingOn) return;
    this.#isGoingOn = true;
    while (!this.isIdle) {
      await yieldToPage();
      if (!this.isIdle) this.#workForOneSlice();
    }
    this.#isGoingOn = false;
  }

  /** Drops what is left to do. */
  stop(): void {
    this.#tasks.length = 0;
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
