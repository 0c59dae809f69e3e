/** The place where stories and terms are read at length: Chrome's side panel, Firefox's sidebar, and a tab where there is neither. */
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

/** What the two browsers have for it and the polyfill does not know. */
interface Panels {
  sidePanel?: { open(where: { tabId: number } | { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void>; isOpen(where: { windowId?: number }): Promise<boolean> };
}
const { sidePanel, sidebarAction } = browser as unknown as Panels;

const keyOfWish = (window: number | undefined): string => `show-${window}`;

/**
 * Shows a place to the reader of a tab: in the sidebar, which opens if need be, else in a tab of its own beside it. Browsers open a sidebar
 * only for a click or a key of the reader's, and forget it at the first wait: call this before anything is awaited. Chrome counts a click in a page
 * whose message has just come; Firefox does not, so there a sidebar that is open is used and otherwise a tab.
 */
export async function showInSidebar(place: Place, tab?: number): Promise<void> {
  const opening = openSidebar(tab);
  const window = await windowOf(tab);
  if ((await opening) || (await sidebarAction?.isOpen(window === undefined ? {} : { windowId: window }).catch(() => false)))
    await browser.storage.session.set({ [keyOfWish(window)]: fragmentOf(place) });
  else
    await browser.tabs.create({
      url: browser.runtime.getURL(`/sidepanel.html${tab === undefined ? '' : `?tab=${tab}`}${fragmentOf(place)}` as never),
      ...(tab !== undefined && { openerTabId: tab }),
    });
}

/** Whether it opened, or was open. */
async function openSidebar(tab: number | undefined): Promise<boolean> {
  try {
    if (sidePanel && tab !== undefined) await sidePanel.open({ tabId: tab });
    else if (sidebarAction) await sidebarAction.open();
    else return false;
    return true;
  } catch {
    return false;
  }
}

async function windowOf(tab: number | undefined): Promise<number | undefined> {
  try {
    return tab === undefined ? (await browser.windows.getCurrent()).id : (await browser.tabs.get(tab)).windowId;
  } catch {
    return undefined;
  }
}

/** In the sidebar of a window: calls with each place that the reader asks to see there, also one asked for before it was open. */
export function watchWishes(window: number, onWish: (place: Place) => void): () => void {
  const key = keyOfWish(window);
  const grant = (fragment: unknown) => {
    if (typeof fragment !== 'string') return;
    void browser.storage.session.remove(key);
    onWish(placeOf(fragment));
  };
  const listener = (changes: Record<string, { newValue?: unknown }>) => grant(changes[key]?.newValue);
  browser.storage.session.onChanged.addListener(listener);
  void browser.storage.session.get(key).then((stored) => grant(stored[key]));
  return () => browser.storage.session.onChanged.removeListener(listener);
}
