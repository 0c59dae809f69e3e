/** Whether a pointer that has left a mention is on its way to the card. */
import type { Box } from './placement.ts';

export interface Point {
  x: number;
  y: number;
}

/** A hand does not draw straight lines: the way is this much wider than it need be, on each side, in CSS px. */
const SLACK = 12;

/** Points nearer than this to a line are on it, in CSS px² of twice the triangle's area: coordinates are sums of fractions, and round. */
const ROUNDING = 1e-6;

/** Twice the area of the triangle a, b, c; positive when they turn clockwise on the screen. */
const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/**
 * Whether `at` lies in the wedge that opens from `from`, the last point on the mention, to the card: the convex hull of that point and the box.
 * The "safe triangle" of nested menus (B. Tognazzini, Macintosh, 1986), for a target that may lie on any side.
 */
export function isOnTheWay(from: Point, at: Point, card: Box): boolean {
  const left = Math.min(card.left, from.x) - SLACK;
  const top = Math.min(card.top, from.y) - SLACK;
  const right = Math.max(card.right, from.x) + SLACK;
  const bottom = Math.max(card.bottom, from.y) + SLACK;
  if (at.x < left || at.x > right || at.y < top || at.y > bottom) return false;
  const corners = [
    { x: card.left - SLACK, y: card.top - SLACK },
    { x: card.right + SLACK, y: card.top - SLACK },
    { x: card.right + SLACK, y: card.bottom + SLACK },
    { x: card.left - SLACK, y: card.bottom + SLACK },
  ];
  // In the hull of a point and a convex shape: in the shape, or in a triangle of the point and one of its edges.
  return corners.some((corner, index) => isInTriangle(at, from, corner, corners[(index + 1) % corners.length] as Point)) || isIn(at, card);
}

const isIn = ({ x, y }: Point, { left, top, right, bottom }: Box) => left <= x && x <= right && top <= y && y <= bottom;

function isInTriangle(at: Point, a: Point, b: Point, c: Point): boolean {
  const turns = [turn(a, b, at), turn(b, c, at), turn(c, a, at)];
  return turns.every((one) => one >= -ROUNDING) || turns.every((one) => one <= ROUNDING);
}
