/** Where a search result is read. */
import type { Result } from '../library/search.ts';
import type { Place } from '../platform/sidebar.ts';

/** A fact is read in its story. */
export const placeOfResult = (result: Result): Place =>
  result.kind === 'term' ? { view: 'term', id: result.id } : { view: 'story', id: result.story.id };
