/** The sidebar as a reader uses it, in each real browser: beside a page, from story to term and back, closed and opened again. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../axe.ts';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { type ExtensionPage, marked, type Session, startSession } from './companion.ts';

/** What the reader sees of the sidebar. */
const textOf = (sidebar: Page): Promise<string> => sidebar.evaluate(() => document.querySelector('main')?.innerText ?? '');
const headingOf = (sidebar: Page): Promise<string> => sidebar.evaluate(() => document.querySelector('h1')?.innerText ?? '');
const storiesIn = (sidebar: Page): Promise<string[]> =>
  sidebar.evaluate(() => [...document.querySelectorAll<HTMLElement>('.stories .title')].map(({ innerText }) => innerText));
const shows = (sidebar: Page, text: string | RegExp) => until(async () => (await textOf(sidebar)).match(text));
const arrivesAt = (sidebar: Page, heading: string | RegExp) => until(async () => (await headingOf(sidebar)).match(heading));

async function press(sidebar: Page, label: string) {
  await sidebar.evaluate((name) => {
    const candidates = [...document.querySelectorAll<HTMLElement>('a, button, summary')];
    const control = candidates.find((one) => (one.getAttribute('aria-label') ?? one.innerText).trim() === name);
    if (!control) throw new Error(`There is nothing to press that is called ${name}.`);
    control.click();
  }, label);
}

const idOf = (session: Session, page: Page): Promise<number> =>
  session.inExtension(async (url) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    return (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id as number;
  }, page.url());

/** Asks the background to show a place, as a card does from its page; the driver counts as the reader's own hand. */
const askToShow = (from: Page, id: string) =>
  from.evaluate((term) => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } };
    return chrome.runtime.sendMessage({ type: 'show', ask: { place: { view: 'term', id: term } } });
  }, id);

describe('in the side panel of chromium', () => {
  it('opens where it is wished for, follows the tab in front, and goes where the next wish leads', async () => {
    const session = await startSession('chromium');
    try {
      const asking = await session.browser.extensionPage('popup.html');
      const isPanel = (url: string) => url.includes('/sidepanel.html');
      const tabs = async () => (await session.browser.browser.pages()).filter((page) => isPanel(page.url())).length;
      await askToShow(asking, 'huawei');
      const target = await session.browser.browser.waitForTarget((one) => isPanel(one.url()));
      const panel = await target.asPage();
      await arrivesAt(panel, 'Huawei');
      expect(await panel.evaluate(() => innerWidth)).toBeLessThan(600);
      await askToShow(asking, 'nvidia');
      await arrivesAt(panel, 'Nvidia');
      await press(panel, 'This page');
      await shows(panel, 'Browsers let no extension into this page.');
      const page = await session.read('news-en.html');
      await shows(panel, /5 stories of the library relate/);
      expect(await tabs()).toBeLessThanOrEqual(1);
      await page.close();
    } finally {
      await session.close();
    }
  });
});

