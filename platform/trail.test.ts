import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from './sidebar.ts';

const session: Record<string, unknown> = {};
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => ({ [key]: session[key] }),
        set: async (values: object) => void Object.assign(session, JSON.parse(JSON.stringify(values))),
      },
    },
  },
}));
const { canGo, go, keepTrail, readTrail, scrolledTo, stepOf, trailFrom, visit } = await import('./trail.ts');

const page: Place = { view: 'page' };
const term = (id: string): Place => ({ view: 'term', id });
const story = (id: string): Place => ({ view: 'story', id });
const place = fc.oneof(fc.constant(page), fc.constantFrom('a', 'b', 'c').map(term), fc.constantFrom('a', 'b').map(story));
const placeAt = (trail: ReturnType<typeof trailFrom>) => stepOf(trail).place;

describe('the trail', () => {
  it('goes back to where the reader was and forward again', () => {
    const there = visit(visit(trailFrom(page), story('a')), term('b'));
    const back = go(there, -1);
    expect([placeAt(back), placeAt(go(back, 1)), placeAt(go(back, -1))]).toEqual([story('a'), term('b'), page]);
  });

  it('has nothing behind its first step and nothing ahead of its last', () => {
    const trail = visit(trailFrom(page), term('a'));
    expect([canGo(trail, 1), canGo(trail, -1), canGo(go(trail, -1), -1)]).toEqual([false, true, false]);
    expect(go(trail, 1)).toBe(trail);
  });

  it('forgets what was ahead when the reader goes elsewhere', () => {
    const elsewhere = visit(go(visit(trailFrom(page), term('a')), -1), term('b'));
    expect(elsewhere.steps.map((step) => step.place)).toEqual([page, term('b')]);
  });

  it('takes a story and a term of one name for two places', () => {
    expect(placeAt(visit(trailFrom(story('a')), term('a')))).toEqual(term('a'));
  });

  it('is not longer for visiting where one is', () => {
    const trail = visit(trailFrom(page), term('a'));
    expect(visit(trail, term('a'))).toBe(trail);
  });

  it('remembers how far down each step was', () => {
    const trail = go(scrolledTo(visit(scrolledTo(trailFrom(page), 120), term('a')), 40), -1);
    expect(stepOf(trail).scroll).toBe(120);
    expect(stepOf(go(trail, 1)).scroll).toBe(40);
  });

  it('drops its oldest steps when it gets long, and keeps the way back', () => {
    let trail = trailFrom(page);
    for (let count = 0; count < 200; count++) trail = visit(trail, term(`t${count}`));
    expect(trail.steps.length).toBeLessThanOrEqual(50);
    expect([placeAt(trail), placeAt(go(trail, -1))]).toEqual([term('t199'), term('t198')]);
  });

  it('always stands on one of its steps', () => {
    const move = fc.oneof(
      place.map((to) => (trail: ReturnType<typeof trailFrom>) => visit(trail, to)),
      fc.constantFrom(-1 as const, 1 as const).map((by) => (trail: ReturnType<typeof trailFrom>) => go(trail, by)),
    );
    fc.assert(
      fc.property(place, fc.array(move, { maxLength: 120 }), (from, moves) => {
        const trail = moves.reduce((current, step) => step(current), trailFrom(from));
        expect(stepOf(trail)).toBeDefined();
      }),
    );
  });
});

describe('a trail that is kept', () => {
  beforeEach(() => {
    for (const key of Object.keys(session)) delete session[key];
  });

  it('is read as it was, by its owner only', async () => {
    const trail = go(scrolledTo(visit(trailFrom(page), story('000-a')), 12), -1);
    await keepTrail('window-1', trail);
    expect(await readTrail('window-1')).toEqual(trail);
    expect(await readTrail('window-2')).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['no steps', { steps: [], at: 0 }],
    ['a place beyond its steps', { steps: [['#', 0]], at: 3 }],
    ['no list', { steps: 'x', at: 0 }],
  ])('counts as none when it is %s', async (_, stored) => {
    session['trail-window-1'] = stored;
    expect(await readTrail('window-1')).toBeUndefined();
  });

  it('leads to the page where its fragment says nothing that is known', async () => {
    session['trail-window-1'] = { steps: [['#elsewhere/x', 'far']], at: 0 };
    expect(await readTrail('window-1')).toEqual(trailFrom(page));
  });
});
