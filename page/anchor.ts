/** What a card hangs from: the line boxes of its mention, for as long as they are in sight. */
import { elementAround } from './blocks.ts';
import { type Box, overlap } from './placement.ts';
import { rangeOf, type Sighting } from './sighting.ts';

export interface Anchor {
  /** The element that the mention stands in. */
  context: Element;
  /** Which of the boxes the card hangs from. */
  at: number;
  /** The line boxes in the viewport, CSS px; undefined once the mention is gone, or scrolled out of sight. */
  boxes(): Box[] | undefined;
}

/** The size of the viewport without its scrollbars, CSS px. */
export function viewportSize(): { width: number; height: number } {
  const { compatMode, body, documentElement } = document;
  const { clientWidth: width, clientHeight: height } = compatMode === 'BackCompat' && body ? body : documentElement;
  return { width, height };
}

/** The anchor at a line box of a sighting; undefined when the page has changed under it. */
export function anchorAt(sighting: Sighting, at: number): Anchor | undefined {
  const range = rangeOf(sighting);
  const context = range?.startContainer.parentElement;
  if (!range || !context) return undefined;
  const clippers = clippersOf(context);
  return {
    context,
    at,
    boxes() {
      if (!range.startContainer.isConnected || range.collapsed) return undefined;
      const boxes = [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
      const box = boxes[Math.min(at, boxes.length - 1)];
      const { width, height } = viewportSize();
      const windows = [{ left: 0, top: 0, right: width, bottom: height }, ...clippers.map((element) => element.getBoundingClientRect())];
      return box && windows.every((window) => overlap(box, window)) ? boxes : undefined;
    },
  };
}

/** The elements around one that cut off what overflows them: scrollers, mostly. */
function clippersOf(element: Element): Element[] {
  const clippers: Element[] = [];
  for (let at: Element | null = element; at && at !== document.body && at !== document.documentElement; at = elementAround(at)) {
    const { overflow, display } = getComputedStyle(at);
    if (overflow !== 'visible' && !/^(inline|contents)$/.test(display)) clippers.push(at);
  }
  return clippers;
}
