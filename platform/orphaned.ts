/** Scripts of ours in pages that outlive the extension: it was updated, reloaded or removed. */
import { isOrphaned } from './messages.ts';

/**
 * How often it is looked at, in ms. A port would tell at once, but it also ends with every rest of the background, and to open it anew would wake
 * that for nothing.
 */
const PULSE = 2000;

/** Calls `onOrphaned`, once, soon after the extension has left this script alone; returns the way to stop. */
export function watchOrphaned(onOrphaned: () => void): () => void {
  const timer = setInterval(() => {
    if (!isOrphaned()) return;
    clearInterval(timer);
    onOrphaned();
  }, PULSE);
  return () => clearInterval(timer);
}
