/** The tab in front of the reader. */
import { browser } from 'wxt/browser';

export interface Site {
  tab: number;
  /** Host of its page, when it is one that extensions may enter. */
  host?: string;
  /** Title of its page, where the browser tells. */
  title?: string;
}

/** The tab that `?tab=` in the address of an extension page names: for a screen opened as a page, which is not beside what it speaks of. */
export const askedTab = (): number | undefined => Number(new URLSearchParams(location.search).get('tab')) || undefined;

/** The active tab, or the one asked for; undefined where there is none. */
export async function activeSite(): Promise<Site | undefined> {
  const asked = askedTab();
  const tab = asked
    ? await browser.tabs.get(asked).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return undefined;
  const url = tab.url ? new URL(tab.url) : undefined;
  return {
    tab: tab.id,
    ...(url && /^(https?|file):$/.test(url.protocol) && { host: url.hostname }),
    ...(tab.title && { title: tab.title }),
  };
}

/** Calls with the active tab of this window at once, and again whenever it is another or shows another page; returns the way to stop. */
export function watchActiveSite(onChange: (site: Site | undefined) => void): () => void {
  let told: string | undefined;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const site = await activeSite();
    const now = JSON.stringify(site) ?? '';
    // An answer that a later question has overtaken is old.
    if (turn !== asked || now === told) return;
    told = now;
    onChange(site);
  };
  const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.tabs.onRemoved, browser.tabs.onReplaced];
  for (const event of events) event?.addListener(look);
  void look();
  return () => {
    asked++;
    for (const event of events) event?.removeListener(look);
  };
}
