/** The entries in the browser's context menu: a search for the selected words, and switching this site off or on again. */
import { browser } from 'wxt/browser';
import { wordsIn } from '../../components/i18n.ts';
import { MENUS } from '../../components/messages/menus.ts';
import { refusalOf } from '../../components/messages/settings.ts';
import { choose, switchOffOn, switchOnOn } from '../../platform/reading-choices.ts';
import { languageOf, readSettings, type Settings, watchSettings } from '../../platform/settings.ts';
import { activeSite } from '../../platform/tabs.ts';

/** Pages that extensions may enter. */
const PAGES = ['http://*/*', 'https://*/*', 'file:///*'];
/** Longest text that is searched for, in UTF-16 units: whoever selects a page means no search. */
const LONGEST_SEARCH = 200;
/** The window that the search opens in, in CSS px: as wide as the popup. */
const WINDOW = { width: 400, height: 640 };

/** The pages of a host as a match pattern. */
const patternOf = (host: string) => (host === '' ? 'file:///*' : `*://${host}/*`);

/** Writes the entries in the reader's language. One after another: two at once would both write. */
let writing = Promise.resolve();
function write(settings: Settings) {
  writing = writing.then(() => rewrite(settings)).catch(() => {});
  return writing;
}

async function rewrite(settings: Settings) {
  const words = wordsIn(languageOf(settings), MENUS);
  const visible = !(await isOffInFront(settings));
  await browser.contextMenus.removeAll();
  const add = (entry: Parameters<typeof browser.contextMenus.create>[0]) =>
    new Promise<void>((added) => {
      browser.contextMenus.create(entry, () => {
        // Reading it tells the browser that we know: a host that makes no pattern has no entry.
        void browser.runtime.lastError;
        added();
      });
    });
  await add({ id: 'search', title: words.say('menus.search'), contexts: ['selection'] });
  await add({ id: 'hide-site', title: words.say('menus.hideSite'), contexts: ['page'], documentUrlPatterns: PAGES, visible });
  // Where nothing is hidden there is nothing to show again, and no pattern at all would mean every page.
  if (settings.sitesOff.length === 0) return;
  const documentUrlPatterns = settings.sitesOff.map(patternOf);
  await add({ id: 'show-site', title: words.say('menus.showSite'), contexts: ['page'], documentUrlPatterns });
}

async function isOffInFront({ sitesOff }: Settings): Promise<boolean> {
  const host = (await activeSite())?.host;
  return host !== undefined && sitesOff.includes(host);
}

/**
 * Offers to hide the site in front unless it is hidden: patterns can tell where an entry is, not where it is not. To be called when another site may be
 * in front.
 */
export function renewHiding(): void {
  if (!browser.contextMenus) return;
  writing = writing
    .then(async () => browser.contextMenus.update('hide-site', { visible: !(await isOffInFront(await readSettings())) }))
    // Not written yet.
    .catch(() => {});
}

/** Opens the popup with a search in it, in a window of its own where the browser has windows. */
async function search(text: string, tab: number | undefined) {
  const query = new URLSearchParams({ q: text.trim().slice(0, LONGEST_SEARCH), ...(tab !== undefined && { tab: String(tab) }) });
  const url = browser.runtime.getURL(`/popup.html?${query}` as never);
  if (browser.windows) await browser.windows.create({ url, type: 'popup', ...WINDOW });
  else await browser.tabs.create({ url });
}

/** What the browser does not store is told by the options, where the list can be made shorter. */
async function switchSite(url: string, off: boolean) {
  const host = new URL(url).hostname;
  try {
    await choose((off ? switchOffOn : switchOnOn)(host));
  } catch (error) {
    await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${refusalOf(error)}` as never) });
  }
}

/** Keeps the entries there, in the reader's language, and answers them. Firefox for Android has no such menu. */
export function keepContextMenus(): void {
  if (!browser.contextMenus) return;
  const renew = () => void readSettings().then(write);
  browser.runtime.onInstalled.addListener(renew);
  // Browsers keep the entries over a restart, but not their language.
  browser.runtime.onStartup.addListener(renew);
  browser.tabs.onActivated.addListener(renewHiding);
  browser.windows?.onFocusChanged.addListener(renewHiding);
  watchSettings((settings) => void write(settings));
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, pageUrl }, tab) => {
    // The site is the one in the address bar, whatever frame the menu was opened in.
    const url = tab?.url ?? pageUrl;
    if (menuItemId === 'search' && selectionText) void search(selectionText, tab?.id);
    if ((menuItemId === 'hide-site' || menuItemId === 'show-site') && url) void switchSite(url, menuItemId === 'hide-site');
  });
}
