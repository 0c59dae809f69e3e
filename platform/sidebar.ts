/** The place where stories and terms are read at length: a tab of ours. */
import { browser } from 'wxt/browser';

/** What it shows: the stories that relate to the page in front, one story, or one term. */
export type Place = { view: 'page' } | { view: 'story' | 'term'; id: string };

/** The place as the fragment of an address: `#`, `#story/huawei-ascend`, `#term/nvidia`. */
export const fragmentOf = (place: Place): string => (place.view === 'page' ? '#' : `#${place.view}/${place.id}`);

/** The place that a fragment names; any other text is the page's. */
export function placeOf(fragment: string): Place {
  const [, view, id] = /^#(story|term)\/([a-z0-9-]+)$/.exec(fragment) ?? [];
  return view && id ? { view: view as 'story' | 'term', id } : { view: 'page' };
}

/** Shows a place to the reader of a tab. */
export async function showInSidebar(place: Place, tab?: number): Promise<void> {
  await browser.tabs.create({
    url: browser.runtime.getURL(`/sidepanel.html${fragmentOf(place)}` as never),
    ...(tab !== undefined && { openerTabId: tab }),
  });
}
