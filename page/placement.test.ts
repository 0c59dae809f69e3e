import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, overlap, placeCard } from './placement.ts';

const VIEWPORT = { width: 1280, height: 900 };
const box = (left: number, top: number, width = 60, height = 24): Box => ({ left, top, right: left + width, bottom: top + height });

/** The box that the host takes when the card fills all the height it may. */
function fullBox(boxes: Box[], at: number, viewport: typeof VIEWPORT, fromRight: boolean): Box {
  const { left, top, bottom, height, width } = placeCard(boxes, at, viewport, fromRight);
  const upper = top ?? viewport.height - (bottom as number) - height;
  return { left, top: upper, right: left + width, bottom: upper + height };
}

describe('a card', () => {
  it('begins where its mention does, below it', () => {
    expect(placeCard([box(200, 100)], 0, VIEWPORT, false)).toMatchObject({ left: 200, top: 130 });
  });

  it('begins at the right of a mention in a text from right to left', () => {
    const { left, width } = placeCard([box(700, 100)], 0, VIEWPORT, true);
    expect(left + width).toBe(760);
  });

  it('stands above a mention near the lower edge', () => {
    expect(placeCard([box(200, 700)], 0, VIEWPORT, false)).toMatchObject({ bottom: 206 });
  });

  it('is shifted in from the edges', () => {
    expect(placeCard([box(1200, 100)], 0, VIEWPORT, false).left).toBe(1280 - 8 - 380);
    expect(placeCard([box(0, 100)], 0, VIEWPORT, true).left).toBe(8);
  });

  it('goes to the side of a line of vertical text', () => {
    expect(placeCard([box(900, 60, 24, 780)], 0, VIEWPORT, false)).toMatchObject({ left: 900 - 6 - 380, top: 8 });
  });

  it('is as wide as a narrow viewport lets it', () => {
    expect(placeCard([box(20, 100)], 0, { width: 320, height: 256 }, false)).toMatchObject({ left: 8, width: 304 });
  });

  it('hangs from the line under the pointer where the mention is over two lines of a wide column', () => {
    const lines = [box(900, 100), box(100, 130)];
    expect(placeCard(lines, 0, VIEWPORT, false)).toMatchObject({ left: 892, top: 130 });
    expect(placeCard(lines, 1, VIEWPORT, false)).toMatchObject({ left: 100, top: 160 });
  });

  it('hangs from the last line where it would cover that', () => {
    expect(placeCard([box(300, 100), box(100, 130)], 0, VIEWPORT, true)).toMatchObject({ left: 8, top: 160 });
  });

  it('is in the viewport and not over its mention, wherever that is', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const size = fc.record({ width: fc.integer({ min: 320, max: 2000 }), height: fc.integer({ min: 256, max: 1400 }) });
    fc.assert(
      fc.property(size, share, share, share, fc.nat(1), fc.boolean(), (viewport, x, y, next, at, fromRight) => {
        const { width, height } = viewport;
        const top = y * (height - 48);
        const lines = [box(x * (width - 60), top), box(next * (width - 60), top + 24)];
        const card = fullBox(lines, at, viewport, fromRight);
        expect(card.left >= 8 && card.right <= width - 8 && card.top >= 8 && card.bottom <= height - 8).toBe(true);
        for (const line of lines) expect(overlap(line, card)).toBe(false);
        expect(card.bottom - card.top).toBeGreaterThan(80);
      }),
    );
  });
});
