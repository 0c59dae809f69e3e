/** Opening the sidebar for a page or by a key. Nothing may be awaited before: see showInSidebar. */
import { browser } from 'wxt/browser';
import { type Place, showInSidebar } from '../../platform/sidebar.ts';

/** The answer to a page that wants a place shown beside it. */
export const show = ({ place }: { place: Place }, { tab }: { tab?: { id?: number } }): Promise<void> => showInSidebar(place, tab?.id);

/** The reader's key for the sidebar. */
export function watchSidebarKey(): void {
  // Firefox for Android has none.
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === 'open-sidebar') void showInSidebar({ view: 'page' }, tab?.id);
  });
}
