/** A lexicon of any size in the extension's own library, where the background finds it. */
import type { Page } from 'puppeteer-core';
import { compileLexicon } from '../../core/lexicon/compile.ts';
import { LEXICON, NAME } from '../../library/kept.ts';
import { seeds } from '../../tools/seed-lexicon.ts';
import { type RunningBrowser, until } from '../browsers.ts';
import { termsWith } from './corpus.ts';

/**
 * Puts the compiled lexicon of so many spellings in the place of the one that the library keeps, and ends the background worker: the next that is asked of it
 * is answered with this one. The terms themselves are not in the library, so nothing can be asked of it but mentions. `control` is any page of the extension.
 * Returns the spellings, and the length of the lexicon in bytes.
 */
export async function keepLexicon(running: RunningBrowser, control: Page, count: number): Promise<{ spellings: string[]; bytes: number }> {
  const terms = termsWith(count);
  const compiled = compileLexicon(terms, seeds.neighbours);
  // A library that is not filled yet would compile its own over it.
  await until(() => control.evaluate(replaceKept, NAME, LEXICON, ''));
  await control.evaluate(replaceKept, NAME, LEXICON, Buffer.from(compiled).toString('base64'));
  await stopBackground(running);
  return { spellings: terms.flatMap(({ spellings }) => spellings.map(({ text }) => text)), bytes: compiled.length };
}

/** Ends the background worker, and waits until it has ended. */
export async function stopBackground(running: RunningBrowser): Promise<void> {
  await running.stopBackground();
  await until(async () => !(await running.backgroundRuns()));
}

/** In a page of the extension: whether the library keeps a record of bytes under this key; these bytes take their place, unless they are none. */
async function replaceKept(name: string, key: string, base64: string): Promise<boolean> {
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open(name));
  try {
    const settings = database.transaction('settings', 'readwrite').objectStore('settings');
    if (!(await done(settings.get(key)))) return false;
    if (base64)
      await done(settings.put({ key, value: (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(base64) }));
    return true;
  } finally {
    database.close();
  }
}
