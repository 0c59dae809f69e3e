/** The mention under the pointer, asked only when the pointer has come to rest. */
import { type PageReader, rangeOf, type Sighting } from './reader.ts';

/** How long the pointer must rest on a mention before its card opens, in ms. */
const REST = 250;
/** A pointer that moves less than this between two events is at rest, in CSS px. */
const STILL = 3;

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

/** Calls `onRest` whenever the pointer comes to rest in the page, with where it is; returns the way to stop. */
export function watchPointer(onRest: (x: number, y: number, target: EventTarget | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let x = Number.NaN;
  let y = Number.NaN;
  const onMove = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' && event.pointerType !== 'pen') return;
    const moved = Math.hypot(event.clientX - x, event.clientY - y);
    if (moved < STILL) return;
    x = event.clientX;
    y = event.clientY;
    clearTimeout(timer);
    // By the time the pointer rests, the event will have forgotten its path.
    const { target } = event;
    if (event.buttons === 0) timer = setTimeout(() => onRest(x, y, target), REST);
  };
  const onLeave = () => clearTimeout(timer);
  document.addEventListener('pointermove', onMove, { passive: true, capture: true });
  document.addEventListener('pointerdown', onLeave, { passive: true, capture: true });
  document.documentElement.addEventListener('pointerleave', onLeave, { passive: true });
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointermove', onMove, { capture: true });
    document.removeEventListener('pointerdown', onLeave, { capture: true });
    document.documentElement.removeEventListener('pointerleave', onLeave);
  };
}
