/**
 * `npm run screenshots`: pictures of every screen, for the README and for the eyes of whoever changes the look. Needs a build. They show the fonts of the
 * machine: those in the README are Noto's (Debian: fonts-noto-core, fonts-wqy-microhei).
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LaunchOptions, launch, type RunningBrowser, until } from '../tests/browsers.ts';
import { marksOf, pointAt, settledShadowTextOf } from '../tests/looking.ts';
import { serve } from '../tests/serve.ts';

const OUT = fileURLToPath(new URL('../docs/images/', import.meta.url));

/** A popup or a sidebar, and what must stand in it before it is taken. */
interface Panel {
  /** Its name, and behind a `#` the place that it shows. */
  path: string;
  /** What is searched for. */
  query?: string;
  width: number;
  height: number;
  ready: string;
}

/** A page, the mark on it that is pointed at, and the browser that shows it. */
interface Scene {
  name: string;
  page: string;
  mark: string;
  browser?: 'chromium' | 'firefox';
  options: LaunchOptions;
  /** The panels that are shown as well. */
  panels?: Panel[];
}

const WIDE = { width: 1120, height: 760 };
const NARROW = { width: 360, height: 640 };

const POPUP = { path: 'popup', width: 380, height: 560, ready: 'main li' };
const searchFor = (query: string): Panel => ({ ...POPUP, query, ready: '[role="option"]' });
const sidebarAt = (fragment = ''): Panel => ({
  path: `sidepanel#${fragment}`,
  width: 400,
  height: 760,
  ready: fragment.startsWith('term') ? 'main svg' : 'main li',
});

const SCENES: Scene[] = [
  {
    name: 'card-ar-light',
    page: 'news-ar.html',
    mark: 'وإنفيديا',
    options: { language: 'ar', viewport: WIDE },
    panels: [POPUP, searchFor('لإنفيديا'), sidebarAt(), sidebarAt('term/huawei')],
  },
  {
    name: 'card-ar-dark',
    page: 'news-ar.html',
    mark: 'قيود التصدير',
    options: { language: 'ar', scheme: 'dark', viewport: WIDE },
    panels: [searchFor('57 مليار'), sidebarAt('term/nvidia')],
  },
  {
    name: 'card-en-light',
    page: 'news-en.html',
    mark: 'Huawei',
    options: { language: 'en-US', viewport: WIDE },
    panels: [POPUP, searchFor('chips china'), sidebarAt(), sidebarAt('story/004-chinese-models-win-users')],
  },
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

/** The popup and the sidebar over a page. Both are shown as pages of their own, which know by their address which tab they belong to. */
async function shootPanels({ name, panels = [] }: Scene, running: RunningBrowser, url: string) {
  const first = await running.extensionPage('popup.html');
  const tab = await first.evaluate(async (address) => (await chrome.tabs.query({})).find((one) => one.url === address)?.id, url);
  await first.close();
  for (const { path, query, width, height, ready } of panels) {
    const [file = '', fragment = ''] = path.split('#');
    const panel = await running.extensionPage(`${file}.html?tab=${tab}${query ? `&q=${encodeURIComponent(query)}` : ''}#${fragment}`);
    await panel.setViewport({ width, height });
    await until(() => panel.evaluate((selector) => document.querySelector(selector) !== null, ready));
    await until(() => panel.evaluate(() => document.fonts.ready.then(() => true)));
    const kind = [file, query && 'search', fragment.split('/')[0]].filter(Boolean).join('-');
    await panel.screenshot({ path: `${OUT}${name.replace('card', kind)}.png` });
    await panel.close();
  }
}

mkdirSync(OUT, { recursive: true });
const server = await serve();
for (const scene of SCENES) {
  const { name, page: path, mark, browser = 'chromium', options } = scene;
  const running = await launch(browser, options);
  try {
    const page = await running.page(server.at(path));
    await until(async () => (await marksOf(page)).some(({ text }) => text === mark));
    const target = (await marksOf(page)).find(({ text }) => text === mark);
    if (target) await pointAt(page, target);
    await settledShadowTextOf(page, '[data-hashiya]');
    await page.screenshot({ path: `${OUT}${name}.png` });
    if (scene.panels) await shootPanels(scene, running, page.url());
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
