/** The popup of a real Chromium with a library of any size: how long opening and typing take there. */
import type { Browser, Page } from 'puppeteer-core';
import type { Pack } from '../../core/knowledge/pack.ts';
import { keyOf } from '../../core/text/fold.ts';
import { launchChromium, until } from '../browsers.ts';

const ROUNDS = 11;
/** Letters typed in the popup. */
const KEYSTROKES = 400;
/** Records that are sent to the browser at once. */
const CHUNK = 4000;
const FIELD = '[role="combobox"]';

export interface PopupTimes {
  /** ms to build the index, and its bytes. */
  built: number;
  kept: number;
  /** ms from each keystroke until its results stand in the document. */
  keys: number[];
  /** ms from the start of the popup's page until its first result, first paint, and first paint at a quarter of the speed. */
  cold: number[];
  paint: number[];
  slowPaint: number[];
  /** ms from the start of the sidebar's page until its first paint, at a quarter of the speed. */
  slowSidebar: number[];
}

export async function inPopup(pack: Pack, keystrokes: string[]): Promise<PopupTimes> {
  const running = await launchChromium();
  try {
    const first = await running.extensionPage('popup.html');
    await until(() => first.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'hashiya')));
    await typeIn(first, 'nvidia');
    await store(first, pack);
    const address = first.url();
    await first.close();

    // A change of the library that nobody has made an index for: the first search builds it.
    const building = await running.extensionPage('popup.html');
    await typeIn(building, 'nvidia');
    const built = await building.evaluate(() => performance.now());
    const kept = await building.evaluate(readIndexSize);
    await building.close();

    const opened = async (rate: number) => {
      const page = await running.browser.newPage();
      await page.emulateCPUThrottling(rate);
      await page.evaluateOnNewDocument(askAtOnce, FIELD);
      await page.goto(address);
      await until(() => page.evaluate(() => 'firstResult' in globalThis), 30_000);
      const times = await page.evaluate(() => ({
        result: (globalThis as unknown as { firstResult: number }).firstResult,
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      }));
      await page.close();
      return times;
    };
    const plain = [];
    const slow = [];
    for (let round = 0; round < ROUNDS; round++) plain.push(await opened(1));
    for (let round = 0; round < ROUNDS; round++) slow.push(await opened(4));
    const slowSidebar = [];
    for (let round = 0; round < ROUNDS; round++) slowSidebar.push(await paintOf(running.browser, address.replace('popup', 'sidepanel'), 4));

    const typing = await running.extensionPage('popup.html');
    await typeIn(typing, 'nvidia');
    const keys: number[] = [];
    const step = Math.ceil(keystrokes.length / KEYSTROKES);
    for (let at = 0; at < keystrokes.length; at += step) keys.push(await typing.evaluate(timeOf, FIELD, keystrokes[at] as string));
    return {
      built,
      kept,
      keys,
      cold: plain.map(({ result }) => result),
      paint: plain.map(({ paint }) => paint),
      slowPaint: slow.map(({ paint }) => paint),
      slowSidebar,
    };
  } finally {
    await running.close();
  }
}

async function paintOf(browser: Browser, address: string, rate: number): Promise<number> {
  const page = await browser.newPage();
  await page.emulateCPUThrottling(rate);
  await page.goto(address);
  const paint = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await until(paint);
  const time = await paint();
  await page.close();
  return time;
}

async function typeIn(page: Page, query: string) {
  await until(() => page.evaluate((field) => document.querySelector(field) !== null, FIELD));
  await page.evaluate(timeOf, FIELD, query);
}

/** In the popup: ms from the input of a text until its answer stands in the document. */
async function timeOf(selector: string, text: string): Promise<number> {
  const field = document.querySelector(selector) as HTMLInputElement;
  field.value = '';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve));
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const isDone = () => document.querySelector('[role="listbox"]')?.getAttribute('aria-busy') === 'false';
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isDone()) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

/** In the popup, before its own script: types as soon as there is a field, and notes when the first result is there. */
function askAtOnce(selector: string): void {
  let asked = false;
  new MutationObserver((_, observer) => {
    const field = document.querySelector<HTMLInputElement>(selector);
    if (field && !asked) {
      asked = true;
      // When the popup has attached its listeners.
      setTimeout(() => {
        field.value = 'nv';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    }
    if (!document.querySelector('[role="option"]')) return;
    observer.disconnect();
    (globalThis as unknown as { firstResult: number }).firstResult = performance.now();
  }).observe(document, { subtree: true, childList: true });
}

/** In the popup: bytes of the index that is kept. */
async function readIndexSize(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('hashiya');
    request.onsuccess = () => resolve(request.result);
  });
  const kept = await new Promise<{ value: { index: object } }>((resolve) => {
    const request = database.transaction('settings').objectStore('settings').get('searchIndex');
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return Object.values(kept.value.index).reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
}

/** Puts the records beside the seeds, as if a reader had kept them, and forgets the index. */
async function store(page: Page, { terms, stories, facts }: Pack) {
  const rows: Record<string, object[]> = {
    stories,
    facts: facts.map((fact) => ({ ...fact, origin: 'pack' })),
    terms: terms.map(({ spellings: _, ...term }) => ({ ...term, origin: 'pack' })),
    spellings: terms.flatMap(({ id, spellings }) => spellings.map((one) => ({ ...one, key: keyOf(one.text), term: id, origin: 'pack' }))),
  };
  for (const [table, all] of Object.entries(rows)) {
    for (let at = 0; at < all.length; at += CHUNK) await page.evaluate(putRows, table, JSON.stringify(all.slice(at, at + CHUNK)));
  }
}

async function putRows(table: string, json: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('hashiya');
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction([table, 'settings'], 'readwrite');
  for (const row of JSON.parse(json)) transaction.objectStore(table).put(row);
  transaction.objectStore('settings').delete('searchIndex');
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
