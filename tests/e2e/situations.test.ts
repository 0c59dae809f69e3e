/** What pages and readers do beyond reading: pages without https, the full screen, zoom, popovers, pages written anew, forced colours. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { inShadow } from '../looking.ts';
import {
  boxesOf,
  clickInCard,
  currentIn,
  type ExtensionPage,
  HOST,
  hasHost,
  hover,
  marked,
  type Session,
  startSession,
  tabOf,
} from './companion.ts';

/** Shows a page at an address that no server has: the driver answers in its place. */
async function readAt(session: Session, url: string, body: string): Promise<Page> {
  const page = await session.browser.page();
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body }));
  await page.goto(url);
  return page;
}

/** Has the system choose the colours of pages, as a contrast theme does, or leave them again. */
async function forceColours({ browser }: Session, page: Page, forced: boolean) {
  if (browser.name === 'firefox') {
    await bidiOf(browser.browser).privileged(`Services.prefs.setIntPref('browser.display.document_color_use', ${forced ? 2 : 0})`);
    return;
  }
  // Puppeteer knows no such feature.
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', { features: forced ? [{ name: 'forced-colors', value: 'active' }] : [] });
}

/** Whether the card is what a reader sees, and would click, where it stands. */
const isOnTop = (page: Page) =>
  page.evaluate((selector) => {
    const host = document.querySelector(selector) as Element;
    const { left, right, top, bottom } = host.getBoundingClientRect();
    return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === host;
  }, HOST);