describe('in firefox', () => {
  it('opens in a tab for a click in a page, and in the sidebar once that is open', async () => {
    const session = await startSession('firefox');
    try {
      const asking = await session.browser.extensionPage('popup.html');
      const sidebars = async () => (await session.browser.browser.pages()).filter((page) => page.url().includes('/sidepanel.html'));
      await askToShow(asking, 'huawei');
      await until(async () => (await sidebars()).length === 1);
      const [inTab] = await sidebars();
      await arrivesAt(inTab as Page, 'Huawei');
      await inTab?.close();

      const { privileged } = bidiOf(session.browser.browser);
      await privileged(
        `Services.wm.getMostRecentWindow('navigator:browser').SidebarController.show('hashiya_hashiya_example-sidebar-action')`,
      );
      /** Where the sidebars of windows stand, as they keep it themselves. */
      const kept = () =>
        asking.evaluate(async () => {
          const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(): Promise<Record<string, unknown>> } } } };
          return JSON.stringify(Object.entries(await chrome.storage.session.get()).filter(([key]) => /^(trail-window|show)-/.test(key)));
        });
      await until(async () => {
        await askToShow(asking, 'nvidia');
        return /trail-window-\d+.*#term\/nvidia/.test(await kept());
      });
      await until(async () => !(await kept()).includes('show-'));
    } finally {
      await session.close();
    }
  });
});

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  /** The sidebar of a page, opened as a page of its own. */
  const beside = async (page: Page, place = '') => session.browser.extensionPage(`sidepanel.html?tab=${await idOf(session, page)}${place}`);

  it('tells which stories relate to the page in front and why, and follows from tab to tab', async () => {
    const news = await session.read('news-en.html');
    const recipe = await session.read('recipe-ar.html', { expectNothing: true });
    const sidebar = await session.browser.extensionPage('sidepanel.html');
    await shows(sidebar, 'Browsers let no extension into this page.');
    await news.bringToFront();
    await shows(sidebar, /5 stories of the library relate to this page/);
    const [first = ''] = await storiesIn(sidebar);
    const reasons = await sidebar.evaluate(() => document.querySelector<HTMLElement>('.story-item .terms')?.innerText);
    expect(first).not.toBe('');
    expect(reasons).toMatch(/DeepSeek|Qwen|Cambricon|GPT-OSS|Huawei/);
    await recipe.bringToFront();
    await shows(sidebar, 'Nothing in the library relates to this page.');
    expect(await textOf(sidebar)).toContain('Newest in the library');
    await news.bringToFront();
    await shows(sidebar, /5 stories/);
    expect((await storiesIn(sidebar))[0]).toBe(first);
    for (const page of [sidebar, news, recipe]) await page.close();
  });

  it('keeps up with a page that changes, and puts no other list in the place of the same', async () => {
    const page = await session.read('dynamic.html');
    const sidebar = await beside(page);
    await shows(sidebar, 'On this page');
    await sidebar.evaluate(() => {
      const seen: string[] = [];
      (globalThis as unknown as { seen: string[] }).seen = seen;
      new MutationObserver(() => seen.push(document.querySelector('main')?.innerText ?? '')).observe(
        document.querySelector('main') as Element,
        {
          childList: true,
          subtree: true,
          characterData: true,
        },
      );
    });
    await page.bringToFront();
    await page.click('#add');
    await until(async () => (await marked(page)).includes('علي بابا'));
    await shows(sidebar, 'Alibaba');
    const seen = await sidebar.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    // Between the old list and the new there was never none.
    for (const text of seen) expect(text).toMatch(/stor(?:y|ies) of the library relate/);
    await sidebar.close();
    await page.close();
  });

  it('leads from a story to a term and back and forward, and is there again when it is opened again', async () => {
    const page = await session.read('news-en.html');
    let sidebar = await beside(page);
    await shows(sidebar, /5 stories/);
    const story = (await storiesIn(sidebar))[0] as string;
    await press(sidebar, story);
    await arrivesAt(sidebar, story);
    expect(await textOf(sidebar)).toMatch(/What it is about[\s\S]*Reported, in order of time/);
    expect(await sidebar.evaluate(() => document.activeElement?.localName)).toBe('h1');
    await sidebar.evaluate(() => document.querySelector<HTMLElement>('.more')?.click());
    await shows(sidebar, 'Nvidia');
    await press(sidebar, 'Nvidia');
    await arrivesAt(sidebar, 'Nvidia');
    await press(sidebar, 'Back');
    await arrivesAt(sidebar, story);
    await press(sidebar, 'Back');
    await arrivesAt(sidebar, 'Related stories');
    await press(sidebar, 'Forward');
    await press(sidebar, 'Forward');
    await arrivesAt(sidebar, 'Nvidia');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await sidebar.close();

    sidebar = await beside(page);
    await arrivesAt(sidebar, 'Nvidia');
    await press(sidebar, 'Back');
    await arrivesAt(sidebar, story);
    await press(sidebar, 'This page');
    await arrivesAt(sidebar, 'Related stories');
    await sidebar.close();
    await page.close();
  });

  it('goes back by the browser too where it stands in a tab', async () => {
    const sidebar = await session.browser.extensionPage('sidepanel.html#term/huawei');
    await arrivesAt(sidebar, 'Huawei');
    await press(sidebar, 'Nvidia');
    await arrivesAt(sidebar, 'Nvidia');
    await sidebar.evaluate(() => history.back());
    await arrivesAt(sidebar, 'Huawei');
    await sidebar.close();
  });

  it('shows of a term when it was reported, all by date, and what is said against it', async () => {
    const sidebar = await session.browser.extensionPage('sidepanel.html#term/ai-race');
    await arrivesAt(sidebar, 'AI race');
    const dispute = await sidebar.evaluate(() =>
      [...document.querySelectorAll('.dispute')]
        .map((one) => [...one.querySelectorAll<HTMLElement>('.side')].map(({ innerText }) => innerText))
        .find((sides) => sides.some((side) => side.includes('not only about chips or computing power'))),
    );
    expect(dispute).toHaveLength(2);
    expect(dispute?.[0]).toContain('Sam Altman');
    expect(dispute?.[1]).toMatch(/control of computing power itself[\s\S]*Experts/);
    const days = await sidebar.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.timeline .date')].map(({ innerText }) => innerText),
    );
    expect(days.length).toBeGreaterThan(3);
    expect(days[0]).toMatch(/2029|2031|2026/);
    const bars = await sidebar.evaluate(() =>
      [...document.querySelectorAll('.over-time a')].map((bar) => bar.getAttribute('aria-label') ?? ''),
    );
    expect(bars[0]).toMatch(/facts in December 2024 — China's open models/);
    const table = await sidebar.evaluate(() => document.querySelector('.data table')?.textContent);
    expect(table).toContain('December 2024');
    await sidebar.close();
  });

  it('copies a fact and a story with their sources', async () => {
    const sidebar = await session.browser.extensionPage('sidepanel.html#story/000-altman-warns-on-china');
    await shows(sidebar, 'Reported, in order of time');
    await sidebar.evaluate(() => {
      const copied: string[] = [];
      Object.assign(globalThis, { copied });
      // Reading the clipboard needs a permission that no driver gives; writing is what the reader asked for.
      Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text: string) => void copied.push(text) });
    });
    await press(sidebar, 'Copy this story');
    await press(sidebar, 'As Markdown');
    await sidebar.evaluate(() => document.querySelector<HTMLElement>('.timed .copy summary')?.click());
    await sidebar.evaluate(() => document.querySelector<HTMLElement>('.timed .copy button')?.click());
    const status = () => sidebar.evaluate(() => document.querySelector<HTMLElement>('.unseen')?.textContent);
    await until(async () => (await status())?.includes('Copied.'));
    const [story, fact] = await sidebar.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);
    expect(story).toMatch(/^## \*OpenAI's chief/);
    expect(story?.match(/^- /gm)).toHaveLength(23);
    expect(fact).toMatch(/^In June 2025, Jensen Huang cautioned[\s\S]*\n— Jensen Huang, June 2025, OpenAI's chief/);
    await sidebar.close();
  });

  it('says so where it is off, and can be switched on from there', async () => {
    const page = await session.read('news-en.html');
    await session.switchOff(['127.0.0.1']);
    const sidebar = await beside(page);
    await shows(sidebar, 'Hashiya is off on this site.');
    await press(sidebar, 'Turn it on here');
    await page.bringToFront();
    await until(async () => (await marked(page)).includes('Huawei'));
    await shows(sidebar, /5 stories/);
    await sidebar.close();
    await page.close();
  });

  it('goes on when its database was deleted under it', async () => {
    const sidebar = await session.browser.extensionPage('sidepanel.html#term/huawei');
    await arrivesAt(sidebar, 'Huawei');
    await session.inExtension(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase('hashiya');
          request.onsuccess = () => resolve(undefined);
          request.onerror = () => reject(request.error);
        }),
    );
    await press(sidebar, 'Nvidia');
    await arrivesAt(sidebar, 'Nvidia');
    await shows(sidebar, 'All that was reported, latest first');
    await sidebar.close();
  });

  it('says that a story or term is not in the library', async () => {
    const sidebar = await session.browser.extensionPage('sidepanel.html#story/no-such-story');
    await arrivesAt(sidebar, 'This story is no longer in the library.');
    await sidebar.close();
  });
});

