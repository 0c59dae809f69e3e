/** A list that may be long: its beginning, and a button that brings the rest. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SidebarWords } from './messages/sidebar.ts';

/** The items to show, and what stands below them. */
export function useBeginning<Item>(items: Item[], first: number, words: SidebarWords): [shown: Item[], more: ComponentChildren] {
  const [all, setAll] = useState(false);
  // Of one more alone there is no use in asking.
  if (all || items.length <= first + 1) return [items, null];
  const more = (
    <button type="button" class="more" onClick={() => setAll(true)}>
      {words.say('sidebar.showAll', { count: items.length - first })}
    </button>
  );
  return [items.slice(0, first), more];
}