/** The card of a mention in an element is near it, covers none of its lines, and is inside the window. */
async function expectBeside(page: Page, selector: string, text: string) {
  const { card, lines } = await boxesOf(page, selector, text);
  if (!card) throw new Error('There is no card.');
  for (const line of lines) {
    const [x, y] = [Math.max(card.left - line.right, line.left - card.right), Math.max(card.top - line.bottom, line.top - card.bottom)];
    expect(Math.max(x, y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x, y)).toBeLessThan(30);
  }
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(card.left).toBeGreaterThanOrEqual(0);
  expect(card.right).toBeLessThanOrEqual(width);
  expect(card.top).toBeGreaterThanOrEqual(0);
  expect(card.bottom).toBeLessThanOrEqual(height);
  return card;
}

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('reads pages without https, where browsers keep some of their interfaces from scripts', async () => {
    // A server of this machine would count as secure whatever its scheme.
    const page = await readAt(session, 'http://news.example/', '<!doctype html><p>The minister met Huawei engineers in the morning.</p>');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await until(async () => (await marked(page)).includes('Huawei'));
    expect(await hover(page, 'Huawei')).toMatch(/^Company\s+Huawei/);
    await page.close();
  });

  it('a page that has written itself anew can be read as before: by pointer and by key', async () => {
    const page = await session.read('situations.html');
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>New</title><p>All is new but Samsung, whom <a href="#">the paper</a> has met.</p>');
      document.close();
    });
    expect(await hover(page, 'Samsung')).toMatch(/^Company\s+Samsung/);
    await page.keyboard.press('Escape');
    await until(async () => !(await hasHost(page)));
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentIn(page)) === 'Samsung');
    await page.keyboard.press('Escape');
    await until(async () => (await currentIn(page)) === '');
    await page.close();
  });

  it('marks and cards show where an element fills the screen, and Escape leads back', async () => {
    const page = await session.read('situations.html');
    await page.bringToFront();
    await page.click('#enlarge');
    const isFull = () => page.evaluate(() => document.fullscreenElement?.id === 'full');
    await until(isFull);
    expect(await hover(page, 'Nvidia')).toMatch(/^Company\s+Nvidia/);
    // All but the element and what is in it takes no part then.
    expect(await isOnTop(page)).toBe(true);
    await clickInCard(page, '.named');
    await page.keyboard.press('Escape');
    if (name === 'firefox') {
      // The browser keeps the first for itself.
      await until(async () => !(await isFull()));
      await page.keyboard.press('Escape');
    }
    await until(async () => !(await hasHost(page)));
    await page.close();
  });

  it('a card opens above a popover of the page, and Escape closes first the one, then the other', async () => {
    const page = await session.read('situations.html');
    await page.click('#ask');
    expect(await hover(page, 'DeepSeek')).toMatch(/^Model|^Company/);
    expect(await isOnTop(page)).toBe(true);
    const isOpen = () => page.evaluate(() => document.querySelector('#tip')?.matches(':popover-open'));
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Escape');
    await until(async () => !(await hasHost(page)));
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Escape');
    await until(async () => !(await isOpen()));
    await page.close();
  });

  it.each([
    ['that runs downwards', '#down', 'Alibaba'],
    ['in the second column', '#columns', 'Samsung'],
    ['in a table', '#cell', 'OpenAI'],
  ])('a card in text %s is beside its mention', async (_, selector, text) => {
    const page = await session.read('situations.html');
    await hover(page, text);
    await expectBeside(page, selector, text);
    await page.close();
  });

  it('what the browser lays out only when somebody comes by is marked then, and has its card', async () => {
    const page = await session.read('situations.html');
    expect(await marked(page)).not.toContain('Anthropic');
    await page.evaluate(() => document.querySelector('#later')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await hover(page, 'Anthropic');
    await expectBeside(page, '#later', 'Anthropic');
    await page.close();
  });

  it('a card is beside its mention, and as large as ever, where a page zooms itself', async () => {
    const page = await session.read('situations.html');
    for (const [whole, body] of [
      ['1.5', '1'],
      ['0.8', '1'],
      ['1', '1.5'],
    ] as const) {
      await page.evaluate(
        (html, inner) => {
          document.documentElement.style.setProperty('zoom', html);
          document.body.style.setProperty('zoom', inner);
        },
        whole,
        body,
      );
      await hover(page, 'Huawei');
      const card = await expectBeside(page, '#first', 'Huawei');
      expect(card.right - card.left).toBeCloseTo(380, 0);
      await page.keyboard.press('Escape');
      await page.mouse.move(5, 5);
      await until(async () => !(await hasHost(page)));
    }
    await page.close();
  });

  it('a card is beside its mention after the reader has zoomed the browser', async () => {
    const page = await session.read('situations.html');
    const tab = await tabOf(session, page);
    const zoom = async (factor: number) => {
      await session.inExtension((id, to) => (globalThis as unknown as ExtensionPage).chrome.tabs.setZoom(id, to), tab, factor);
      await page.bringToFront();
      await until(() => page.evaluate((wanted) => Math.abs(devicePixelRatio - wanted) < 0.01, factor));
    };
    try {
      for (const factor of [2, 0.5]) {
        await zoom(factor);
        await hover(page, 'Huawei');
        await expectBeside(page, '#first', 'Huawei');
        await page.keyboard.press('Escape');
        await page.mouse.move(5, 5);
        await until(async () => !(await hasHost(page)));
      }
    } finally {
      // A browser keeps it for the whole site.
      await zoom(1);
    }
    await page.close();
  });

  it('where the reader’s system chooses the colours, marks are seen and cards keep to them', async () => {
    const page = await session.read('situations.html');
    await forceColours(session, page, true);
    try {
      await until(() => page.evaluate(() => matchMedia('(forced-colors: active)').matches));
      await hover(page, 'Huawei');
      const look = await inShadow(page, HOST, (root) => {
        const sample = root.appendChild(document.createElement('i'));
        sample.style.cssText = 'color: CanvasText; background: Canvas';
        const [card, system] = [root.querySelector('.card') as Element, sample].map((one) => getComputedStyle(one));
        const same = card?.color === system?.color && card?.backgroundColor === system?.backgroundColor;
        sample.remove();
        return same;
      });
      expect(look).toBe(true);
      await page.keyboard.press('Escape');
      await until(async () => !(await hasHost(page)));
      const first = await page.$('#first');
      const painted = await first?.screenshot({ encoding: 'base64' });
      await page.evaluate(() => CSS.highlights.clear());
      expect(await first?.screenshot({ encoding: 'base64' })).not.toBe(painted);
    } finally {
      await forceColours(session, page, false);
    }
    await page.close();
  });
});