describe.each([
  ['chromium', 'light'],
  ['chromium', 'dark'],
  ['firefox', 'light'],
  ['firefox', 'dark'],
] as const)('in %s, on %s paper', (name, scheme) => {
  it('has nothing for axe to find in any view, in either language', async () => {
    const session = await startSession(name, { scheme });
    try {
      const news = await idOf(session, await session.read('news-en.html'));
      const recipe = await idOf(session, await session.read('recipe-ar.html', { expectNothing: true }));
      const views = [news, recipe].map((tab) => `?tab=${tab}`);
      for (const language of ['ar', 'en']) {
        await session.inExtension(
          (chosen) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set({ language: chosen }),
          language,
        );
        for (const view of [...views, `?tab=${news}#story/003-chip-shortage-clouds-china-ai`, `?tab=${news}#term/ai-race`]) {
          const sidebar = await session.browser.extensionPage(`sidepanel.html${view}`);
          await sidebar.setViewport({ width: 360, height: 800 });
          await until(async () => (await sidebar.evaluate(() => document.querySelectorAll('main li').length)) >= 5);
          expect(await violationsOf(sidebar), `${language} ${view}`).toEqual([]);
          await sidebar.close();
        }
      }
    } finally {
      await session.close();
    }
  });

  it('fits a column of any width, at twice the size of the text too', async () => {
    const session = await startSession(name, { scheme });
    try {
      for (const place of ['#story/003-chip-shortage-clouds-china-ai', '#term/ai-race', '#term/nvidia'])
        for (const width of [190, 320, 500]) {
          const sidebar = await session.browser.extensionPage(`sidepanel.html${place}`);
          await sidebar.setViewport({ width, height: 700 });
          await until(async () => (await sidebar.evaluate(() => document.querySelectorAll('main li').length)) > 5);
          expect(await sidebar.evaluate(() => document.documentElement.scrollWidth), `${place} ${width}`).toBeLessThanOrEqual(width);
          await sidebar.close();
        }
    } finally {
      await session.close();
    }
  });
});
