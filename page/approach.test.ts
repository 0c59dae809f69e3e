import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnTheWay } from './approach.ts';

const CARD = { left: 300, top: 200, right: 680, bottom: 500 };
/** On the mention, above the card's left end. */
const FROM = { x: 320, y: 180 };

describe('a pointer that has left its mention', () => {
  it('is on the way to the card straight below and far to the right', () => {
    expect(isOnTheWay(FROM, { x: 320, y: 196 }, CARD)).toBe(true);
    expect(isOnTheWay(FROM, { x: 500, y: 195 }, CARD)).toBe(true);
  });

  it('is not when it goes up, along the line of text, or past the card', () => {
    expect(isOnTheWay(FROM, { x: 320, y: 150 }, CARD)).toBe(false);
    expect(isOnTheWay(FROM, { x: 420, y: 178 }, CARD)).toBe(false);
    expect(isOnTheWay(FROM, { x: 250, y: 300 }, CARD)).toBe(false);
  });

  it('finds its way to a card that stands above it', () => {
    expect(isOnTheWay({ x: 320, y: 520 }, { x: 400, y: 505 }, CARD)).toBe(true);
    expect(isOnTheWay({ x: 320, y: 520 }, { x: 400, y: 560 }, CARD)).toBe(false);
  });

  it('is on the way at every point of a straight line to any point of any card', () => {
    const number = fc.integer({ min: 0, max: 1000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, share, share, share, (x, y, left, top, across, down, along) => {
        const card = { left, top, right: left + 380, bottom: top + 300 };
        const goal = { x: left + across * 380, y: top + down * 300 };
        const at = { x: x + along * (goal.x - x), y: y + along * (goal.y - y) };
        expect(isOnTheWay({ x, y }, at, card)).toBe(true);
      }),
    );
  });
});
