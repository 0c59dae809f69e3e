/** Where a card goes: beside its mention, never over it, inside the viewport. All in CSS px of the viewport. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Size {
  width: number;
  height: number;
}

/** Where the card's host goes. It hangs from `top` or stands on `bottom` (from the viewport's lower edge), so that its height may change freely. */
export interface Placement {
  left: number;
  top?: number;
  bottom?: number;
  /** The most height that there is. */
  height: number;
  width: number;
}

/** Room between card and mention, and between card and the edge of the viewport. */
const GAP = 6;
const MARGIN = 8;
const WIDEST = 380;
/** Enough to read in: with as much below the mention, the card goes below. */
const AMPLE = 320;
/** With less than this above and below, as beside a line of vertical text, the card goes to a side where it can. */
const SCANT = 150;

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

/**
 * Places a card at the line box `boxes[at]` of its mention, or past the whole mention where it would cover another line of it. Which side it takes
 * depends on the room alone, not on what the card has to say: it would jump when its facts arrive. `fromRight` says that the text runs from right to
 * left, so that the card begins where the mention does.
 */
export function placeCard(boxes: Box[], at: number, viewport: Size, fromRight: boolean): Placement {
  const box = boxes[at] as Box;
  const placement = placeAt(box, box, viewport, fromRight);
  const card = extentOf(placement, viewport);
  if (!boxes.some((line) => overlap(line, card))) return placement;
  const whole = {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
  return placeAt(whole, box, viewport, fromRight);
}

/** Places a card past `anchor`, beginning where `line` does. */
function placeAt(anchor: Box, line: Box, viewport: Size, fromRight: boolean): Placement {
  const width = Math.min(WIDEST, viewport.width - 2 * MARGIN);
  const above = anchor.top - GAP - MARGIN;
  const below = viewport.height - anchor.bottom - GAP - MARGIN;
  const leftOf = anchor.left - GAP - MARGIN;
  const rightOf = viewport.width - anchor.right - GAP - MARGIN;
  if (Math.max(above, below) < SCANT && Math.max(leftOf, rightOf) >= width) {
    const left = rightOf >= leftOf ? anchor.right + GAP : anchor.left - GAP - width;
    return { left, top: MARGIN, height: viewport.height - 2 * MARGIN, width };
  }
  const left = within(fromRight ? line.right - width : line.left, MARGIN, viewport.width - MARGIN - width);
  return below >= Math.min(AMPLE, above)
    ? { left, top: anchor.bottom + GAP, height: Math.max(0, below), width }
    : { left, bottom: viewport.height - anchor.top + GAP, height: Math.max(0, above), width };
}

/** The box of a card that fills all the height it may. */
function extentOf({ left, top, bottom = 0, height, width }: Placement, viewport: Size): Box {
  const upper = top ?? viewport.height - bottom - height;
  return { left, top: upper, right: left + width, bottom: upper + height };
}

export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
