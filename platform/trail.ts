/** Where the reader of the sidebar has been: the way back and forward, kept while the browser runs so that a sidebar opens where it was closed. */
import { browser } from 'wxt/browser';
import { fragmentOf, type Place, placeOf } from './sidebar.ts';

interface Step {
  place: Place;
  /** How far down the reader was, in CSS px. */
  scroll: number;
}

export interface Trail {
  /** The oldest first; never empty. */
  steps: Step[];
  /** The step that the reader is at. */
  at: number;
}

/** More than anybody walks back. */
const LONGEST = 50;

export const trailFrom = (place: Place): Trail => ({ steps: [{ place, scroll: 0 }], at: 0 });

export const stepOf = ({ steps, at }: Trail): Step => steps[at] as Step;

/** The trail with a new step, which takes the place of those ahead. A visit to where the reader is changes nothing. */
export function visit(trail: Trail, place: Place): Trail {
  if (fragmentOf(stepOf(trail).place) === fragmentOf(place)) return trail;
  const steps = [...trail.steps.slice(0, trail.at + 1), { place, scroll: 0 }].slice(-LONGEST);
  return { steps, at: steps.length - 1 };
}

export const canGo = ({ steps, at }: Trail, by: -1 | 1): boolean => steps[at + by] !== undefined;

/** The trail at another of its steps; as it is where there is no such step. */
export const goTo = (trail: Trail, at: number): Trail => (trail.steps[at] && at !== trail.at ? { ...trail, at } : trail);

export const go = (trail: Trail, by: -1 | 1): Trail => goTo(trail, trail.at + by);

/** The trail that remembers how far down its step is scrolled, in CSS px. */
export const scrolledTo = (trail: Trail, scroll: number): Trail => ({
  ...trail,
  steps: trail.steps.map((step, index) => (index === trail.at ? { ...step, scroll } : step)),
});

const keyOf = (owner: string): string => `trail-${owner}`;

/** The trail that was kept for a window or tab; undefined where there is none, or one that another version wrote differently. */
export async function readTrail(owner: string): Promise<Trail | undefined> {
  const stored = (await browser.storage.session.get(keyOf(owner)))[keyOf(owner)] as { steps?: unknown; at?: unknown } | undefined;
  if (!stored || !Array.isArray(stored.steps) || typeof stored.at !== 'number') return undefined;
  const steps = stored.steps.map(([fragment, scroll]) => ({ place: placeOf(String(fragment)), scroll: Number(scroll) || 0 }));
  return steps[stored.at] && { steps, at: stored.at };
}

export const keepTrail = (owner: string, { steps, at }: Trail): Promise<void> =>
  browser.storage.session.set({ [keyOf(owner)]: { steps: steps.map(({ place, scroll }) => [fragmentOf(place), scroll]), at } });
