/** The options as a reader uses them, with the real database and the real storage, in each browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '../axe.ts';
import { until } from '../browsers.ts';
import { marksOf } from '../looking.ts';
import { marked, type Session, startSession } from './companion.ts';

const textOf = (page: Page, selector = 'body') => page.$eval(selector, (element) => (element as HTMLElement).innerText);
/** Waits until the page says it. */
const says = (page: Page, what: string | RegExp, selector = 'body') =>
  until(async () => {
    const text = await textOf(page, selector);
    return typeof what === 'string' ? text.includes(what) : what.test(text);
  });
const stored = (page: Page): Promise<Record<string, unknown>> => page.evaluate(() => chrome.storage.sync.get(null));
const press = async (page: Page, name: string) => {
  const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space(.)="${name}" and not(ancestor::dialog[not(@open)])])`);
  await button?.click();
};
const outcome = 'section > .matter > .outcome';

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    session = await startSession(name);
    folder = await mkdtemp(join(tmpdir(), 'hashiya-'));
  });
  afterAll(async () => {
    await session?.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    page = await session.browser.extensionPage('options.html');
    await says(page, 'Stories');
  });
  afterEach(async () => {
    await page.evaluate(() => chrome.storage.sync.clear());
    await page.close();
  });

  /** Gives the page a file as if the reader had chosen it. */
  async function choose(content: string, file = 'library.json') {
    const path = join(folder, file);
    await writeFile(path, content);
    const input = await page.$('input[type=file]');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  }

  it('the language of the page changes at once, and its direction', async () => {
    await page.click('input[value=ar]');
    await says(page, 'إعدادات «حاشية»', 'h1');
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang, document.title])).toEqual([
      'rtl',
      'ar',
      'إعدادات «حاشية»',
    ]);
    await page.click('input[value=en]');
    await says(page, 'Hashiya’s options', 'h1');
    expect(await stored(page)).toEqual({ language: 'en' });
  });

  it('what is chosen is stored, and stands there at the next visit', async () => {
    await page.click('input[value=company]');
    await page.click('input[value=tint]');
    await page.click('input[value=section]');
    await page.click('input[value=alt]');
    await page.focus('input[type=range]');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight');
    await says(page, '0.4 seconds');
    const chosen = { categoriesOff: ['company'], look: 'tint', frequency: 'section', modifier: 'alt', delay: 400 };
    await until(async () => JSON.stringify(await stored(page)) !== '{}' && (await stored(page)).delay === 400);
    expect(await stored(page)).toEqual(chosen);
    await page.close();
    page = await session.browser.extensionPage('options.html');
    await says(page, '0.4 seconds');
    const checked = await page.$$eval('input:checked', (inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(checked).toEqual(expect.arrayContaining(['tint', 'section', 'alt', 'model']));
    expect(checked).not.toContain('company');
  });

  it('radio buttons are moved between by arrow keys', async () => {
    await page.focus('input[value=line]');
    await page.keyboard.press('ArrowRight');
    await until(async () => (await stored(page)).look === 'tint');
  });

  it('a site that is added is off in its open tabs at once, and on again once removed', async () => {
    const news = await session.read('news-en.html', { host: 'news.localhost' });
    await page.bringToFront();
    await page.type('input[name=site]', 'not a site');
    await page.keyboard.press('Enter');
    await says(page, 'This is no site’s address');
    await page.$eval('input[name=site]', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await page.type('input[name=site]', news.url());
    await page.keyboard.press('Enter');
    await says(page, 'news.localhost', 'li code');
    expect(await stored(page)).toEqual({ sitesOff: ['news.localhost'] });
    await until(async () => (await news.evaluate(() => CSS.highlights.size)) === 0);
    await press(page, 'Remove');
    await says(page, 'None. Add one here');
    await news.bringToFront();
    await until(async () => (await marked(news)).includes('Huawei'));
    await news.close();
  });

  it('a hidden term stands there by its name, and is shown again when the reader says so', async () => {
    await page.evaluate(() => chrome.storage.sync.set({ termsHidden: ['jensen-huang', 'gone'] }));
    await says(page, 'Jensen Huang', 'li bdi');
    await says(page, 'gone');
    await press(page, 'Show again');
    await until(async () => JSON.stringify(await stored(page)) === '{"termsHidden":["gone"]}');
  });

  it('the focus goes on to the next in a list when one is taken out of it, and at last to its title', async () => {
    await page.evaluate(() => chrome.storage.sync.set({ sitesOff: ['a.example', 'b.example'] }));
    await says(page, 'b.example');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await page.focus('.rows li button');
    await page.keyboard.press('Enter');
    await until(async () => (await focused())?.includes('b.example'));
    await page.keyboard.press('Enter');
    await until(async () => (await focused()) === 'Sites where Hashiya is off');
  });

  it('a list that the browser has no room for is refused in a sentence, and nothing is lost', async () => {
    const sitesOff = Array.from({ length: 240 }, (_, at) => `a-site-with-a-long-name-${at}.example`);
    await page.evaluate((sites) => chrome.storage.sync.set({ sitesOff: sites }), sitesOff.slice(0, 200));
    await says(page, 'name-199.example');
    await page.type('input[name=site]', `${'long-name.'.repeat(20)}example`);
    for (let at = 0; at < 12; at += 1) {
      await page.$eval(
        'input[name=site]',
        (input, text) => {
          (input as HTMLInputElement).value = text;
        },
        `${'long-name.'.repeat(20)}${at}.example`,
      );
      await page.focus('input[name=site]');
      await page.keyboard.press('Enter');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await says(page, 'The browser has no room for a list this long', '[role=alert]');
    const kept = (await stored(page)).sitesOff as string[];
    expect(kept.slice(0, 200)).toEqual(sitesOff.slice(0, 200));
    expect(kept.length).toBeLessThan(212);
    expect(await page.$$eval('.rows li code', (codes) => codes.length)).toBe(kept.length);
  });

  it('the shortcuts stand there as the browser has them', async () => {
    await says(page, 'Open the card of the next highlighted term');
    const keys = await page.$$eval('.keys', (all) => all.map((one) => [...one.children].map((key) => key.textContent).join('+')));
    expect(keys).toContain('Alt+Shift+G');
  });

  it('the sample shows a card under the pointer', async () => {
    await until(async () => (await marked(page)).includes('Huawei'));
    const mark = (await marksOf(page)).find(({ text }) => text === 'Huawei');
    await page.bringToFront();
    await page.mouse.move((mark?.x ?? 0) - 2, mark?.y ?? 0);
    await page.mouse.move(mark?.x ?? 0, mark?.y ?? 0);
    await until(() => page.evaluate(() => document.querySelector('[data-hashiya=card]') !== null));
  });

  it('what is exported and erased comes back by the file, in the settings, the library and open pages', async () => {
    const news = await session.read('news-en.html');
    await news.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p>Nvidia beside Zafarani Labs.</p>'));
    await page.bringToFront();
    await page.evaluate(keepSomething);
    await page.evaluate(() => chrome.storage.sync.set({ categoriesOff: ['event'], sitesOff: ['mail.example'], delay: 300 }));
    const before = await page.evaluate(contents);
    expect(before.filter(([, origin]) => origin === 'saved')).toHaveLength(4);

    await page.evaluate(keepSavedFile);
    await press(page, 'Export everything to a file');
    await says(page, /Everything was exported to \S*hashiya-\d{4}-\d\d-\d\d\.json/, outcome);
    const { text, file } = await page.evaluate(readSavedFile);
    expect(file).toMatch(/^hashiya-\d{4}-\d\d-\d\d\.json$/);

    await press(page, 'Erase everything');
    await says(page, 'Erase everything?', 'dialog[open]');
    await press(page, 'Erase');
    await says(page, 'Everything was erased.', outcome);
    expect(await stored(page)).toEqual({});
    const erased = await page.evaluate(contents);
    expect(erased).toEqual(before.filter(([, origin]) => origin === 'seed'));
    expect(await marked(news)).not.toContain('Zafarani Labs');

    await choose(text, file);
    await says(page, /it holds 1 story, 1 fact,? and 1 term, and your settings/);
    await press(page, 'Import');
    await says(page, `All that is in`, outcome);
    expect(await page.evaluate(contents)).toEqual(before);
    expect(await stored(page)).toMatchObject({ categoriesOff: ['event'], sitesOff: ['mail.example'], delay: 300 });
    await says(page, '1 of them yours');
    await news.bringToFront();
    await until(async () => (await marked(news)).includes('Zafarani Labs'));
    await news.close();

    await page.bringToFront();
    await press(page, 'Erase everything');
    await press(page, 'Export first');
    await says(page, 'Everything was exported to', 'dialog[open]');
    expect((await page.evaluate(readSavedFile)).text).toContain('Zafarani');
    await press(page, 'Erase');
    await says(page, 'Everything was erased.', outcome);
  });

  it.each([
    ['broken', '{"format":"hashiya-library","version":1,"terms":[', 'it is broken, or was cut off'],
    ['foreign', '%PDF-1.7 nothing of ours', 'no file that Hashiya has exported'],
    ['of another program', '{"bookmarks":[]}', 'no file that Hashiya has exported'],
    ['newer', '{"format":"hashiya-library","version":2}', 'A newer Hashiya wrote this file'],
    ['damaged', '{"format":"hashiya-library","version":1,"terms":[],"spellings":[],"stories":[],"facts":[{"id":1}]}', 'facts[0].id'],
  ])('a file that is %s is told as that, and nothing is changed', async (_, content, sentence) => {
    const before = await page.evaluate(contents);
    await choose(content);
    await says(page, sentence, outcome);
    await says(page, 'Nothing was changed.', outcome);
    expect(await page.evaluate(contents)).toEqual(before);
    await page.evaluate(() => chrome.storage.sync.set({ language: 'ar' }));
    await says(page, 'لم يتغيّر شيء.', outcome);
  });

  it('what an imported file says is text, whatever it looks like', async () => {
    const name = '<img src="x" onerror="document.title=1">';
    const both = { ar: name, en: name };
    const term = { id: 'trap', category: 'company', tier: 'core', name: both, gloss: both, origin: 'pack' };
    await choose(
      JSON.stringify({
        ...{ format: 'hashiya-library', version: 1, settings: { termsHidden: ['trap'], look: '<script>', html: '<b>' } },
        ...{ terms: [term], spellings: [], stories: [], facts: [] },
      }),
      '<b>trap.json',
    );
    await says(page, '<b>trap.json');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('The file');
    await press(page, 'Import');
    await says(page, name, 'li bdi');
    expect(await page.evaluate(() => [document.images.length, document.title])).toEqual([0, 'Hashiya’s options']);
    expect(await stored(page)).toMatchObject({ termsHidden: ['trap'], look: 'line' });
    expect(await stored(page)).not.toHaveProperty('html');
  });

  it('an import that the reader calls off changes nothing', async () => {
    const before = await page.evaluate(contents);
    await choose('{"format":"hashiya-library","version":1,"settings":{"look":"tint"},"terms":[],"spellings":[],"stories":[],"facts":[]}');
    await says(page, 'it holds no stories, no facts');
    await press(page, 'Cancel');
    await says(page, 'Cancelled. Nothing was changed.', outcome);
    expect(await page.evaluate(contents)).toEqual(before);
    expect(await stored(page)).toEqual({});
  });

  it('has nothing for axe to find, in either language', async () => {
    await page.evaluate(() => chrome.storage.sync.set({ sitesOff: ['mail.example'], termsHidden: ['apple'] }));
    await says(page, 'Apple');
    expect(await violationsOf(page)).toEqual([]);
    await page.evaluate(() => chrome.storage.sync.set({ language: 'ar' }));
    await says(page, 'آبل');
    expect(await violationsOf(page)).toEqual([]);
    await press(page, 'محو كل شيء');
    await says(page, 'محو كل شيء؟', 'dialog[open]');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.querySelector('dialog[open]') === null));
  });

  it('is read without scrolling sideways on 320 px, as at 400 %', async () => {
    await page.setViewport({ width: 320, height: 640 });
    for (const language of ['ar', 'en']) {
      await page.evaluate(
        (value) => chrome.storage.sync.set({ language: value, sitesOff: [`${'a-very-long-name.'.repeat(6)}example`] }),
        language,
      );
      await until(() => page.evaluate((value) => document.documentElement.lang === value, language));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});

describe('in a dark chromium', () => {
  it('has nothing for axe to find, in either language', async () => {
    const session = await startSession('chromium', { scheme: 'dark' });
    try {
      const page = await session.browser.extensionPage('options.html');
      for (const language of ['ar', 'en']) {
        await page.evaluate(
          (value) => chrome.storage.sync.set({ language: value, sitesOff: ['mail.example'], termsHidden: ['apple'] }),
          language,
        );
        await says(page, language === 'ar' ? 'آبل' : 'Apple');
        expect(await violationsOf(page)).toEqual([]);
      }
    } finally {
      await session.close();
    }
  });
});

// What follows runs in the page.

/** Puts a story, a fact, a term and a spelling of the reader's own into the library. */
async function keepSomething() {
  const both = (text: string) => ({ ar: text, en: text });
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('hashiya');
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(['stories', 'facts', 'terms', 'spellings'], 'readwrite');
  const put = (store: string, record: object) => transaction.objectStore(store).put({ ...record, origin: 'saved' });
  put('stories', { id: 'mine', title: both('Mine'), summary: both('Mine'), language: 'en', published: { date: '2025-10-01' }, cites: [] });
  put('facts', { id: 'mine/a', story: 'mine', kind: 'event', says: both('It was.'), terms: ['zafarani'] });
  put('terms', { id: 'zafarani', category: 'company', tier: 'core', name: both('Zafarani'), gloss: both('A company.') });
  put('spellings', { text: 'Zafarani Labs', lang: 'en', kind: 'name', key: 'zafarani labs', term: 'zafarani' });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** Every record of the library, its numbers and notes aside: its store and name, its origin and what it says. */
async function contents(): Promise<[string, string, string][]> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('hashiya');
    request.onsuccess = () => resolve(request.result);
  });
  const stores = ['stories', 'facts', 'terms', 'spellings'];
  const transaction = database.transaction(stores);
  const all = await Promise.all(
    stores.map(
      (store) =>
        new Promise<[string, string, string][]>((resolve) => {
          const request = transaction.objectStore(store).getAll();
          request.onsuccess = () =>
            resolve(
              request.result.map(({ number: _, ...record }) => [
                `${store} ${record.id ?? record.text}`,
                record.origin,
                JSON.stringify(Object.entries(record).sort()),
              ]),
            );
        }),
    ),
  );
  database.close();
  return all.flat().sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

/** Keeps the next file that the page hands out, in the place of the browser's own saving. */
function keepSavedFile() {
  const original = URL.createObjectURL;
  URL.createObjectURL = (file) => {
    Object.assign(globalThis, { savedFile: file });
    return original(file);
  };
  addEventListener(
    'click',
    (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      Object.assign(globalThis, { savedName: event.target.download });
    },
    { capture: true },
  );
  // A link that is in no document tells nobody of its click.
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    document.body.append(this);
    click.call(this);
    this.remove();
  };
}

async function readSavedFile(): Promise<{ text: string; file: string }> {
  const { savedFile, savedName } = globalThis as unknown as { savedFile: Blob; savedName: string };
  return { text: await savedFile.text(), file: savedName };
}

/** The API of the extension's own pages; only what is used here. */
declare const chrome: {
  storage: { sync: { get(keys: null): Promise<Record<string, unknown>>; set(values: object): Promise<void>; clear(): Promise<void> } };
};
