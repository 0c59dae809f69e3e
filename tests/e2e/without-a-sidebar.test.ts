/**
 * A browser that has no sidebar, no keys for commands, no keyword in its address bar and no context menu, as Firefox for Android. Chromium has none of
 * them for an extension whose manifest does not ask for them.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { clickInCard, hover, type Session, startSession } from './companion.ts';
import { tabOf } from './screens.ts';

const BUILT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

describe('without a sidebar, commands, a keyword and a context menu', () => {
  let session: Session;
  let extension: string;
  beforeAll(async () => {
    extension = await mkdtemp(join(tmpdir(), 'hashiya-'));
    await cp(BUILT, extension, { recursive: true });
    const path = join(extension, 'manifest.json');
    const { side_panel: _, omnibox: __, commands: ___, permissions, ...rest } = JSON.parse(await readFile(path, 'utf8'));
    const kept = permissions.filter((one: string) => !['sidePanel', 'contextMenus'].includes(one));
    await writeFile(path, JSON.stringify({ ...rest, permissions: kept }));
    session = await startSession('chromium', { extension });
  });
  afterAll(async () => {
    await session?.close();
    await rm(extension, { recursive: true });
  });

  const text = (page: Page) => page.evaluate(() => document.body.innerText);
  /** The tab that shows a place, once it does. */
  async function shown(fragment: string): Promise<Page> {
    let found: Page | undefined;
    await until(async () => {
      found = (await session.browser.browser.pages()).find(
        (page) => /\/sidepanel\.html\?tab=\d+#/.test(page.url()) && page.url().endsWith(fragment),
      );
      return found;
    });
    return found as Page;
  }

  it('none of them is there', async () => {
    const names = ['sidePanel', 'omnibox', 'commands', 'contextMenus'];
    expect(
      await session.inExtension((apis) => apis.filter((api) => api in (globalThis as unknown as { chrome: object }).chrome), names),
    ).toEqual([]);
  });

  it('a card leads on into a tab, which shows the term and knows the page that it came from', async () => {
    const page = await session.read('news-en.html');
    await hover(page, 'Huawei');
    await clickInCard(page, '.read');
    const tab = await shown('#term/huawei');
    await until(async () => /Huawei[\s\S]*All that was reported/.test(await text(tab)));
    await until(async () => (await text(tab)).includes('On this page: mentioned'));
    await tab.close();
    await page.close();
  });

  it('the popup finds, and opens what it finds in a tab', async () => {
    const page = await session.read('news-en.html');
    const popup = await session.browser.extensionPage(`popup.html?tab=${await tabOf(session, page)}&q=nvidia`);
    await until(async () => (await text(popup)).includes('Nvidia'));
    await popup.focus('[role=combobox]');
    // The popup closes under the key.
    await popup.keyboard.press('Enter').catch(() => {});
    const tab = await shown('#term/nvidia');
    await until(async () => (await text(tab)).includes('All that was reported'));
    await tab.close();
    await page.close();
  });

  it('the options leave out the shortcuts, which cannot be had', async () => {
    const options = await session.browser.extensionPage('options.html');
    await until(async () => (await text(options)).includes('Stories'));
    expect(await text(options)).not.toContain('Shortcuts');
    await options.close();
  });
});
