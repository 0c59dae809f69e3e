/** The mention under a point of the viewport. */
import type { PageReader } from './reader.ts';
import { rangeOf, type Sighting } from './sighting.ts';

/** Which of the sighting's line boxes lies under a point of the viewport (CSS px), or -1. */
export function boxAt(sighting: Sighting, x: number, y: number): number {
  const boxes = [...(rangeOf(sighting)?.getClientRects() ?? [])];
  return boxes.findIndex((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
}

/** The elements under a point from the innermost shadow tree outwards: text may be the light DOM's though a shadow tree shows it. */
function elementsAt(reader: PageReader, x: number, y: number): Element[] {
  const elements: Element[] = [];
  let tree: Document | ShadowRoot | undefined = document;
  while (tree) {
    const element: Element | null = tree.elementFromPoint(x, y);
    if (!element || element === elements[0]) break;
    elements.unshift(element);
    tree = reader.rootOf(element);
  }
  return elements;
}

/**
 * The mention under the point, and which of its line boxes that is. Told by boxes, not by the caret: that one passes over text which cannot be
 * selected, and snaps to the nearest where there is none.
 */
export function sightingAtPoint(reader: PageReader, x: number, y: number): { sighting: Sighting; box: number } | undefined {
  for (const element of elementsAt(reader, x, y)) {
    for (const sighting of reader.sightingsAround(element)) {
      const box = boxAt(sighting, x, y);
      if (box >= 0) return { sighting, box };
    }
  }
  return undefined;
}
