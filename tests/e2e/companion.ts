/** What the end-to-end tests share: a browser with the built extension, the test pages, and the reader's moves. */
import type { Frame, Page } from 'puppeteer-core';
import { type LaunchOptions, launch, type RunningBrowser, until } from '../browsers.ts';
import { inShadow, type Mark, marksOf, pointAt, shadowTextOf } from '../looking.ts';
import { type Server, serve } from '../serve.ts';

export const HOST = '[data-hashiya]';

export interface Session {
  browser: RunningBrowser;
  server: Server;
  /** Opens a test page and waits until something on it is marked, unless nothing is expected. */
  read(page: string, options?: { expectNothing?: boolean; host?: string }): Promise<Page>;
  /** Runs in a page of the extension: its APIs and its IndexedDB are there. */
  inExtension<Result, Args extends unknown[]>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
  /** Switches the extension off on these hosts, and on everywhere else. */
  switchOff(hosts: string[]): Promise<void>;
  close(): Promise<void>;
}

export async function startSession(name: 'chromium' | 'firefox', options?: LaunchOptions): Promise<Session> {
  const server = await serve();
  const browser = await launch(name, options);
  const inExtension: Session['inExtension'] = async (run, ...args) => {
    const tab = await browser.extensionPage('popup.html');
    try {
      return (await tab.evaluate(run as (...given: unknown[]) => unknown, ...args)) as Awaited<ReturnType<typeof run>>;
    } finally {
      await tab.close();
    }
  };
  return {
    browser,
    server,
    inExtension,
    async read(path, { expectNothing = false, host } = {}) {
      const page = await browser.page(server.at(path, host));
      if (expectNothing) await settle(page);
      else await until(async () => (await marksOf(page)).length > 0);
      return page;
    },
    switchOff: (hosts) => inExtension((sitesOff) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set({ sitesOff }), hosts),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Fills the list of sites that are off to the last byte that the browser keeps of it; gives the list. */
export async function fillSitesOff(session: Session): Promise<string[]> {
  const largest = 8192;
  const sites = Array.from({ length: 200 }, (_, at) => `a-site-with-a-long-name-${at}.example`);
  const room = largest - Buffer.byteLength(`sitesOff${JSON.stringify([...sites, ''])}`);
  const full = [...sites, 'x'.repeat(room)];
  await session.switchOff(full);
  return full;
}

/** Leaves a database that a newer version of the extension would have written. The background must not be holding the one that is there. */
export const leaveNewerDatabase = (session: Session): Promise<unknown> =>
  session.inExtension(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('hashiya', 990);
        request.onsuccess = () => {
          request.result.close();
          resolve(undefined);
        };
        request.onerror = () => reject(request.error);
      }),
  );

/** Long enough for a page to have been read: until two looks a while apart show the same. */
export async function settle(page: Page): Promise<Mark[]> {
  let before = '';
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 600));
    const marks = await marksOf(page);
    const now = JSON.stringify(marks);
    if (now === before) return marks;
    before = now;
  }
}

/** The first mark whose text is exactly this. */
export async function markOf(page: Page, text: string): Promise<Mark> {
  let found: Mark | undefined;
  await until(async () => {
    found = (await marksOf(page)).find((mark) => mark.text === text);
    return found;
  });
  return found as Mark;
}

/** Rests the pointer on a mark and waits until its card shows facts; gives the card's text. */
export async function hover(page: Page, text: string): Promise<string> {
  await pointAt(page, await markOf(page, text));
  await until(async () => (await shadowTextOf(page, HOST)).split('\n').length > 4);
  return shadowTextOf(page, HOST);
}

export const cardText = (page: Page): Promise<string> => shadowTextOf(page, HOST);
export const hasHost = (page: Page): Promise<boolean> => page.evaluate((host) => document.querySelector(host) !== null, HOST);
export const domOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
export const marked = async (place: Page | Frame): Promise<string[]> => (await marksOf(place)).map(({ text }) => text);

/** The text of the mention that is marked as current in a page or frame; empty where none is. */
export const currentIn = (place: Page | Frame) =>
  place.evaluate(() => {
    const [range] = CSS.highlights.get('hashiya-current') ?? [];
    return range ? (range.startContainer.textContent ?? '').slice(range.startOffset, range.endOffset) : '';
  });

/** The frame of this id, once it has loaded. */
export async function frameIn(page: Page, id: string): Promise<Frame> {
  let frame: Frame | null | undefined;
  await until(async () => {
    frame = await (await page.$(`#${id}`))?.contentFrame();
    return frame && (await frame.evaluate(() => document.readyState === 'complete' && document.body.childElementCount > 0));
  });
  return frame as Frame;
}

/** The number that the browser knows a page's tab by. */
export const tabOf = (session: Session, page: Page) =>
  session.inExtension(async (url) => {
    const { chrome } = globalThis as unknown as ExtensionPage;
    return (await chrome.tabs.query({})).find((one) => one.url === url)?.id as number;
  }, page.url());

/** What a popup says of a page: how often each term is mentioned, by name, in the order of the names. */
export async function countsOf(popup: Page): Promise<Record<string, number>> {
  const text = await popup.evaluate(() => document.body.innerText);
  const found = [...text.matchAll(/^(.+)\n+(\d+) mentions?$/gm)].map(([, term, count]): [string, number] => [
    term as string,
    Number(count),
  ]);
  return Object.fromEntries(found.sort());
}

/** What a page of the extension has for us; only what the tests use. */
export interface ExtensionPage {
  chrome: {
    storage: {
      sync: { get(names: string[]): Promise<Record<string, unknown>>; set(values: object): Promise<void> };
      session: { get(): Promise<Record<string, unknown>> };
    };
    tabs: {
      query(which: object): Promise<{ id?: number; url?: string }[]>;
      remove(tabs: number[]): Promise<void>;
      setZoom(tab: number, factor: number): Promise<void>;
      sendMessage(tab: number, message: unknown): Promise<unknown>;
    };
  };
}

/** The middle of the first element in an open card that a selector finds, in the viewport; scrolled into view within the card. */
export async function placeInCard(page: Page, selector: string): Promise<{ x: number; y: number }> {
  let place: { x: number; y: number } | undefined;
  await until(async () => {
    place = await inShadow(
      page,
      HOST,
      (root, wanted) => {
        const element = root.querySelector(wanted);
        element?.scrollIntoView({ block: 'nearest' });
        const box = element?.getClientRects()[0];
        return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      selector,
    );
    return place;
  });
  return place as { x: number; y: number };
}

/** Clicks an element in an open card as a reader does: by going there. */
export async function clickInCard(page: Page, selector: string): Promise<void> {
  const { x, y } = await placeInCard(page, selector);
  await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.click(x, y);
}

/** Waits until an open card says this. */
export const untilCardSays = (page: Page, what: RegExp | string): Promise<void> =>
  until(async () => {
    const text = await cardText(page);
    return typeof what === 'string' ? text.includes(what) : what.test(text);
  });

/** The boxes of an open card and of a mention, in the viewport. */
export async function boxesOf(page: Page, selector: string, text: string) {
  return page.evaluate(
    (host, within, wanted) => {
      const box = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
      const walker = document.createTreeWalker(document.querySelector(within) as Element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const at = node.data.indexOf(wanted);
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        break;
      }
      const card = document.querySelector(host);
      return { card: card && box(card.getBoundingClientRect()), lines: [...range.getClientRects()].map(box) };
    },
    HOST,
    selector,
    text,
  );
}
