/** What the browser itself offers of us: the entries of its context menu, and the keyword in its address bar. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidiOf } from '../bidi.ts';
import { type RunningChromium, until } from '../browsers.ts';
import { fillSitesOff, marked, type Session, startSession } from './companion.ts';

const FIREFOX_EXTENSION = `WebExtensionPolicy.getByID('hashiya@hashiya.example').extension`;
const FIREFOX_TABS = `[...Services.wm.getEnumerator('navigator:browser')].flatMap(({ gBrowser }) => gBrowser.tabs)`;

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  const background = () => (session.browser as RunningChromium).background();
  const privileged = (script: string) => bidiOf(session.browser.browser).privileged(script);
  /** Asked without a tab of our own, which would be the one in front. */
  const tabs = async (): Promise<string[]> =>
    name === 'firefox'
      ? String(await privileged(`${FIREFOX_TABS}.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec).join('\\n')`)).split('\n')
      : (await background()).evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url ?? ''));

  /** What the browser does when the reader chooses an entry of its context menu; drivers cannot choose from that menu. */
  async function choose(page: Page, menuItemId: string, selectionText?: string) {
    await page.bringToFront();
    const info = { menuItemId, pageUrl: page.url(), editable: false, ...(selectionText !== undefined && { selectionText }) };
    if (name === 'firefox')
      await privileged(`${FIREFOX_EXTENSION}.emit('webext-menu-menuitem-click', ${JSON.stringify(info)}, gBrowser.selectedTab); undefined`);
    else
      await (await background()).evaluate(async (clicked) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch(clicked, tab);
      }, info);
  }

  it('“Hide this site” switches the site off at once, and the entry in its place on again', async () => {
    const page = await session.read('news-en.html');
    await choose(page, 'hide-site');
    await until(async () => (await page.evaluate(() => CSS.highlights.size)) === 0);
    await choose(page, 'show-site');
    await until(async () => (await marked(page)).includes('Huawei'));
    await page.close();
  });

  it('what the browser has no room for is told in the options, and the site stays on', async () => {
    const page = await session.read('news-en.html');
    const full = await fillSitesOff(session);
    await choose(page, 'hide-site');
    await until(async () => (await tabs()).some((url) => url.endsWith('/options.html#settings.full')));
    const options = await session.browser.extensionPage('options.html#settings.full');
    await until(() =>
      options.$eval('[role=alert]', (alert) => alert.textContent?.startsWith('The browser has no room for a list this long')),
    );
    await options.close();
    expect(await session.inExtension(async () => (await chrome.storage.sync.get(['sitesOff'])).sitesOff)).toEqual(full);
    expect(await marked(page)).toContain('Huawei');
    await session.switchOff([]);
    await page.close();
  });

  it('“Search in Hashiya” opens the search with the selected words in it', async () => {
    const page = await session.read('news-en.html');
    await choose(page, 'search', ' Nvidia & H200 ');
    await until(async () => (await tabs()).some((url) => /popup\.html\?q=Nvidia\+%26\+H200&tab=\d+$/.test(url)));
    await page.close();
  });

  /** What the address bar offers behind the keyword, as it shows it. */
  async function typed(query: string, { expectNothing = false } = {}): Promise<string> {
    if (name === 'chromium')
      return (await background()).evaluate(
        (text) =>
          new Promise<string>((resolve) => {
            chrome.omnibox.onInputChanged.dispatch(text, (offered) => resolve(JSON.stringify(offered)));
          }),
        query,
      );
    await session.browser.page('about:blank');
    await privileged(`gURLBar.focus(); gURLBar.search(${JSON.stringify(`hashiya ${query}`)}); undefined`);
    let rows = '';
    await until(async () => {
      rows = String(await privileged(`[...document.querySelectorAll('.urlbarView-row')].map((row) => row.innerText).join('\\n')`));
      return rows.includes(`hashiya ${query}`) && (expectNothing || rows.includes('–'));
    });
    return rows;
  }

  async function entered(text: string) {
    if (name === 'firefox') await privileged(`gURLBar.handleCommand(new KeyboardEvent('keydown', { key: 'Enter' })); undefined`);
    else await (await background()).evaluate((chosen) => chrome.omnibox.onInputEntered.dispatch(chosen, 'newForegroundTab'), text);
  }

  it('the keyword in the address bar offers terms, facts and stories, by any of their names', async () => {
    for (const query of ['nvidia', 'لإنفيديا', '英伟达']) {
      const offered = await typed(query);
      expect(offered, query).toMatch(/Nvidia.*American company, founded in 1993/s);
      expect(offered, query).toContain('smuggled');
    }
    // Chromium reads what is offered as markup: a sign of markup in a text must not break it.
    if (name === 'chromium') expect(await typed('washington')).toContain('OpenAI&apos;s');
  });

  it('what is entered behind the keyword opens where it can be read, the best where it is no name', async () => {
    await typed('huawei');
    await entered('huawei');
    await until(async () => (await tabs()).some((url) => url.endsWith('/sidepanel.html#term/huawei')));
  });

  it('what is found nowhere is told by the search itself', async () => {
    await typed('жжж', { expectNothing: true });
    await entered('жжж');
    await until(async () => (await tabs()).some((url) => url.endsWith(`/popup.html?${new URLSearchParams({ q: 'жжж' })}`)));
  });
});

describe('the context menu of firefox', () => {
  it('offers to hide a site or to show it again, never both', async () => {
    const session = await startSession('firefox');
    try {
      const { privileged } = bidiOf(session.browser.browser);
      const offered = async (page: Page) => {
        await page.bringToFront();
        await page.mouse.click(300, 300, { button: 'right' });
        const menu = `document.getElementById('contentAreaContextMenu')`;
        await until(async () => (await privileged(`${menu}.state`)) === 'open');
        const entries = await privileged(`[...${menu}.querySelectorAll('[id*="menuitem-_"]')].map(({ label }) => label).join()`);
        await privileged(`${menu}.hidePopup()`);
        await until(async () => (await privileged(`${menu}.state`)) === 'closed');
        return entries;
      };
      const news = await session.read('news-en.html', { host: 'news.localhost' });
      const other = await session.read('news-en.html');
      expect(await offered(other)).toBe('Hide this site');
      await session.switchOff(['news.localhost']);
      await until(async () => (await offered(news)) === 'Show this site again');
      await until(async () => (await offered(other)) === 'Hide this site');
      await other.goto(news.url());
      await until(async () => (await offered(other)) === 'Show this site again');
    } finally {
      await session.close();
    }
  });
});

/** The API of the extension's own pages and background; only what is used here. */
declare const chrome: {
  tabs: { query(which: object): Promise<{ url?: string }[]> };
  storage: { sync: { get(names: string[]): Promise<Record<string, unknown>> } };
  contextMenus: { onClicked: { dispatch(info: object, tab: unknown): void } };
  omnibox: {
    onInputChanged: { dispatch(text: string, suggest: (offered: unknown) => void): void };
    onInputEntered: { dispatch(text: string, disposition: string): void };
  };
};
