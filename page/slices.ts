/** Long work in slices, so that the page stays as quick as it was. */

/** Longest slice, in ms. */
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

/** Takes items from `next` until it gives undefined, `work`ing on each, and lets the page have its turn after each slice. Stops when `isStopped`. */
export async function inSlices<T>(
  next: () => T | undefined,
  work: (item: T) => void,
  afterSlice: () => void,
  isStopped: () => boolean,
): Promise<void> {
  let began = performance.now();
  for (let item = next(); item !== undefined; item = next()) {
    work(item);
    if (performance.now() - began < SLICE) continue;
    afterSlice();
    await yieldToPage();
    if (isStopped()) return;
    began = performance.now();
  }
  afterSlice();
}
