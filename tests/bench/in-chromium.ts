/** A real Chromium whose extension holds a library of any size. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Pack } from '../../core/knowledge/pack.ts';
import { keyOf } from '../../core/text/fold.ts';
import { launchChromium, type RunningBrowser, type RunningChromium, until } from '../browsers.ts';
import { ask } from './popup.ts';

/** Records that are sent to the browser at once. */
const CHUNK = 4000;
/** An empty page of the extension: what no screen can be faster than. */
export const FLOOR = 'floor.html';

export interface LargeLibrary {
  running: RunningChromium;
  /** ms to build the search index, and its bytes. */
  built: number;
  kept: number;
  close(): Promise<void>;
}

/** Chromium with these records beside the seeds, and a search index of them all. */
export async function launchWith(pack: Pack): Promise<LargeLibrary> {
  const extension = mkdtempSync(join(tmpdir(), 'hashiya-bench-'));
  cpSync(fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url)), extension, { recursive: true });
  writeFileSync(join(extension, FLOOR), '<!doctype html><title>Floor</title><p>Floor');
  const running = await launchChromium({ extension });

  const first = await running.extensionPage('popup.html');
  await until(() => first.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'hashiya')));
  await ask(first, 'nvidia');
  await store(first, pack);
  await first.close();

  // A change of the library that nobody has made an index for: the first search builds it.
  const building = await running.extensionPage('popup.html');
  await ask(building, 'nvidia');
  const built = await building.evaluate(() => performance.now());
  const kept = await building.evaluate(readIndexSize);
  await building.close();
  const close = async () => {
    await running.close();
    rmSync(extension, { recursive: true });
  };
  return { running, built, kept, close };
}

/** Where the pages of the extension stand. */
export async function originOf(running: RunningBrowser): Promise<string> {
  const page = await running.extensionPage(FLOOR);
  const origin = await page.evaluate(() => location.origin);
  await page.close();
  return origin;
}

/** ms from the start of a page until its first paint, with the processor slowed `rate` times. */
export async function firstPaint(running: RunningBrowser, address: string, rate: number): Promise<number> {
  const page = await running.page();
  await page.emulateCPUThrottling(rate);
  await page.goto(address);
  const paint = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await until(paint);
  const time = await paint();
  await page.close();
  return time;
}

/** In an extension page: bytes of the index that is kept. */
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
