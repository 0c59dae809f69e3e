/** What is marked while the reader scrolls, and after. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { type Session, startSession } from './companion.ts';

/** Scrolls the page so many px a frame; gives the lines that were in view at the end of some frame without a mark. */
const unmarkedWhile = (page: Page, by: number, frames: number) =>
  page.evaluate(
    async (step, count) => {
      const lines = [...document.querySelectorAll('p')];
      const seen = new Set<string>();
      for (let i = 0; i < count; i++) {
        scrollBy({ top: step, behavior: 'instant' });
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const marked = new Set([...CSS.highlights.values()].flatMap((ranges) => [...ranges].map((range) => range.startContainer)));
        for (const line of lines) {
          const { top, bottom } = line.getBoundingClientRect();
          if (bottom > 0 && top < innerHeight && !marked.has(line.firstChild as Text)) seen.add(line.textContent as string);
        }
      }
      return [...seen];
    },
    by,
    frames,
  );

/** How far from the viewport the farthest mark is, as a share of its height. */
const reach = (page: Page) =>
  page.evaluate(() => {
    const distances = [...CSS.highlights.values()].flatMap((ranges) =>
      [...ranges].map(({ startContainer }) => {
        const { top, bottom } = (startContainer.parentElement as Element).getBoundingClientRect();
        return Math.max(-bottom, top - innerHeight) / innerHeight;
      }),
    );
    return Math.max(...distances);
  });

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('every line is marked before it comes into view, down and up', async () => {
    const page = await session.read('long.html');
    await page.bringToFront();
    await until(async () => (await unmarkedWhile(page, 0, 1)).length === 0);
    for (const by of [60, -60]) expect(await unmarkedWhile(page, by, 100)).toEqual([]);
    await page.close();
  });

  it('where the reader rests, marks reach hardly farther than what is in view', async () => {
    const page = await session.read('long.html');
    await page.bringToFront();
    await unmarkedWhile(page, 60, 60);
    await until(async () => (await reach(page)) < 0.6);
    await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    await until(async () => (await unmarkedWhile(page, 0, 1)).length === 0 && (await reach(page)) < 0.6);
    await page.close();
  });
});
