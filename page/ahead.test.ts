import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAnew, type Place } from './ahead.ts';

/** How far around the viewport is near, and how far what may be painted, in the same unit as the places of a column. */
const NEAR = 50;
const WIDE = 200;
const VIEWPORT = 100;

interface At extends Place {
  at: number;
}

/** A column of places and a viewport on it, told of as a browser would after each move. */
class Column {
  readonly places: At[];
  readonly near = new Set<At>();
  readonly within = new Set<At>();
  painted: ReadonlySet<At> = new Set<At>();
  changes = 0;

  constructor(ats: number[]) {
    this.places = ats.map((at) => ({ at, isBelow: false }));
  }

  look(top: number, isScrolling: boolean): void {
    for (const place of this.places) {
      const distance = Math.max(top - place.at, place.at - top - VIEWPORT);
      for (const [places, reach] of [
        [this.near, NEAR],
        [this.within, WIDE],
      ] as const) {
        // A browser tells of a place when it crosses the edge, and of no other.
        if (places.has(place) === distance <= reach) continue;
        place.isBelow = place.at > top;
        if (distance <= reach) places.add(place);
        else places.delete(place);
      }
    }
    const chosen = chooseAnew(this.near, this.within, this.painted, isScrolling);
    if (!chosen) return;
    this.painted = chosen;
    this.changes++;
  }
}

const column = () => fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 });
const moves = () => fc.array(fc.record({ top: fc.integer({ min: 0, max: 5_000 }), isScrolling: fc.boolean() }), { maxLength: 30 });

describe('what is painted around the viewport', () => {
  it('always holds all that is near, wherever the reader goes', () => {
    fc.assert(
      fc.property(column(), moves(), (ats, way) => {
        const page = new Column(ats);
        for (const { top, isScrolling } of way) {
          page.look(top, isScrolling);
          expect(page.painted.isSupersetOf(page.near)).toBe(true);
        }
      }),
    );
  });

  it('is just what is near when the reader rests', () => {
    fc.assert(
      fc.property(column(), moves(), fc.integer({ min: 0, max: 5_000 }), (ats, way, last) => {
        const page = new Column(ats);
        for (const { top, isScrolling } of way) page.look(top, isScrolling);
        page.look(last, false);
        expect(page.painted).toEqual(page.near);
      }),
    );
  });

  it('holds, when it has changed, nothing that is too far to come next', () => {
    fc.assert(
      fc.property(column(), moves(), (ats, way) => {
        const page = new Column(ats);
        for (const { top, isScrolling } of way) {
          const before = page.painted;
          page.look(top, isScrolling);
          if (page.painted !== before) expect(page.within.isSupersetOf(page.painted)).toBe(true);
        }
      }),
    );
  });

  it('changes once in more than a viewport, up or down, however small the steps of the scrolling are', () => {
    const everywhere = Array.from({ length: 5_000 }, (_, at) => at);
    for (const [from, to] of [
      [0, 4_800],
      [4_800, 0],
    ] as const) {
      const page = new Column(everywhere);
      page.look(from, false);
      page.changes = 0;
      const step = Math.sign(to - from) * 5;
      for (let top = from; top !== to; top += step) page.look(top, true);
      expect(page.changes).toBeGreaterThan(0);
      expect(page.changes).toBeLessThanOrEqual(Math.ceil(4_800 / VIEWPORT));
    }
  });

  it('is not changed back and forth by a reader who goes back and forth', () => {
    const page = new Column(Array.from({ length: 1_000 }, (_, at) => at));
    page.look(400, false);
    for (const top of [410, 400, 420, 390, 410, 400, 430, 380, 430]) page.look(top, true);
    expect(page.changes).toBeLessThanOrEqual(3);
  });

  it('follows nothing ahead where things move though the reader does not scroll', () => {
    const page = new Column([0, 100, 200, 300]);
    page.look(0, false);
    page.look(60, false);
    expect([...page.painted].map(({ at }) => at)).toEqual([100, 200]);
  });
});
