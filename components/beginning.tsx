/** A list that may be long: its beginning, and a button that brings more of it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SidebarWords } from './messages/sidebar.ts';

/** Most items that come at a press: as many as are drawn before anybody notices. */
const PART = 96;

/** The items to show, and what stands below them. */
export function useBeginning<Item>(items: Item[], first: number, words: SidebarWords): [shown: Item[], more: ComponentChildren] {
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  // Of one more alone there is no use in asking.
  if (left <= 1) return [items, null];
  const more = (
    <button type="button" class="more" onClick={() => setShown(shown + PART)}>
      {words.say('sidebar.showMore', { count: Math.min(left, PART) })}
    </button>
  );
  return [items.slice(0, shown), more];
}
