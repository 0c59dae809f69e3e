/** From the sidebar's list of terms to their mentions in the page: the twin of the marks for those who do not see them. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { currentIn, frameIn, type Session, startSession, tabOf } from './companion.ts';

const buttonOf = (term: string) => `[aria-label="Go to the next mention of \u2068${term}\u2069"]`;

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  /** The sidebar beside a page, once it says so of the mentions of a term; and the way to the next of them. */
  async function beside(page: Page, term: string, says: string) {
    const sidebar = await session.browser.extensionPage(`sidepanel.html?tab=${await tabOf(session, page)}`);
    await until(() =>
      sidebar.evaluate(
        (selector, wanted) => {
          document.querySelector<HTMLElement>('.more')?.click();
          return document.querySelector(selector)?.parentElement?.querySelector('.note')?.textContent?.includes(wanted);
        },
        buttonOf(term),
        says,
      ),
    );
    const next = async () => {
      await sidebar.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), buttonOf(term));
      await page.bringToFront();
    };
    return { sidebar, next };
  }

  it('a term of the list leads to its next mention, wherever that is in the page, and says so', async () => {
    const page = await session.read('news-en.html');
    await page.setViewport({ width: 500, height: 300 });
    const { sidebar, next } = await beside(page, 'GPT-OSS-120b', 'once');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await next();
    await until(() => page.evaluate(() => scrollY > 0));
    await until(() =>
      sidebar.evaluate(() => document.querySelector('.unseen')?.textContent?.startsWith('The page is at the next mention')),
    );
    await sidebar.close();
    await page.close();
  });

  it('from the last mention that shows it goes round to the first', async () => {
    const page = await session.read('card.html');
    const { sidebar, next } = await beside(page, 'Huawei', '3');
    for (const isThere of [() => scrollY < 200, () => scrollY > 500, () => scrollY < 200]) {
      await next();
      await until(async () => (await currentIn(page)) === 'Huawei' && (await page.evaluate(isThere)));
    }
    await sidebar.close();
    await page.close();
  });

  it.each([
    ['Huawei', '5', ['page: Huawei', 'same: هواوي', 'same: Huawei', 'other: هواوي', 'other: Huawei', 'page: Huawei']],
    ['Chip export controls', '2', ['same: export controls', 'other: export controls', 'same: export controls']],
  ] as const)('it goes through the page and its frames, to one mention of %s at a time, and round', async (term, mentions, stops) => {
    const page = await session.read('frames.html');
    const frames: [string, Frame][] = [['page', page.mainFrame()]];
    for (const id of ['same', 'other']) frames.push([id, await frameIn(page, id)]);
    const { sidebar, next } = await beside(page, term, mentions);
    const current = async () => {
      const all = await Promise.all(frames.map(async ([id, frame]) => [id, await currentIn(frame)]));
      return all.flatMap(([id, text]) => (text ? `${id}: ${text}` : []));
    };
    for (const stop of stops) {
      await next();
      await until(async () => (await current()).join() === stop).catch(async () => expect(await current()).toEqual([stop]));
      const frame = await page.$(`#${stop.split(':')[0]}`);
      if (frame) await until(() => frame.isIntersectingViewport());
    }
    await sidebar.close();
    await page.close();
  });
});
