/**
 * What is painted around the viewport. Every change of it, however small, has a browser look at all that is painted, so while the reader scrolls it
 * changes in large steps: nothing goes, and what comes next comes all at once, long before it is in view.
 */

/** What can be painted. */
export interface Place {
  /** Whether it began below the upper edge of the viewport when the browser told of it last, which is when it came near or went. */
  isBelow: boolean;
}

/**
 * What is to be painted from now on, or undefined while that may stay as it is. `near` must be painted, `within` may be, `painted` is; at rest it is
 * just what is near.
 */
export function chooseAnew<P extends Place>(
  near: ReadonlySet<P>,
  within: ReadonlySet<P>,
  painted: ReadonlySet<P>,
  isScrolling: boolean,
): Set<P> | undefined {
  const isMissing = [...near].some((place) => !painted.has(place));
  if (!isMissing && (isScrolling || near.size === painted.size)) return undefined;
  const chosen = new Set(near);
  if (!isScrolling) return chosen;
  // Where the reader has just turned back, some of what is near has come from above and some from below: then what comes next may be either.
  const sides = new Set([...near].map(({ isBelow }) => isBelow));
  for (const place of within) if (sides.has(place.isBelow)) chosen.add(place);
  return chosen;
}
