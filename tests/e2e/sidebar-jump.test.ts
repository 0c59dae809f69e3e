/** From the sidebar's list of terms to their mentions in the page: the twin of the marks for those who do not see them. */
import { describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { type ExtensionPage, startSession } from './companion.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  it('a term of the list leads to its next mention, wherever that is in the page', async () => {
    const session = await startSession(name);
    try {
      const page = await session.read('news-en.html');
      await page.setViewport({ width: 500, height: 300 });
      const tab = await session.inExtension(async (url) => {
        const { chrome } = globalThis as unknown as ExtensionPage;
        return (await chrome.tabs.query({})).find((one) => one.url === url)?.id;
      }, page.url());
      const sidebar = await session.browser.extensionPage(`sidepanel.html?tab=${tab}`);
      const jump = () =>
        sidebar.evaluate(() =>
          document.querySelector<HTMLElement>('[aria-label="Go to the next mention of \u2068GPT-OSS-120b\u2069"]')?.click(),
        );
      await until(() => sidebar.evaluate(() => document.querySelector('.more') !== null));
      await sidebar.evaluate(() => document.querySelector<HTMLElement>('.more')?.click());
      expect(await page.evaluate(() => scrollY)).toBe(0);
      await page.bringToFront();
      await jump();
      await until(() => page.evaluate(() => scrollY > 0));
      await until(() =>
        sidebar.evaluate(() => document.querySelector('.unseen')?.textContent?.startsWith('The page is at the next mention')),
      );
    } finally {
      await session.close();
    }
  });
});
