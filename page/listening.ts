/**
 * Listening to a page. `document.open` makes the browser forget every listener of the window and the document, ours too, while the page and what
 * we have read of it go on: they can be put back.
 */
const listening = new Set<() => void>();

/** Calls `listener` for each event of this type in the window, before the page's own listeners hear of it; `late` behind them. Returns the way to stop. */
export function on<Type extends keyof WindowEventMap>(
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
  late = false,
): () => void {
  const listen = () => addEventListener(type, listener, !late);
  listen();
  listening.add(listen);
  return () => {
    listening.delete(listen);
    removeEventListener(type, listener, !late);
  };
}

/** Puts back every listener that is gone; those that are there stay as they are. */
export function listenAgain(): void {
  for (const listen of listening) listen();
}
