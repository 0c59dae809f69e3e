/** When the reader's pointer has something in mind: it is at rest in the page, or slow. */
import type { Settings } from '../platform/settings.ts';
import { listen } from './listening.ts';

/** When a pointer counts: it has been slow for so long, in ms, with the key held that the reader chose. */
export type Patience = Pick<Settings, 'delay' | 'modifier'>;

/** A pointer that is faster than this is only passing by, in CSS px per ms. */
const FAST = 0.1;

/** The names of the keys as events have them. */
const KEYS = { alt: 'Alt', ctrl: 'Control', shift: 'Shift' };

const isHeld = (modifier: Settings['modifier'], event: PointerEvent | KeyboardEvent) => modifier === 'none' || event[`${modifier}Key`];

/**
 * Calls `onRest` once the mouse or pen has been slow for a while in the page, with where it is; and, where a key must be held, also when that key
 * goes down with the pointer at rest. Returns the way to stop.
 */
export function watchPointer(patience: () => Patience, onRest: (x: number, y: number, target: EventTarget | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the pointer is, while it is in the page. */
  let at: { x: number; y: number; target: EventTarget | null; time: number } | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const wait = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (at) onRest(at.x, at.y, at.target);
    }, patience().delay);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    // By the time the pointer rests, the event will have forgotten its path.
    const { clientX: x, clientY: y, target, timeStamp: time } = event;
    const speed = at ? Math.hypot(x - at.x, y - at.y) / Math.max(1, time - at.time) : Number.POSITIVE_INFINITY;
    at = { x, y, target, time };
    if (speed > FAST) cancel();
    if (event.buttons === 0 && isHeld(patience().modifier, event)) wait();
    else cancel();
  };
  const onKey = (event: KeyboardEvent) => {
    const { modifier } = patience();
    if (modifier !== 'none' && event.key === KEYS[modifier] && !event.repeat) wait();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (!isHeld(patience().modifier, event)) cancel();
  };
  const onLeave = (event: Event) => {
    if (event.target !== document.documentElement) return;
    cancel();
    at = undefined;
  };
  const stop = listen({ pointermove: onMove, pointerdown: cancel, keydown: onKey, keyup: onKeyUp, pointerleave: onLeave });
  return () => {
    cancel();
    stop();
  };
}
