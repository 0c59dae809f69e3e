/** The page that the sidebar stands beside: what is mentioned on it, or why nothing can be known of it. */
import { useEffect, useState } from 'preact/hooks';
import { type Counts, watchFound } from '../../platform/found.ts';
import { isOnFor, type Settings } from '../../platform/settings.ts';
import { type Site, watchActiveSite } from '../../platform/tabs.ts';

export type PageState =
  /** Nothing is known yet. */
  | { state: 'reading' }
  /** The browser lets nobody in; the reader has switched us off, everywhere or here; no script of ours answers. */
  | { state: 'noSite' | 'off' | 'offHere' | 'unreached'; site?: Site | undefined }
  | { state: 'found'; site: Site; counts: Counts };

/**
 * How long, in ms, to wait before believing a page. While it is still being read, its counts come several times a second. One that is just loading
 * has no mention, and one that is being left does not answer: what was shown stays until it is sure that this is not so.
 */
const PATIENCE = { found: 100, nothing: 800, silence: 1500 };

/** The site in front, and what is found on it. What was known of the last page stays until something is known of the next. */
export function usePage(settings: Settings): PageState {
  const [site, setSite] = useState<Site | 'none'>();
  const [page, setPage] = useState<PageState>({ state: 'reading' });
  useEffect(() => watchActiveSite((now) => setSite(now ?? 'none')), []);

  const known = site === 'none' ? undefined : site;
  const tab = known?.tab;
  const host = known?.host;
  const on = host !== undefined && isOnFor(settings, host);
  useEffect(() => {
    if (site === undefined) return;
    if (tab === undefined || host === undefined) return setPage({ state: 'noSite', site: known });
    if (!on) return setPage({ state: settings.on ? 'offHere' : 'off', site: known });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const believe = (state: PageState, after: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setPage((before) => (same(before, state) ? before : state)), after);
    };
    const stop = watchFound(tab, (counts) => {
      if (!counts) return believe({ state: 'unreached', site: known }, PATIENCE.silence);
      const nothing = Object.keys(counts).length === 0;
      believe({ state: 'found', site: known as Site, counts }, nothing ? PATIENCE.nothing : PATIENCE.found);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [site === undefined, tab, host, on, settings.on]);
  return page;
}

const inOrder = (counts: Counts) => JSON.stringify(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

function same(a: PageState, b: PageState): boolean {
  if (a.state !== b.state) return false;
  if (a.state !== 'found' || b.state !== 'found') return true;
  return a.site.tab === b.site.tab && inOrder(a.counts) === inOrder(b.counts);
}
