/** Taps of a finger on the page's text. */
import { listen } from './listening.ts';

/** What a tap on it already means something to. */
const INTERACTIVE =
  'a[href], area[href], button, summary, label, input, select, textarea, option, audio, video, [role="button"], [role="link"], [onclick]';

export interface Tap {
  x: number;
  y: number;
  target: EventTarget | null;
  /** Whether the tap is free for us: it was on no link or control and the page has made nothing of it. */
  isFree: boolean;
}

/**
 * Calls `onTap` for each tap of a finger, after the page's own handlers have had it; nothing is kept from them. A finger that scrolls, pinches or
 * selects makes no tap. Returns the way to stop.
 */
export function watchTaps(onTap: (tap: Tap) => void): () => void {
  const click = (event: PointerEvent) => {
    // A click that has no place was made by a key or a script.
    if (event.pointerType !== 'touch' || event.detail === 0) return;
    const [first] = event.composedPath();
    const selects = document.getSelection()?.isCollapsed === false;
    const isFree = !event.defaultPrevented && !selects && first instanceof Element && !isInInteractive(event.composedPath());
    onTap({ x: event.clientX, y: event.clientY, target: event.target, isFree });
  };
  return listen({ click }, true);
}

const isInInteractive = (path: EventTarget[]) => path.some((one) => one instanceof Element && one.matches(INTERACTIVE));
