/** The reader's way through the sidebar, kept in step with the browser's own history where the sidebar stands in a tab. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { fragmentOf, type Place, watchWishes } from '../../platform/sidebar.ts';
import { canGo, go, goTo, keepTrail, scrolledTo, stepOf, type Trail, visit } from '../../platform/trail.ts';

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

/** How long, in ms, a change waits to be kept: scrolling tells of itself sixty times a second, and a sidebar that closes tells nobody. */
const KEEPING = 100;

/** What the browser's history holds of a step, in a tab. */
interface Entry {
  at: number;
  /** Whether going back from it leads to a step of ours. */
  pushed: boolean;
}
const entry = (): Entry | null => history.state as Entry | null;

/** `owner` is whose trail it is; `window` that of a real sidebar, which shows what is wished for from elsewhere. */
export function useTrail(from: Trail, owner: string, window: number | undefined): Way {
  const inTab = window === undefined;
  const [trail, setTrail] = useState(from);
  const [steps, setSteps] = useState(0);
  const latest = useRef(trail);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keepTrail(owner, latest.current), KEEPING);
  }, [owner]);
  const apply = useCallback(
    (change: (trail: Trail) => Trail, remember: 'pushState' | 'replaceState' | 'popped') => {
      const next = change(latest.current);
      if (next === latest.current) return;
      latest.current = next;
      setTrail(next);
      setSteps((count) => count + 1);
      keep();
      if (remember === 'popped') return;
      const pushed = remember === 'pushState' || entry()?.pushed === true;
      history[remember]({ at: next.at, pushed } satisfies Entry, '', fragmentOf(stepOf(next).place));
    },
    [keep],
  );
  const onward = inTab ? 'pushState' : 'replaceState';

  useEffect(() => {
    // The browser would scroll by what it knows of the document; we know what belongs to the step.
    history.scrollRestoration = 'manual';
    history.replaceState({ at: latest.current.at, pushed: false } satisfies Entry, '', fragmentOf(stepOf(latest.current).place));
    const onScroll = () => {
      latest.current = scrolledTo(latest.current, scrollY);
      keep();
    };
    const onPop = () => apply((now) => goTo(now, entry()?.at ?? now.at), 'popped');
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('popstate', onPop);
    return () => {
      removeEventListener('scroll', onScroll);
      removeEventListener('popstate', onPop);
    };
  }, [keep, apply]);

  useEffect(() => {
    if (window !== undefined) return watchWishes(window, (place) => apply((now) => visit(now, place), 'replaceState'));
  }, [window, apply]);

  const { place, scroll } = stepOf(trail);
  const back = () => (inTab && entry()?.pushed ? history.back() : apply((now) => go(now, -1), 'replaceState'));
  const forward = () => apply((now) => go(now, 1), onward);
  return {
    place,
    scroll,
    steps,
    back: canGo(trail, -1) ? back : undefined,
    forward: canGo(trail, 1) ? forward : undefined,
    visit: (to) => apply((now) => visit(now, to), onward),
  };
}
