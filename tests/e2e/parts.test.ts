/** A page pays only for the parts of the content script that it uses. Only Chromium tells of the scripts that run in a page. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { hover, type Session, settle, startSession } from './companion.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession('chromium');
});
afterAll(() => session.close());

/** The files of the extension that run in a page from now on, in order. */
async function filesIn(page: Page): Promise<string[]> {
  const files: string[] = [];
  const debug = await page.createCDPSession();
  debug.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension://')) files.push(url.split('/').at(-1) as string);
  });
  await debug.send('Debugger.enable');
  return files;
}

it('a page with next to no text gets the smallest part and no other', async () => {
  const page = await session.browser.page();
  const files = await filesIn(page);
  await page.goto(session.server.at('empty.html'));
  await settle(page);
  expect(files).toEqual(['reader.js']);
});

it('a page with text gets the part that reads, and the cards with its first card', async () => {
  const page = await session.browser.page();
  const files = await filesIn(page);
  await page.goto(session.server.at('news-en.html'));
  await settle(page);
  expect(files).toEqual(['reader.js', 'reading.js']);
  await hover(page, 'Huawei');
  expect(files).toEqual(['reader.js', 'reading.js', 'cards.js']);
  await page.mouse.move(0, 0);
  await until(async () => !(await page.$('[data-hashiya]')));
  await hover(page, 'Huawei');
  expect(files).toHaveLength(3);
});

it('where the extension is off, no part reads the page until it is on again', async () => {
  await session.switchOff(['127.0.0.1']);
  const page = await session.browser.page();
  const files = await filesIn(page);
  await page.goto(session.server.at('news-en.html'));
  await settle(page);
  expect(files).toEqual(['reader.js']);
  await session.switchOff([]);
  await until(async () => files.includes('reading.js'));
});
