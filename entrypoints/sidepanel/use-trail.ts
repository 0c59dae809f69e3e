/** The reader's way through the sidebar, kept in step with the browser's own history where the sidebar stands in a tab. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { fragmentOf, type Place, watchWishes } from '../../platform/sidebar.ts';
import { canGo, go, keepTrail, scrolledTo, stepOf, type Trail, visit } from '../../platform/trail.ts';

export interface Way {
  place: Place;
  /** How far down the reader was when last here, in CSS px. */
  scroll: number;
  /** Counts the reader's own steps, so that a screen can tell them from what comes by itself. */
  steps: number;
  back: (() => void) | undefined;
  forward: (() => void) | undefined;
  visit(place: Place): void;
}

/** `owner` is whose trail it is; `window` that of a real sidebar, which shows what is wished for from elsewhere. */
export function useTrail(from: Trail, owner: string, window: number | undefined): Way {
  const [trail, setTrail] = useState(from);
  const [steps, setSteps] = useState(0);
  const latest = useRef(trail);
  const apply = useCallback((change: (trail: Trail) => Trail) => {
    const next = change(latest.current);
    if (next === latest.current) return;
    latest.current = next;
    setTrail(next);
    setSteps((count) => count + 1);
    history.replaceState(null, '', fragmentOf(stepOf(next).place));
    scheduleKeeping();
  }, []);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Kept soon rather than at once: scrolling tells of itself sixty times a second, and a sidebar that closes tells nobody.
  const scheduleKeeping = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keepTrail(owner, latest.current), KEEPING);
  }, [owner]);

  useEffect(() => {
    const onScroll = () => {
      latest.current = scrolledTo(latest.current, scrollY);
      scheduleKeeping();
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, [scheduleKeeping]);

  useEffect(() => (window === undefined ? undefined : watchWishes(window, (place) => apply((now) => visit(now, place)))), [window, apply]);

  const { place, scroll } = stepOf(trail);
  const step = (by: -1 | 1) => (canGo(trail, by) ? () => apply((now) => go(now, by)) : undefined);
  return { place, scroll, steps, back: step(-1), forward: step(1), visit: (to) => apply((now) => visit(now, to)) };
}

/** In ms. */
const KEEPING = 100;
