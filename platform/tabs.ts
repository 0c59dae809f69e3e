/** The tab in front of the reader. */
import { browser } from 'wxt/browser';

export interface Site {
  tab: number;
  /** Host of its page, when it is one that extensions may enter. */
  host?: string;
}

/** The active tab; undefined where there is none. `?tab=` in the address of an extension page names another, for a popup opened as a page. */
export async function activeSite(): Promise<Site | undefined> {
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  const tab = asked ? await browser.tabs.get(asked) : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return undefined;
  const url = tab.url ? new URL(tab.url) : undefined;
  return { tab: tab.id, ...(url && /^(https?|file):$/.test(url.protocol) && { host: url.hostname }) };
}
