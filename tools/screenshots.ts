/** `npm run screenshots`: pictures of every screen, for the README and for the eyes of whoever changes the look. Needs a build. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type LaunchOptions, launch, until } from '../tests/browsers.ts';
import { marksOf, pointAt, settledShadowTextOf } from '../tests/looking.ts';
import { serve } from '../tests/serve.ts';

const OUT = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** A page, the mark on it that is pointed at, and the browser that shows it. */
interface Scene {
  name: string;
  page: string;
  mark: string;
  browser?: 'chromium' | 'firefox';
  options: LaunchOptions;
  /** Whether the popup is shown as well. */
  popup?: true;
}

const WIDE = { width: 1120, height: 760 };
const NARROW = { width: 360, height: 640 };

const SCENES: Scene[] = [
  { name: 'card-ar-light', page: 'news-ar.html', mark: 'وإنفيديا', options: { language: 'ar', viewport: WIDE }, popup: true },
  { name: 'card-ar-dark', page: 'news-ar.html', mark: 'قيود التصدير', options: { language: 'ar', scheme: 'dark', viewport: WIDE } },
  { name: 'card-en-light', page: 'news-en.html', mark: 'Huawei', options: { language: 'en-US', viewport: WIDE }, popup: true },
  { name: 'card-en-dark-narrow', page: 'news-en.html', mark: 'Nvidia’s', options: { language: 'en-US', scheme: 'dark', viewport: NARROW } },
  { name: 'card-en-firefox', page: 'mixed.html', mark: 'Huawei', browser: 'firefox', options: { language: 'en-US', viewport: WIDE } },
];

/** A page of the extension's own, as long as it is. */
interface Screen {
  name: string;
  path: 'options.html' | 'welcome.html';
  browser?: 'chromium' | 'firefox';
  options: LaunchOptions;
}

const SHEET = { width: 1100, height: 800 };

const SCREENS: Screen[] = [
  { name: 'options-ar-light', path: 'options.html', options: { language: 'ar', viewport: SHEET } },
  { name: 'options-en-dark', path: 'options.html', options: { language: 'en-US', scheme: 'dark', viewport: SHEET } },
  { name: 'options-ar-dark-narrow', path: 'options.html', options: { language: 'ar', scheme: 'dark', viewport: NARROW } },
  { name: 'options-en-firefox', path: 'options.html', browser: 'firefox', options: { language: 'en-US', viewport: SHEET } },
  { name: 'welcome-ar-light', path: 'welcome.html', options: { language: 'ar', viewport: SHEET } },
  { name: 'welcome-en-dark', path: 'welcome.html', options: { language: 'en-US', scheme: 'dark', viewport: SHEET } },
  { name: 'welcome-en-light-narrow', path: 'welcome.html', options: { language: 'en-US', viewport: NARROW } },
];

/** With something in each list, so that it is seen. */
async function shootScreen({ name, path, browser = 'chromium', options }: Screen) {
  const running = await launch(browser, options);
  try {
    const page = await running.extensionPage(path);
    if (options.viewport) await page.setViewport(options.viewport);
    await page.evaluate(() =>
      chrome.storage.sync.set({ sitesOff: ['mail.example.com', 'xn--mgbh0fb.example'], termsHidden: ['apple', 'samsung'] }),
    );
    await until(async () => (await marksOf(page)).length > 5);
    await until(() => page.evaluate(() => document.fonts.ready.then(() => true)));
    await page.screenshot({ path: `${OUT}${name}.png`, fullPage: true });
    console.log(`docs/images/${name}.png`);
  } finally {
    await running.close();
  }
}

async function shootPopup(open: (path: string) => Promise<Page>, url: string, file: string) {
  const first = await open('popup.html');
  const tab = await first.evaluate(async (address) => (await chrome.tabs.query({})).find((one) => one.url === address)?.id, url);
  await first.close();
  const popup = await open(`popup.html?tab=${tab}`);
  await popup.setViewport({ width: 360, height: 560 });
  await until(() => popup.evaluate(() => document.querySelectorAll('li').length > 0));
  await popup.screenshot({ path: file });
}

mkdirSync(OUT, { recursive: true });
const server = await serve();
for (const { name, page: path, mark, browser = 'chromium', options, popup } of SCENES) {
  const running = await launch(browser, options);
  try {
    const page = await running.page(server.at(path));
    await until(async () => (await marksOf(page)).some(({ text }) => text === mark));
    const target = (await marksOf(page)).find(({ text }) => text === mark);
    if (target) await pointAt(page, target);
    await settledShadowTextOf(page, '[data-hashiya]');
    await page.screenshot({ path: `${OUT}${name}.png` });
    if (popup) await shootPopup(running.extensionPage, page.url(), `${OUT}${name.replace('card', 'popup')}.png`);
    console.log(`docs/images/${name}.png`);
  } finally {
    await running.close();
  }
}
await server.close();
for (const screen of SCREENS) await shootScreen(screen);

/** The API of the extension's own pages; only what is used here. */
declare const chrome: {
  tabs: { query(which: object): Promise<{ id?: number; url?: string }[]> };
  storage: { sync: { set(values: object): Promise<void> } };
};
