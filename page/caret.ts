/** The mention under a point of the viewport. */
import type { PageReader } from './reader.ts';
import { rangeOf, type Sighting } from './sighting.ts';

interface Caret {
  node: Node;
  offset: number;
}

function caretAt(x: number, y: number): Caret | undefined {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/**
 * Which of the sighting's line boxes lies under a point of the viewport (CSS px), or -1. The caret snaps to the nearest text, so the boxes decide.
 */
export function boxAt(sighting: Sighting, x: number, y: number): number {
  const boxes = [...(rangeOf(sighting)?.getClientRects() ?? [])];
  return boxes.findIndex((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
}

/** The mention under the point, and which of its line boxes that is. */
export function sightingAtPoint(reader: PageReader, x: number, y: number): { sighting: Sighting; box: number } | undefined {
  const caret = caretAt(x, y);
  const sighting = caret && reader.sightingAt(caret.node, caret.offset);
  const box = sighting ? boxAt(sighting, x, y) : -1;
  return sighting && box >= 0 ? { sighting, box } : undefined;
}
