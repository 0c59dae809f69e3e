/** What a page moves, takes out and puts back, with marks upon it: the page lives on, and the marks are where they were. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { currentIn, marked, type Session, startSession } from './companion.ts';

const MARKS = ['Huawei', 'OpenAI', 'chips'];
/** What leaves the page with the very text it had, though its text was taken away in between. */
const SAME_AGAIN = {
  'written anew': (selector: string) => {
    const text = document.querySelector(selector)?.firstChild as Text;
    // biome-ignore lint/correctness/noSelfAssign: all of the text is replaced by this, with the same.
    text.data = text.data;
  },
  'taken out and put back': (selector: string) => {
    const element = document.querySelector(selector) as Element;
    element.append(...element.childNodes);
  },
};

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  const open = async (): Promise<Page> => {
    const page = await session.read('moved.html');
    await marksAre(page, MARKS);
    return page;
  };
  const marksAre = (page: Page, texts: string[]) =>
    until(async () => (await marked(page)).sort().join() === texts.join()).catch(async () =>
      expect((await marked(page)).sort()).toEqual(texts),
    );

  it.each(Object.entries(SAME_AGAIN))('marks text that was %s in the same place', async (_, change) => {
    const page = await open();
    await page.evaluate(change, '#whole');
    await page.evaluate(change, '#parted');
    await marksAre(page, MARKS);
    await page.close();
  });

  it.each(Object.entries(SAME_AGAIN))('marks the current mention again where its text was %s', async (_, change) => {
    const page = await open();
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentIn(page)) === 'Huawei');
    await page.evaluate(change, '#whole');
    await until(async () => (await currentIn(page)) === 'Huawei');
    await page.close();
  });

  it('outlives half of a marked name being moved to where a slot does not show it', async () => {
    const page = await open();
    await page.evaluate(() =>
      document
        .querySelector('#host')
        ?.shadowRoot?.querySelector('slot div')
        ?.append(document.querySelector('b')?.firstChild as Text),
    );
    await marksAre(page, ['Huawei', 'chips']);
    await page.close();
  });
});
