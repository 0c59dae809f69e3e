/**
 * `npm run bench:transfer [-- MEGABYTES]`: a huge file through the options page, in each browser: how long each step takes, and whether the page can still
 * be used meanwhile (the longest that a timer of 10 ms was late, beside the same in an idle page); how long a card waits for its facts while records are
 * stored; and how long it takes to erase them all.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Page } from 'puppeteer-core';
import { until } from '../browsers.ts';
import { startSession } from '../e2e/companion.ts';

const MEGABYTES = Number(process.argv[2] ?? 100);

/** A library in the format of the export, of at least this many bytes: stories with 20 facts each. */
async function* library(bytes: number) {
  const says = 'قالت الشركة إنها ستضاعف إنتاجها من الرقائق المتقدمة خلال العام المقبل، بحسب ما نقلته وسائل إعلام محلية عن مصادر مطلعة. ';
  const both = (text: string) => ({ ar: text, en: text });
  const fact = (story: string, at: number) =>
    JSON.stringify({
      id: `${story}/f${at}`,
      story,
      kind: 'claim',
      says: { ar: `${says}${at}`, en: `The company said it would double what it makes, ${at}.` },
      terms: ['nvidia', 'huawei'],
      origin: 'saved',
    });
  const stories = Math.ceil(bytes / (20 * Buffer.byteLength(fact('s-100000', 10)) + 300));
  yield '{"format":"hashiya-library","version":1,"exported":"2026-11-22T00:00:00.000Z","settings":{},"terms":[],"spellings":[],"stories":[\n';
  for (let at = 0; at < stories; at += 1) {
    const record = { title: both(`T ${at}`), summary: both('S'), language: 'ar', published: { date: '2025' }, cites: [], origin: 'saved' };
    yield `${at > 0 ? ',\n' : ''}${JSON.stringify({ id: `s-${at}`, ...record })}`;
  }
  yield '\n],"facts":[\n';
  for (let at = 0; at < stories * 20; at += 1) yield `${at > 0 ? ',\n' : ''}${fact(`s-${at % stories}`, at)}`;
  yield '\n]}';
}

/** Begins to watch how late a timer is; what comes back tells the latest, in ms. */
async function watchLateness(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { latest: 0, last: performance.now() };
    Object.assign(globalThis, { watch });
    setInterval(() => {
      const now = performance.now();
      watch.latest = Math.max(watch.latest, now - watch.last - 10);
      watch.last = now;
    }, 10);
  });
  return () =>
    page.evaluate(() => {
      const { watch } = globalThis as unknown as { watch: { latest: number } };
      const { latest } = watch;
      watch.latest = 0;
      return latest;
    });
}

/** How long the background takes to answer what a card asks, in ms. The reader of any page waits as long. */
const cardOf = (page: Page, term: string): Promise<number> =>
  page.evaluate(async (id) => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<{ answer?: { gloss?: object } }> } };
    };
    const asked = performance.now();
    const { answer } = await chrome.runtime.sendMessage({ type: 'gloss', ask: { term: id, page: { counts: {}, nearby: [] } } });
    if (!answer?.gloss) throw new Error('The card has nothing to show.');
    return performance.now() - asked;
  }, term);

/** How long the database itself takes to answer, in ms: what a sidebar waits for that was open before. */
const readOf = (page: Page, term: string): Promise<number> =>
  page.evaluate(async (id) => {
    const asked = performance.now();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('hashiya');
      request.onsuccess = () => resolve(request.result);
    });
    await new Promise((resolve) => {
      database.transaction('terms').objectStore('terms').get(id).onsuccess = resolve;
    });
    database.close();
    return performance.now() - asked;
  }, term);

const text = (page: Page) => page.evaluate(() => document.body.innerText);
const press = async (page: Page, name: string) =>
  (await page.waitForSelector(`::-p-xpath(//button[normalize-space(.)="${name}"])`))?.click();

const folder = await mkdtemp(join(tmpdir(), 'hashiya-'));
const file = join(folder, 'library.json');
await pipeline(library(MEGABYTES * 1e6), createWriteStream(file));
const content = await readFile(file, 'utf8');
const factsAt = content.indexOf('"facts"');
const count = (text: string) => text.split('\n{').length - 1;
console.log(
  `${((await stat(file)).size / 1e6).toFixed(0)} MB, ${count(content.slice(0, factsAt))} stories, ${count(content.slice(factsAt))} facts`,
);
for (const name of ['chromium', 'firefox'] as const) {
  const session = await startSession(name);
  try {
    const page = await session.browser.extensionPage('options.html');
    await page.bringToFront();
    await until(async () => (await text(page)).includes('Stories'));
    const latest = await watchLateness(page);
    const timed = async (step: string, work: () => Promise<unknown>) => {
      await latest();
      const begun = performance.now();
      await work();
      console.log(
        `${name}: ${step.padEnd(28)} ${((performance.now() - begun) / 1000).toFixed(1)} s, page late by at most ${(await latest()).toFixed(0)} ms`,
      );
    };
    await timed('idle', () => new Promise((resolve) => setTimeout(resolve, 2000)));
    const input = (await page.$('input[type=file]')) as unknown as { uploadFile(path: string): Promise<void> };
    await timed('read and checked', async () => {
      await input.uploadFile(file);
      await until(async () => (await text(page)).includes('it holds'), 300_000);
    });
    const cards: number[] = [];
    let reading = 0;
    await timed('stored', async () => {
      await press(page, 'Import');
      await until(async () => (await text(page)).includes('Storing'));
      for (let times = 0; times < 10; times += 1) {
        cards.push(await cardOf(page, 'tsmc'));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      reading = await readOf(page, 'tsmc');
      await until(async () => (await text(page)).includes('was imported'), 300_000);
    });
    console.log(
      `${name}: a card meanwhile, of 10 the slowest ${Math.max(...cards).toFixed(0)} ms; the database itself ${(reading / 1000).toFixed(1)} s`,
    );
    await timed('exported', async () => {
      await press(page, 'Export everything to a file');
      await until(async () => (await text(page)).includes('was exported'), 300_000);
    });
    await timed('read, checked again', async () => {
      await input.uploadFile(file);
      await until(async () => (await text(page)).includes('it holds'), 300_000);
    });
    await press(page, 'Import');
    await until(async () => (await text(page)).includes('Storing'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await timed('cancelled while storing', async () => {
      await press(page, 'Cancel');
      await until(async () => (await text(page)).includes('Nothing was changed'), 300_000);
    });
    await timed('erased', async () => {
      await press(page, 'Erase everything');
      await press(page, 'Erase');
      await until(async () => (await text(page)).includes('Erasing'));
      await until(async () => (await text(page)).includes('was erased'), 300_000);
    });
  } finally {
    await session.close();
  }
}
await rm(folder, { recursive: true });
