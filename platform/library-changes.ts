/** News that the library has become another (imported, erased): for open pages, which show what was found with what it was. */
import { browser } from 'wxt/browser';

/** Changes with the library; what it says means nothing. */
const REVISION = 'libraryRevision';

/** In the background: tells every page, once what it would ask for is ready. */
export async function tellLibraryChanged(): Promise<void> {
  await browser.storage.local.set({ [REVISION]: crypto.randomUUID() });
}

/** Calls whenever the library has become another; returns the way to stop. */
export function watchLibrary(onChange: () => void): () => void {
  const listener = (changes: object, area: string) => {
    if (area === 'local' && REVISION in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
