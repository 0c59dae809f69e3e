/** What is open follows the library: an import or an erasure in the options is seen in sidebar, popup, card and address bar without opening them anew. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { marked, startSession } from './companion.ts';
import { tabOf } from './screens.ts';

const both = (text: string) => ({ ar: text, en: text });
/** A story, a fact and a term with its name, of the reader's own. */
const OWN = JSON.stringify({
  ...{ format: 'hashiya-library', version: 1, settings: {} },
  terms: [{ id: 'zafarani', category: 'company', tier: 'core', name: both('Zafarani'), gloss: both('A company.'), origin: 'saved' }],
  spellings: [{ text: 'Zafarani Labs', lang: 'en', kind: 'name', term: 'zafarani', origin: 'saved' }],
  stories: [
    {
      id: 'mine',
      title: both('My story'),
      summary: both('Mine'),
      language: 'en',
      published: { date: '2025-10-01' },
      cites: [],
      origin: 'saved',
    },
  ],
  facts: [{ id: 'mine/a', story: 'mine', kind: 'event', says: both('It was opened.'), terms: ['zafarani', 'huawei'], origin: 'saved' }],
});

const says = (page: Page, what: string | RegExp) => until(async () => (await page.evaluate(() => document.body.innerText)).match(what));
const press = async (page: Page, name: string) => {
  const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space(.)="${name}" and not(ancestor::dialog[not(@open)])])`);
  await button?.click();
};

it.each(['chromium', 'firefox'] as const)('in %s', async (name) => {
  const session = await startSession(name);
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-'));
  try {
    const news = await session.read('news-en.html');
    await news.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p>Huawei beside Zafarani Labs.</p>'));
    const tab = await tabOf(session, news);
    const sidebar = await session.browser.extensionPage('sidepanel.html#term/zafarani');
    await says(sidebar, 'This term is no longer in the library.');
    const searching = await session.browser.extensionPage(`popup.html?tab=${tab}&q=zafarani`);
    await says(searching, /Nothing (has all of|in the library has)/);
    const popup = await session.browser.extensionPage(`popup.html?tab=${tab}`);
    await says(popup, /Huawei\s+\d+ mentions?\s+10 facts/);

    const options = await session.browser.extensionPage('options.html');
    const file = join(folder, 'library.json');
    await writeFile(file, OWN);
    const input = await options.waitForSelector('input[type=file]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    await says(options, 'it holds 1 story');
    await press(options, 'Import');
    await says(options, 'was imported');
    await says(sidebar, /Zafarani[\s\S]*It was opened\./);
    await says(searching, /Zafarani\s+Company/);
    await says(popup, /Huawei\s+\d+ mentions?\s+11 facts/);
    await says(popup, /Zafarani\s+1 mention\s+1 fact/);
    await news.bringToFront();
    await until(async () => (await marked(news)).includes('Zafarani Labs'));

    await options.bringToFront();
    const seen = await options.evaluateHandle(() => {
      const texts = new Set<string>();
      new MutationObserver(() => texts.add(document.querySelector('.running')?.textContent ?? '')).observe(document.body, {
        childList: true,
        subtree: true,
      });
      return texts;
    });
    await press(options, 'Erase everything');
    await press(options, 'Erase');
    await says(options, 'Everything was erased.');
    expect(await seen.evaluate((texts) => [...texts])).toContain('Erasing…');
    await says(sidebar, 'This term is no longer in the library.');
    await says(searching, /Nothing (has all of|in the library has)/);
    await says(popup, /Huawei\s+\d+ mentions?\s+10 facts/);
    await news.bringToFront();
    await until(async () => (await marked(news)).includes('Huawei'));
    expect(await marked(news)).not.toContain('Zafarani Labs');
  } finally {
    await session.close();
    await rm(folder, { recursive: true });
  }
});
