/** A new install: the welcome, once. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../axe.ts';
import { bidiOf } from '../bidi.ts';
import { launch, launchChromium, type RunningBrowser, until } from '../browsers.ts';
import { hover, marked, type Session, startSession } from './companion.ts';

const FIREFOX_EXTENSION = `WebExtensionPolicy.getByID('hashiya@hashiya.example').extension`;

/** The addresses of all open tabs, asked of the extension. */
async function tabsOf(browser: RunningBrowser): Promise<string[]> {
  const page = await browser.extensionPage('options.html');
  const urls = await page.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url ?? ''));
  await page.close();
  return urls;
}
const welcomes = async (browser: RunningBrowser) => (await tabsOf(browser)).filter((url) => url.endsWith('/welcome.html')).length;

describe.each(['chromium', 'firefox'] as const)('after an install in %s', (name) => {
  it('the welcome opens, and not again when the browser or the extension begins anew', async () => {
    const browser = await launch(name, { welcome: true });
    try {
      await until(async () => (await welcomes(browser)) === 1);
      await browser.stopBackground();
      await until(async () => (await welcomes(browser)) === 1);
    } finally {
      await browser.close();
    }
  });
});

describe('after an update of chromium or the extension', () => {
  it.each(['update', 'chrome_update', 'shared_module_update'])('no welcome opens: %s', async (reason) => {
    const browser = await launchChromium();
    try {
      const background = await browser.background();
      await background.evaluate((why) => chrome.runtime.onInstalled.dispatch({ reason: why }), reason);
      await background.evaluate(() => chrome.runtime.onInstalled.dispatch({ reason: 'install' }));
      // The one that was asked for last is there, and no other.
      await until(async () => (await welcomes(browser)) > 0);
      expect(await welcomes(browser)).toBe(1);
    } finally {
      await browser.close();
    }
  });
});

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  const text = (page: Page) => page.evaluate(() => document.body.innerText);
  const setLanguage = (page: Page, language: string) => page.evaluate((value) => chrome.storage.sync.set({ language: value }), language);

  it('the sample shows a card with facts from the library', async () => {
    const page = await session.browser.extensionPage('welcome.html');
    await page.bringToFront();
    await until(async () => (await marked(page)).includes('Huawei'));
    expect(await hover(page, 'Huawei')).toMatch(/^Company\s+Huawei/);
    await page.close();
  });

  it('it speaks Arabic and English, leaves axe nothing to find, and fits 320 px', async () => {
    const page = await session.browser.extensionPage('welcome.html');
    for (const [language, title] of [
      ['ar', 'أهلًا بك في «حاشية»'],
      ['en', 'Welcome to Hashiya'],
    ] as const) {
      await setLanguage(page, language);
      await until(async () => (await text(page)).includes(title));
      expect(await violationsOf(page)).toEqual([]);
      await page.setViewport({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await page.close();
  });

  it('it asks for access where there is none, and not where there is', async () => {
    const page = await session.browser.extensionPage('welcome.html');
    expect(await text(page)).not.toContain('Allow on all sites');
    await page.close();
    if (name === 'chromium') return;
    await bidiOf(session.browser.browser).privileged(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.remove('hashiya@hashiya.example', { permissions: [], origins: ['<all_urls>'] }, ${FIREFOX_EXTENSION});
    })()`);
    const without = await session.browser.extensionPage('welcome.html');
    await until(async () => (await text(without)).includes('Allow on all sites'));
    expect(await violationsOf(without)).toEqual([]);
    await without.close();
    await bidiOf(session.browser.browser).privileged(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.add('hashiya@hashiya.example', { permissions: [], origins: ['<all_urls>'] }, ${FIREFOX_EXTENSION});
    })()`);
  });

  it('the way to the options leads there', async () => {
    const page = await session.browser.extensionPage('welcome.html');
    await (await page.waitForSelector('button.link'))?.click();
    await until(async () => (await tabsOf(session.browser)).some((url) => url.endsWith('/options.html')));
    await page.close();
  });
});

/** The API of the extension's own pages and background; only what is used here. */
declare const chrome: {
  tabs: { query(which: object): Promise<{ url?: string }[]> };
  storage: { sync: { set(values: object): Promise<void> } };
  runtime: { onInstalled: { dispatch(details: object): void } };
};
