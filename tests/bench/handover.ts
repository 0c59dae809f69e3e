/**
 * `npm run bench:handover`: how a page gets its mentions, in real Chromium with the built extension. Either the lexicon comes to the page (its bytes,
 * opened as they are) and its texts are read there; or its texts go to the background, many in one message, and candidates come back. Each time in
 * a fresh page and with cold code, nothing of ours but that in it; medians; see docs/decisions/0027.
 */
import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import { makeExtension, SCRIPTS } from './handover/extension.ts';
import type { Outcome } from './handover/texts.ts';
import { keepLexicon, stopBackground } from './kept-lexicon.ts';
import { heapOf } from './page/measure.ts';
import { makePages } from './page/pages.ts';
import { costOf } from './page/trace.ts';

const ROUNDS = 3;
const COUNTS = [300, 10_000, 100_000];
/** Time for a page to be there, and then to be read, in ms. */
const LOADING = 500;
const READING = 1_000;

type Way = keyof typeof SCRIPTS;
const WAYS: Record<Way, string> = { there: 'lexicon to the page', asked: 'texts to the background' };
const PAGES = { news: '60,000 characters', large: '1 MB' };

declare const chrome: {
  tabs: { query(which: object): Promise<{ id: number }[]> };
  scripting: { executeScript(what: object): Promise<{ result: unknown }[]> };
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

const extension = await makeExtension();
const { folder } = makePages(undefined);
const server = await serve(folder);
const running = await launchChromium({ extension });
try {
  const control = await running.extensionPage('popup.html');
  const opened = async <Result>(name: string, run: (page: Page, url: string) => Promise<Result>): Promise<Result> => {
    const url = server.at(`${name}.html`);
    const page = await running.page(url);
    try {
      await page.bringToFront();
      await sleep(LOADING);
      return await run(page, url);
    } finally {
      await page.close();
    }
  };
  /** Has the page get its mentions so. */
  const read = async (url: string, way: Way) => {
    await control.evaluate(
      async (address, file) => {
        const [tab] = await chrome.tabs.query({ url: address });
        await chrome.scripting.executeScript({ target: { tabId: tab?.id }, files: [file], injectImmediately: true });
      },
      url,
      SCRIPTS[way],
    );
    await sleep(READING);
  };
  const outcomeIn = (url: string) =>
    control.evaluate(async (address) => {
      const [tab] = await chrome.tabs.query({ url: address });
      const func = () => (globalThis as unknown as { outcome: Promise<unknown> }).outcome;
      const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab?.id }, func });
      return frame?.result as Outcome;
    }, url);

  const row = (cells: string[]) => console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(26) : cell.padStart(13))).join(''));
  for (const count of COUNTS) {
    const { bytes } = await keepLexicon(running, control, count);
    for (const [name, size] of Object.entries(PAGES)) {
      console.log(`\n${count.toLocaleString('en')} spellings, ${(bytes / 1e6).toFixed(2)} MB; a page of ${size}`);
      row(['', 'main thread', 'worker', 'first answer', 'cold', 'all', 'cold', 'heap']);
      const found = new Set<number>();
      for (const [way, what] of Object.entries(WAYS) as [Way, string][]) {
        // The worker runs from here on, and has the lexicon.
        const heap = await opened(name, async (page, url) => {
          const devtools = await page.createCDPSession();
          const before = await heapOf(devtools);
          await read(url, way);
          return (await heapOf(devtools)) - before;
        });
        const warm: (Outcome & { total: number; worker: number })[] = [];
        const cold: Outcome[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await opened(name, async (page, url) => {
            const { total, worker } = await costOf(page, () => read(url, way));
            warm.push({ ...(await outcomeIn(url)), total, worker });
          });
        }
        for (let round = 0; round < ROUNDS; round++) {
          await opened(name, async (_, url) => {
            await stopBackground(running);
            await read(url, way);
            cold.push(await outcomeIn(url));
          });
        }
        for (const { candidates } of [...warm, ...cold]) found.add(candidates);
        const ms = <Key extends string>(rounds: Record<Key, number>[], of: Key) =>
          `${median(rounds.map((round) => round[of])).toFixed(1)} ms`;
        const times = [ms(warm, 'total'), ms(warm, 'worker'), ms(warm, 'first'), ms(cold, 'first'), ms(warm, 'all'), ms(cold, 'all')];
        row([what, ...times, `${(heap / 1e6).toFixed(2)} MB`]);
      }
      if (found.size !== 1) throw new Error(`The two ways must find the same, and found ${[...found].join(' and ')}.`);
    }
  }
} finally {
  await running.close();
  await server.close();
  rmSync(extension, { recursive: true });
}
