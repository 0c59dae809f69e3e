/** A real Chromium with the built extension in it, and the pages that are measured there. */
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../../browsers.ts';
import { serve } from '../../serve.ts';
import { keepLexicon, stopBackground } from '../kept-lexicon.ts';
import { watch } from './measure.ts';
import { makePages } from './pages.ts';

/** Time for a page to be read to its end and painted, in ms; the trace tells what of it was ours. */
export const READING = 1_500;

declare const chrome: { storage: { sync: { set(values: object): Promise<void> } } };

export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export type Session = Awaited<ReturnType<typeof startSession>>;

/** `saved` as for makePages. */
export async function startSession(saved: string | undefined) {
  const { folder, pages } = makePages(saved);
  const fileOf = (name: string) => pages.find((page) => page.name === name)?.file ?? '';
  const server = await serve(folder);
  const running = await launchChromium();
  const control = await running.extensionPage('popup.html');

  /** Runs something in a new watched tab. */
  const opened = async <Result>(run: (page: Page) => Promise<Result>): Promise<Result> => {
    const page = await running.page();
    try {
      await watch(page);
      await page.bringToFront();
      return await run(page);
    } finally {
      await page.close();
    }
  };
  /** Goes to a page and waits until it has been read. */
  const go = async (page: Page, name: string) => {
    await page.goto(server.at(fileOf(name)));
    await sleep(READING);
    return page;
  };
  return {
    names: pages.map(({ name }) => name),
    opened,
    go,
    /** Has the extension on or off. When it is on, its worker runs and has answered a page. */
    async turn(isOn: boolean) {
      await control.evaluate((on) => chrome.storage.sync.set({ on }), isOn);
      if (isOn) await opened((page) => go(page, 'news'));
    },
    /** From now on, pages are read with a lexicon of so many spellings, which come back. */
    use: async (count: number) => (await keepLexicon(running, control, count)).spellings,
    /** Has no worker run: the next page starts one. */
    cool: () => stopBackground(running),
    async close() {
      await running.close();
      await server.close();
    },
  };
}
