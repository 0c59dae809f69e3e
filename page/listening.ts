/**
 * Listening to a page. `document.open` makes the browser forget every listener of the window and the document, ours too, while the page and what
 * we have read of it go on: they can be put back.
 */
import { shared } from '../platform/parts.ts';

const listening = shared('listening', () => new Set<() => void>());

type Listeners = { [Type in keyof WindowEventMap]?: (event: WindowEventMap[Type]) => void };

/** Listens in the window, before the page's own listeners; `late` behind them. Returns the way to stop. */
export function listen(listeners: Listeners, late = false): () => void {
  const each = (act: typeof addEventListener) => {
    for (const [type, listener] of Object.entries(listeners)) act(type, listener as EventListener, !late);
  };
  const begin = () => each(addEventListener);
  begin();
  listening.add(begin);
  return () => {
    listening.delete(begin);
    each(removeEventListener);
  };
}

/** Puts back every listener that is gone; those that are there stay as they are. */
export function listenAgain(): void {
  for (const begin of listening) begin();
}
