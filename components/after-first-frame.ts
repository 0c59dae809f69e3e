/** Lets the browser paint what stands in a screen's HTML before the screen's own script is even read: on a slow machine that takes longer than a frame. */

/** Longest wait, in ms, for a first frame that may never come: of a page that nobody looks at. */
const PATIENCE = 60;

export const afterFirstFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // One that was painted before this was asked for has come, too; not every browser tells of it.
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, PATIENCE);
  });
