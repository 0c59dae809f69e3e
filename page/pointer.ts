/** When the pointer has come to rest in the page. */

/** How long the pointer must rest on a mention before its card opens, in ms. */
const REST = 250;
/** A pointer that moves less than this between two events is at rest, in CSS px. */
const STILL = 3;

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
