/** The first few of many, and the button that shows the rest. */
import { useState } from 'preact/hooks';
import type { SidebarWords } from '../../components/messages/sidebar.ts';

/** Never all but one: a button takes as much room. */
export function useFew<Item>(items: Item[], few: number, words: SidebarWords) {
  const [isAll, setAll] = useState(false);
  const shown = isAll || items.length <= few + 1 ? items : items.slice(0, few);
  const more = shown.length < items.length && (
    <button type="button" class="more" onClick={() => setAll(true)}>
      {words.say('sidebar.showAll', { count: items.length - shown.length })}
    </button>
  );
  return { shown, more };
}
