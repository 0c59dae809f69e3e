import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../axe.ts';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { type ExtensionPage, fillSitesOff, leaveNewerDatabase, marked, type Session, startSession } from './companion.ts';

const FIELD = '[role="combobox"]';

const textOf = (popup: Page) => popup.evaluate(() => document.body.innerText);
/** What the active option says, first line first. */
const activeOf = (popup: Page) =>
  popup.evaluate((field) => {
    const id = document.querySelector(field)?.getAttribute('aria-activedescendant');
    return (id ? document.getElementById(id)?.innerText : undefined) ?? '';
  }, FIELD);
const optionsOf = (popup: Page) =>
  popup.evaluate(() => [...document.querySelectorAll<HTMLElement>('[role="option"]')].map((option) => option.innerText));
const marksOf = (popup: Page) => popup.evaluate(() => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent));
const announced = (popup: Page) => popup.evaluate(() => document.querySelector('[role="status"]')?.textContent ?? '');

/** Types a query in place of what stands in the field, letter by letter, and waits for its answer. */
async function ask(popup: Page, query: string) {
  await until(() => popup.evaluate((field) => document.querySelector(field) !== null, FIELD));
  await popup.focus(FIELD);
  await popup.keyboard.press('Escape');
  await until(async () => (await announced(popup)) === '');
  await popup.keyboard.type(query);
  await until(async () => (await announced(popup)) !== '');
  // The answer to the last letter may come after that to the letter before.
  let before = '';
  await until(async () => {
    const now = await textOf(popup);
    const isSame = now === before;
    before = now;
    return isSame;
  });
}

/** The popup as it opens over a page. */
async function popupOver(session: Session, page: Page): Promise<Page> {
  const tab = await session.inExtension(async (url) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    return (await chrome.tabs.query({})).find((one) => one.url === url)?.id;
  }, page.url());
  const popup = await session.browser.extensionPage(`popup.html?tab=${tab}`);
  await until(() => popup.evaluate((field) => document.querySelector(field) !== null, FIELD));
  return popup;
}

/** Whether a tab or sidebar shows a place. */
const isShown = (session: Session, fragment: string) => async () =>
  session.browser.browser.targets().some((target) => target.url().endsWith(`sidepanel.html${fragment}`)) ||
  session.inExtension(async (end) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    if ((await chrome.tabs.query({})).some(({ url }) => url?.endsWith(`sidepanel.html${end}`))) return true;
    // Drivers do not see Firefox's own sidebar, but it notes where it is.
    return Object.entries(await chrome.storage.session.get()).some(
      ([key, at]) => key.startsWith('trail-window-') && JSON.stringify(at).includes(end),
    );
  }, fragment);

const NVIDIA = ['nvidia', 'انفيديا', 'لإنفيديا', 'نفيديا', '英伟达'];

