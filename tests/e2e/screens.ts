/** Every screen of ours, in each of its states, for tests that look at them all. */
import type { Page } from 'puppeteer-core';
import { until } from '../browsers.ts';
import type { ExtensionPage, Session } from './companion.ts';

/** A screen and what must stand in it before it is looked at. `TAB` is where the number of the tab goes that it is beside. */
const SCREENS = {
  popup: ['popup.html?tab=TAB', '.found .jump'],
  search: ['popup.html?tab=TAB&q=nvidia chips', '[role=option]'],
  'page in the sidebar': ['sidepanel.html?tab=TAB', '.page-terms li'],
  'story in the sidebar': ['sidepanel.html?tab=TAB#story/004-chinese-models-win-users', '.timed'],
  'term in the sidebar': ['sidepanel.html?tab=TAB#term/nvidia', '.over-time'],
  options: ['options.html', '.amounts dd'],
  welcome: ['welcome.html', '.sample'],
} as const;
export type Screen = keyof typeof SCREENS;
export const SCREEN_NAMES = Object.keys(SCREENS) as Screen[];

/** The tab of a page, as its browser numbers it. */
export const tabOf = (session: Session, page: Page): Promise<number | undefined> =>
  session.inExtension(async (url) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    return (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id;
  }, page.url());

/** Opens a screen beside a tab, in a viewport of this size. */
export async function openScreen(session: Session, screen: Screen, tab: number | undefined, viewport: { width: number; height: number }) {
  const [path, ready] = SCREENS[screen];
  const page = await session.browser.extensionPage(path.replace('TAB', String(tab)));
  await page.setViewport(viewport);
  await until(() => page.evaluate((selector) => document.querySelector(selector) !== null, ready));
  return page;
}
