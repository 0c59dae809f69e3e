/** Pages that do not wish us well, or have never heard of us: their styles, scripts, dialogs, editors and frames. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { inShadow } from '../looking.ts';
import { cardText, HOST, hasHost, hover, marked, type Session, settle, startSession } from './companion.ts';

const frameOf = (page: Page, part: string) => page.frames().find((frame) => frame.url().includes(part));

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('a card can be neither restyled, nor hidden, nor moved away by the page', async () => {
    const page = await session.read('hostile.html');
    expect(await hover(page, 'Huawei')).toMatch(/^Company\s+Huawei/);
    const look = await inShadow(page, HOST, (root) => {
      const card = root.querySelector('.card') as Element;
      const { color, fontSize, letterSpacing } = getComputedStyle(card);
      const { left, right, width } = card.getBoundingClientRect();
      return { color, fontSize, letterSpacing, inside: left >= 0 && right <= innerWidth, width };
    });
    expect(look).toMatchObject({ color: 'rgb(35, 32, 27)', fontSize: '14px', letterSpacing: 'normal', inside: true });
    expect(look?.width).toBeGreaterThan(300);
    await page.close();
  });

  it('the page is told nothing and sees no error', async () => {
    const page = await session.read('hostile.html');
    await hover(page, 'Huawei');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({ messages: [], errors: [] });
    await page.close();
  });

  it('a card opens over a modal dialog', async () => {
    const page = await session.read('hostile.html');
    await page.click('#ask');
    expect(await hover(page, 'Nvidia')).toMatch(/^Company\s+Nvidia/);
    const parent = await page.evaluate((host) => document.querySelector(host)?.parentElement?.id, HOST);
    expect(parent).toBe('dialog');
    await page.close();
  });

  it('a card goes when its mention is scrolled out of sight', async () => {
    const page = await session.read('hostile.html');
    await hover(page, 'Huawei');
    await page.evaluate(() => scrollTo({ top: innerHeight * 1.5, behavior: 'instant' }));
    await until(async () => !(await hasHost(page)));
    await page.close();
  });

  it('what is being written is not marked, even where the whole frame is an editor', async () => {
    const page = await session.read('hostile.html');
    await settle(page);
    expect(await frameOf(page, 'srcdoc')?.evaluate(() => CSS.highlights.size)).toBe(0);
    await page.close();
  });

  it('a site that is off is off in its frames too, whatever site they come from', async () => {
    const page = await session.read('hostile.html');
    const frame = frameOf(page, 'frames.localhost');
    await until(async () => (await frame?.evaluate(() => CSS.highlights.size)) ?? 0);
    await session.switchOff(['127.0.0.1']);
    await until(async () => (await marked(page)).length === 0 && (await frame?.evaluate(() => CSS.highlights.size)) === 0);
    await session.switchOff([]);
    await page.close();
  });

  it('the shortcut opens one card, in the frame that the reader is in', async () => {
    const page = await session.read('hostile.html');
    await page.bringToFront();
    await page.click('#first');
    await session.browser.pressShortcut('open-card');
    await until(async () => (await cardText(page)).length > 0);
    expect(await frameOf(page, 'frames.localhost')?.evaluate((host) => document.querySelector(host) === null, HOST)).toBe(true);
    await page.close();
  });
});