describe.each(['chromium', 'firefox'] as const)('the popup in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session.close());

  it('opens with the cursor in the field, and below it what the page holds, by category', async () => {
    const page = await session.read('news-en.html');
    const popup = await popupOver(session, page);
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await until(async () => (await textOf(popup)).includes('Huawei'));
    const text = await textOf(popup);
    expect(text).toMatch(/\d+ terms on this page/);
    expect(text).toMatch(/Companies\s+(.+\s+\d+ mentions?\s+\d+ facts?\s+)*Huawei\s+\d+ mentions?\s+\d+ facts?/);
    await popup.close();
    await page.close();
  });

  it('finds one and the same term by each of its names', async () => {
    const popup = await session.browser.extensionPage('popup.html');
    for (const query of NVIDIA) {
      await ask(popup, query);
      expect(await activeOf(popup), query).toMatch(/^Nvidia/);
      expect(await marksOf(popup), query).toEqual(expect.arrayContaining(['Nvidia', 'إنفيديا']));
    }
    await popup.close();
  });

  it('finds figures, several languages at once, and what was mistyped', async () => {
    const popup = await session.browser.extensionPage('popup.html');
    for (const query of ['57 مليار', '57 billion', '٥٧ مليار']) {
      await ask(popup, query);
      expect(await activeOf(popup), query).toContain('$57 billion');
    }
    await ask(popup, '20%');
    expect(await activeOf(popup)).toContain('20%');
    await ask(popup, 'هواوي nvidia');
    expect(await activeOf(popup)).toMatch(/Huawei.*Nvidia|Nvidia.*Huawei/s);
    await ask(popup, 'nvidai');
    expect(await activeOf(popup)).toMatch(/^Nvidia/);
    expect(await announced(popup)).toMatch(/^\d+ results$/);
    await popup.close();
  });

  it('shows a source with each fact and story', async () => {
    const popup = await session.browser.extensionPage('popup.html');
    await ask(popup, 'smuggled');
    const options = await optionsOf(popup);
    expect(options.length).toBeGreaterThan(1);
    for (const option of options) expect(option).toMatch(/20\d\d/);
    await popup.close();
  });

  it('says when nothing has it all, and offers what comes near', async () => {
    const popup = await session.browser.extensionPage('popup.html');
    await ask(popup, 'huawei unicorn');
    expect(await textOf(popup)).toContain('Nothing has all of');
    expect(await activeOf(popup)).toMatch(/^Huawei/);
    await ask(popup, 'жжж');
    expect(await textOf(popup)).toContain('Nothing in the library');
    expect(await announced(popup)).toBe('Nothing found');
    await popup.close();
  });

  it('is used by keyboard: arrows, more, Escape', async () => {
    const page = await session.read('news-en.html');
    const popup = await popupOver(session, page);
    await until(async () => (await textOf(popup)).includes('Huawei'));
    await ask(popup, 'nvidia');
    const options = await optionsOf(popup);
    await popup.keyboard.press('ArrowDown');
    expect(await activeOf(popup)).toBe(options[1]);
    await popup.keyboard.press('ArrowUp');
    await popup.keyboard.press('ArrowUp');
    expect(await activeOf(popup)).toBe(options.at(-1));
    expect(options.at(-1)).toMatch(/^Show \d+ more$/);
    await popup.keyboard.press('Enter');
    await until(async () => (await optionsOf(popup)).length > options.length);
    await popup.keyboard.press('Escape');
    await until(async () => (await textOf(popup)).includes('terms on this page'));
    await popup.keyboard.press('ArrowDown');
    expect(await popup.evaluate(() => document.activeElement?.className)).toBe('jump');
    await popup.keyboard.press('ArrowUp');
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await popup.close();
    await page.close();
  });

  it('opens a result where it can be read', async () => {
    const popup = await session.browser.extensionPage('popup.html');
    await ask(popup, 'huawei');
    // The popup closes under the key.
    await popup.keyboard.press('Enter').catch(() => {});
    await until(isShown(session, '#term/huawei'));
    await popup.close().catch(() => {});
  });

  it('asks the page for the next mention at a click', async () => {
    const page = await session.read('news-en.html');
    const popup = await popupOver(session, page);
    await until(async () => (await textOf(popup)).includes('Huawei'));
    await popup.evaluate(() => {
      const { browser, chrome } = globalThis as unknown as Record<string, { tabs: { sendMessage: unknown } }>;
      for (const api of [chrome, browser]) {
        if (!api) continue;
        api.tabs.sendMessage = (_: number, message: unknown) => {
          document.title = JSON.stringify(message);
          return Promise.resolve(true);
        };
      }
    });
    await popup.locator('::-p-text(Huawei)').click();
    await until(async () => (await popup.title()).startsWith('{'));
    expect(JSON.parse(await popup.title())).toMatchObject({ type: 'jump', ask: { term: 'huawei' } });
    await popup.close();
    await page.close();
  });

  it('switches off here and everywhere, and on again; search goes on', async () => {
    const page = await session.read('news-en.html');
    const popup = await popupOver(session, page);
    await until(async () => (await textOf(popup)).includes('Huawei'));
    const [everywhere, here] = await popup.$$('[role="switch"]');
    await here?.click();
    await until(async () => (await page.evaluate(() => CSS.highlights.size)) === 0);
    expect(await textOf(popup)).toContain('Hashiya is off on this site.');
    await here?.click();
    await everywhere?.click();
    await until(async () => (await textOf(popup)).includes('Hashiya is off everywhere.'));
    await ask(popup, 'huawei');
    expect(await activeOf(popup)).toMatch(/^Huawei/);
    await everywhere?.click();
    await page.bringToFront();
    await until(async () => (await marked(page)).length > 0);
    await popup.close();
    await page.close();
  });

  it('tells when the browser has no room for one site more, which stays on', async () => {
    const page = await session.read('news-en.html');
    await fillSitesOff(session);
    const popup = await popupOver(session, page);
    const [, here] = await popup.$$('[role="switch"]');
    await here?.click();
    await until(async () => (await textOf(popup)).includes('The browser has no room for a list this long.'));
    expect(await here?.evaluate((control) => (control as HTMLInputElement).checked)).toBe(true);
    expect(await marked(page)).toContain('Huawei');
    await session.switchOff([]);
    await popup.close();
    await page.close();
  });

  it('has nothing that axe objects to, in both languages and schemes', async () => {
    const page = await session.read('news-en.html');
    const speak = (language: string) =>
      session.inExtension((chosen) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set({ language: chosen }), language);
    for (const language of ['ar', 'en']) {
      await speak(language);
      const popup = await popupOver(session, page);
      await until(() => popup.evaluate(() => document.querySelectorAll('.jump').length > 0));
      // Firefox takes its scheme from a preference when it starts: screenshots show it dark.
      for (const scheme of name === 'chromium' ? ['light', 'dark'] : ['light']) {
        if (name === 'chromium') await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        expect(await violationsOf(popup), `${language} ${scheme}`).toEqual([]);
        for (const query of ['huawei chips', 'zzqx']) {
          await ask(popup, query);
          expect(await violationsOf(popup), `${language} ${scheme} ${query}`).toEqual([]);
        }
        await popup.keyboard.press('Escape');
        await until(() => popup.evaluate(() => document.querySelectorAll('.jump').length > 0));
      }
      await popup.close();
    }
    await speak('auto');
    await page.close();
  });

  it('still searches when the database is of a newer version', async () => {
    await session.browser.stopBackground();
    await leaveNewerDatabase(session);
    const popup = await session.browser.extensionPage('popup.html');
    await ask(popup, 'لإنفيديا');
    expect(await activeOf(popup)).toMatch(/^Nvidia/);
    await popup.close();
  });
});

describe('without the reader’s leave to enter websites', () => {
  it('the popup says so and asks for it (Firefox)', async () => {
    const session = await startSession('firefox');
    try {
      const { privileged } = bidiOf(session.browser.browser);
      const policy = `WebExtensionPolicy.getByID('hashiya@hashiya.example')`;
      await privileged(`(async () => {
        Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false);
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.remove('hashiya@hashiya.example', { permissions: [], origins: ['<all_urls>'] }, ${policy}.extension);
      })()`);
      const popup = await session.browser.extensionPage('popup.html');
      await until(async () => (await textOf(popup)).includes('has not let Hashiya into websites'));
      await ask(popup, 'huawei');
      expect(await activeOf(popup)).toMatch(/^Huawei/);
      await popup.keyboard.press('Escape');
      await until(() => popup.evaluate(() => document.querySelector('.ask button') !== null));
      await popup.click('.ask button');
      await until(async () => !(await textOf(popup)).includes('has not let Hashiya into websites'));
    } finally {
      await session.close();
    }
  });
});
