/** Finding and reading the card as a reader does, in each real browser: by pointer, by key, by finger. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { inShadow, pointAt } from '../looking.ts';
import { axeInCard, faintInCard } from './axe.ts';
import {
  boxesOf,
  cardText,
  clickInCard,
  type ExtensionPage,
  HOST,
  hasHost,
  hover,
  marked,
  markOf,
  placeInCard,
  type Session,
  startSession,
  untilCardSays,
} from './companion.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const currentMark = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('hashiya-current') ?? [];
    if (!range) return '';
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { top, bottom } = live.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight ? String(live) : 'out of view';
  });

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  const settings = () =>
    session.inExtension(() => (globalThis as unknown as ExtensionPage).chrome.storage.sync.get(['termsHidden', 'sitesOff']));
  const choose = (values: object) =>
    session.inExtension((given) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set(given), values);

  describe('by pointer', () => {
    it('a card stays while the pointer is on its way there by a slant, and closes when it goes elsewhere', async () => {
      const page = await session.read('news-en.html');
      await hover(page, 'Huawei');
      const { x, y, right } = await page.evaluate((host) => {
        const { left, top, right } = (document.querySelector(host) as Element).getBoundingClientRect();
        return { x: left, y: top, right };
      }, HOST);
      // Slowly to the far corner: longer on the way than a pointer may be astray.
      for (let step = 1; step <= 6; step++) {
        await page.mouse.move(x + 30 + ((right - x - 60) * step) / 6, y - 4 + step);
        await pause(100);
      }
      expect(await hasHost(page)).toBe(true);
      await page.mouse.move(right - 40, y + 60, { steps: 4 });
      await pause(1500);
      expect(await hasHost(page)).toBe(true);
      await page.mouse.move(5, 5, { steps: 4 });
      await until(async () => !(await hasHost(page)));
      await page.close();
    });

    it('a pointer that is passing by opens nothing', async () => {
      const page = await session.read('card.html');
      const mark = await markOf(page, 'Huawei');
      await page.mouse.move(mark.x - 60, mark.y);
      await page.mouse.move(mark.x + 200, mark.y - 60, { steps: 12 });
      await pause(600);
      expect(await hasHost(page)).toBe(false);
      await page.close();
    });

    it('a second mention takes the place of the first', async () => {
      const page = await session.read('card.html');
      await hover(page, 'DeepSeek');
      await page.mouse.move(5, 5);
      const { x, y } = await markOf(page, 'Huawei');
      await page.mouse.move(x - 2, y);
      await page.mouse.move(x, y);
      await untilCardSays(page, /Company\s+Huawei/);
      expect(await page.evaluate((host) => document.querySelectorAll(host).length, HOST)).toBe(1);
      await page.close();
    });

    it('a mention over two lines has its card at the line pointed at, and no line is covered', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      for (const line of [0, 1]) {
        const { lines } = await boxesOf(page, '#wrapped', 'export controls');
        expect(lines).toHaveLength(2);
        const { left, top, right, bottom } = lines[line] as DOMRect;
        await page.mouse.move(left + 4, (top + bottom) / 2);
        await page.mouse.move((left + right) / 2, (top + bottom) / 2);
        await untilCardSays(page, 'Policy');
        const { card, lines: now } = await boxesOf(page, '#wrapped', 'export controls');
        expect(Math.abs((card?.left ?? 0) - (now[line]?.left ?? 0))).toBeLessThan(2);
        for (const box of now) expect(card && (card.top >= box.bottom || card.bottom <= box.top)).toBe(true);
        await page.keyboard.press('Escape');
      }
      await page.close();
    });

    it('in the corner of the window the card is above its mention and inside', async () => {
      const page = await session.read('card.html');
      const mark = await markOf(page, 'TSMC');
      await page.mouse.move(mark.x - 2, mark.y);
      await page.mouse.move(mark.x, mark.y);
      await untilCardSays(page, 'TSMC');
      const { card, lines } = await boxesOf(page, '#corner', 'TSMC');
      const { width } = await page.evaluate(() => ({ width: innerWidth }));
      expect(card?.bottom).toBeLessThanOrEqual(lines[0]?.top ?? 0);
      expect(card?.right).toBeLessThanOrEqual(width - 8);
      await page.close();
    });

    it('follows its mention as its box scrolls, and goes when it is out of sight there', async () => {
      const page = await session.read('card.html');
      await hover(page, 'Nvidia');
      const gap = async () => {
        const { card, lines } = await boxesOf(page, '#scroller', 'Nvidia');
        const [line] = lines;
        return card && line ? Math.min(Math.abs(card.top - line.bottom), Math.abs(line.top - card.bottom)) : Number.POSITIVE_INFINITY;
      };
      await until(async () => (await gap()) < 8);
      await page.evaluate(() => document.querySelector('#scroller')?.scrollBy({ top: 12, behavior: 'instant' }));
      await until(async () => (await gap()) < 8);
      await page.evaluate(() => document.querySelector('#scroller')?.scrollBy({ top: 200, behavior: 'instant' }));
      await until(async () => !(await hasHost(page)));
      await page.close();
    });

    it('waits as long and for the key that the reader chose', async () => {
      const page = await session.read('card.html');
      await choose({ modifier: 'shift', delay: 0 });
      try {
        await pause(300);
        await page.bringToFront();
        await pointAt(page, await markOf(page, 'Huawei'));
        await pause(600);
        expect(await hasHost(page)).toBe(false);
        await page.keyboard.down('Shift');
        await untilCardSays(page, 'Huawei');
        await page.keyboard.up('Shift');
      } finally {
        await choose({ modifier: 'none', delay: 250 });
      }
      await page.close();
    });
  });

  describe('by key', () => {
    it('goes on from what is in view when the mention where it stood is hidden', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      await session.browser.pressShortcut('next-mention');
      await until(async () => (await currentMark(page)) === 'Huawei');
      await page.evaluate(() => document.querySelector('#first')?.setAttribute('hidden', ''));
      await session.browser.pressShortcut('previous-mention');
      // There is none before, so round to the last one, far below.
      await until(async () => (await currentMark(page)) === 'Huawei' && (await page.evaluate(() => scrollY > 500)));
      await page.close();
    });

    it('goes from mention to mention, opens one, goes into its card and back to where the reader was', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      await page.focus('#field');
      await page.evaluate(() => (document.querySelector('#field') as HTMLInputElement).setSelectionRange(2, 8));
      await session.browser.pressShortcut('next-mention');
      await until(async () => (await currentMark(page)) === 'Huawei');
      await session.browser.pressShortcut('next-mention');
      await until(async () => (await currentMark(page)) === 'Jensen Huang');
      await session.browser.pressShortcut('previous-mention');
      await session.browser.pressShortcut('previous-mention');
      // Round to the last one that shows, far below.
      await until(async () => (await currentMark(page)) === 'Huawei' && (await page.evaluate(() => scrollY > 500)));
      await session.browser.pressShortcut('open-card');
      await untilCardSays(page, /Company\s+Huawei/);
      await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
      await page.keyboard.press('Tab');
      expect(await inShadow(page, HOST, (root) => root.activeElement?.ariaLabel)).toBe('Pin this card');
      await page.keyboard.press('Escape');
      await until(async () => !(await hasHost(page)));
      const where = await page.evaluate(() => {
        const { id, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
        return { id, selectionStart, selectionEnd };
      });
      expect(where).toEqual({ id: 'field', selectionStart: 2, selectionEnd: 8 });
      expect(await currentMark(page)).toBe('');
      await page.close();
    });

    it('gives a selection back as it was', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      await page.evaluate(() => {
        const text = document.querySelector('#used')?.firstChild as Text;
        document.getSelection()?.setBaseAndExtent(text, text.data.indexOf('DeepSeek') + 2, text, text.data.indexOf('twice'));
      });
      await session.browser.pressShortcut('open-card');
      await untilCardSays(page, 'DeepSeek');
      await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
      await clickInCard(page, 'footer .sign');
      await page.keyboard.press('Escape');
      await until(async () => !(await hasHost(page)));
      expect(await page.evaluate(() => String(document.getSelection()))).toBe('epSeek ');
      await page.close();
    });

    it('takes the focus into a card that the pointer opened, and on to the next from there', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      await hover(page, 'Huawei');
      expect(await page.evaluate((host) => document.activeElement?.matches(host), HOST)).toBe(false);
      await session.browser.pressShortcut('open-card');
      await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
      expect(await cardText(page)).toMatch(/Huawei/);
      await session.browser.pressShortcut('open-card');
      await untilCardSays(page, /Person\s+Jensen Huang/);
      await page.close();
    });

    it('leaves the card by Tab at its end, on to what comes next in the page', async () => {
      const page = await session.read('card.html');
      await page.bringToFront();
      await page.focus('#field');
      await session.browser.pressShortcut('open-card');
      await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
      await inShadow(page, HOST, (root) => (root.querySelector('footer .sign') as HTMLElement).focus());
      await page.keyboard.press('Tab');
      await until(async () => !(await hasHost(page)));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('notes');
      await page.close();
    });
  });

  describe('in the card', () => {
    it('a term named in a fact opens in its place, and there is a way back', async () => {
      const page = await session.read('news-en.html');
      await hover(page, 'Huawei');
      const followed = await inShadow(page, HOST, (root) => root.querySelector('.named')?.textContent);
      expect(followed).toBeTruthy();
      await clickInCard(page, '.named');
      await until(async () => (await inShadow(page, HOST, (root) => root.querySelectorAll('.gloss').length)) === 2);
      const second = await cardText(page);
      expect(second).not.toMatch(/^\W*Company\s+Huawei/);
      await clickInCard(page, '[aria-label="Back to \u2068Huawei\u2069"]');
      await untilCardSays(page, /Company\s+Huawei/);
      await page.close();
    });

    it('the same by key, and back to the word that was followed', async () => {
      const page = await session.read('news-en.html');
      await page.bringToFront();
      await session.browser.pressShortcut('open-card');
      await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
      await until(async () => (await inShadow(page, HOST, (root) => root.querySelector('.named') !== null)) === true);
      await inShadow(page, HOST, (root) => (root.querySelector('.named') as HTMLElement).focus());
      await page.keyboard.press('Enter');
      await until(async () => (await inShadow(page, HOST, (root) => root.querySelectorAll('.gloss').length)) === 2);
      await until(async () => await inShadow(page, HOST, (root) => root.activeElement?.className === 'card'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await until(async () => (await inShadow(page, HOST, (root) => root.querySelectorAll('.gloss').length)) === 1);
      expect(await inShadow(page, HOST, (root) => root.activeElement?.className)).toBe('named');
      await page.close();
    });

    it('a pinned card stays, and another opens beside it', async () => {
      const page = await session.read('card.html');
      await hover(page, 'Huawei');
      await clickInCard(page, '[aria-label="Pin this card"]');
      await page.mouse.move(5, 5, { steps: 4 });
      await pause(700);
      expect(await hasHost(page)).toBe(true);
      const corner = await markOf(page, 'TSMC');
      await page.mouse.move(corner.x - 2, corner.y);
      await page.mouse.move(corner.x, corner.y);
      await until(async () => (await page.evaluate((host) => document.querySelectorAll(host).length, HOST)) === 2);
      await page.keyboard.press('Escape');
      await until(async () => (await page.evaluate((host) => document.querySelectorAll(host).length, HOST)) === 1);
      expect(await cardText(page)).toMatch(/Huawei/);
      await page.keyboard.press('Escape');
      await until(async () => !(await hasHost(page)));
      await page.close();
    });

    it.each(['card.html', 'csp.html'])('a fact is copied with its source, on %s', async (path) => {
      const page = await session.read(path);
      await hover(page, 'Huawei');
      const says = await inShadow(page, HOST, (root) => root.querySelector('.says')?.textContent);
      await clickInCard(page, '.copy button');
      await untilCardSays(page, 'Copied with its source');
      const paper = await session.read('card.html');
      await paper.focus('#notes');
      if (name === 'chromium') await paper.keyboard.press('KeyV', { commands: ['Paste'] });
      else {
        await paper.keyboard.down('Control');
        await paper.keyboard.press('KeyV');
        await paper.keyboard.up('Control');
      }
      const notes = () => paper.evaluate(() => (document.querySelector('#notes') as HTMLTextAreaElement).value);
      await until(notes);
      const [first, ...source] = (await notes()).split('\n');
      expect(first).toBe(says);
      expect(source.join('\n')).toMatch(/20\d\d/);
      await paper.close();
      await page.close();
    });

    it.each(['.to-story', '.read'])('what %s leads to is shown in the sidebar, or in a tab where that cannot be', async (selector) => {
      const page = await session.read('card.html');
      await hover(page, 'Huawei');
      const isShown = async () =>
        session.browser.browser.targets().some((target) => target.url().includes('/sidepanel.html')) ||
        (await session.inExtension(async () => {
          const tabs = await (globalThis as unknown as ExtensionPage).chrome.tabs.query({});
          return tabs.some(({ url }) => url?.includes('/sidepanel.html'));
        }));
      await clickInCard(page, selector);
      await until(isShown);
      await session.inExtension(async () => {
        const { chrome } = globalThis as unknown as ExtensionPage;
        const tabs = await chrome.tabs.query({});
        await chrome.tabs.remove(tabs.flatMap(({ id, url }) => (id !== undefined && url?.includes('/sidepanel.html') ? [id] : [])));
      });
      await page.close();
    });

    it('"not this term" takes its marks from the page, says so, and can be undone', async () => {
      const page = await session.read('card.html');
      await hover(page, 'Huawei');
      await clickInCard(page, 'footer .sign');
      await clickInCard(page, '.less button');
      await untilCardSays(page, 'will no longer be marked');
      await until(async () => !(await marked(page)).includes('Huawei'));
      expect(await settings()).toMatchObject({ termsHidden: ['huawei'] });
      expect(await marked(page)).toContain('DeepSeek');
      await clickInCard(page, '.undo');
      await until(async () => (await marked(page)).includes('Huawei'));
      expect(await settings()).toMatchObject({ termsHidden: [] });
      await untilCardSays(page, /Company\s+Huawei/);
      await page.close();
    });

    it('says so when the browser has no room for more hidden terms', async () => {
      const page = await session.read('card.html');
      // As full as the browser lets it be: 8,192 bytes with its name, and no room for `,"huawei"`.
      const full = Array.from({ length: Math.floor((8192 - 'termsHidden[]'.length) / ',"abcdef"'.length) }, () => 'abcdef');
      await choose({ termsHidden: full });
      try {
        await page.bringToFront();
        await hover(page, 'Huawei');
        await clickInCard(page, 'footer .sign');
        await clickInCard(page, '.less button');
        await untilCardSays(page, 'list of hidden terms is full');
        expect(await marked(page)).toContain('Huawei');
      } finally {
        await choose({ termsHidden: [] });
      }
      await page.close();
    });

    it('"off on this site" clears the page, and can be undone from the same card', async () => {
      const page = await session.read('card.html');
      await hover(page, 'Huawei');
      await clickInCard(page, 'footer .sign');
      await clickInCard(page, '.less button:last-child');
      await untilCardSays(page, /Hashiya is off on .*127\.0\.0\.1/);
      await until(async () => (await marked(page)).length === 0);
      expect(await settings()).toMatchObject({ sitesOff: ['127.0.0.1'] });
      await clickInCard(page, '.undo');
      await until(async () => (await marked(page)).includes('Huawei'));
      expect(await settings()).toMatchObject({ sitesOff: [] });
      await until(async () => !(await hasHost(page)));
      await page.close();
    });
  });

  describe('by finger', () => {
    const readByFinger = async () => {
      const page = await session.read('card.html');
      if (name === 'chromium') await page.setViewport({ width: 800, height: 900, hasTouch: true });
      await page.bringToFront();
      return page;
    };

    it('a tap on a mention opens its card, the page gets the tap too, and a tap elsewhere closes it', async () => {
      const page = await readByFinger();
      const { x, y } = await markOf(page, 'DeepSeek');
      await page.touchscreen.tap(x, y);
      await untilCardSays(page, 'DeepSeek');
      expect(await page.evaluate(() => (window as unknown as { heard: { taps: number } }).heard.taps)).toBe(1);
      await pause(700);
      expect(await hasHost(page)).toBe(true);
      const { x: left, y: top } = await placeInCard(page, '.what');
      await page.touchscreen.tap(left, top);
      await pause(300);
      expect(await hasHost(page)).toBe(true);
      const heading = await page.evaluate(() => {
        const { left, top } = (document.querySelector('h1') as Element).getBoundingClientRect();
        return { x: left + 10, y: top + 10 };
      });
      await page.touchscreen.tap(heading.x, heading.y);
      await until(async () => !(await hasHost(page)));
      await page.close();
    });

    it('a tap on a link follows it', async () => {
      const page = await readByFinger();
      const { x, y } = await markOf(page, 'Jensen Huang');
      await page.touchscreen.tap(x, y);
      await until(() => page.evaluate(() => location.hash === '#followed'));
      await pause(600);
      expect(await hasHost(page)).toBe(false);
      await page.close();
    });
  });

  describe('for everyone', () => {
    it('axe finds nothing wrong with a card and nothing in it is faint, in both languages and colour schemes, whatever it shows', async () => {
      const page = await session.read('card.html');
      const steps: [string, () => Promise<unknown>][] = [
        ['the card', async () => undefined],
        ['its options', () => clickInCard(page, 'footer .sign')],
        ['another term in it', () => clickInCard(page, '.named')],
        ['a pinned card', () => clickInCard(page, '[aria-pressed="false"]')],
        ['a term hidden', async () => clickInCard(page, 'footer .sign').then(() => clickInCard(page, '.less button'))],
      ];
      try {
        for (const language of ['ar', 'en']) {
          await choose({ language });
          for (const scheme of ['light', 'dark'] as const) {
            await page.bringToFront();
            await session.browser.setScheme(page, scheme);
            await hover(page, 'Huawei');
            for (const [what, step] of steps) {
              await step();
              await until(async () => (await inShadow(page, HOST, (root) => root.getAnimations().length)) === 0);
              expect([language, scheme, what, ...(await axeInCard(page)), ...(await faintInCard(page))]).toEqual([language, scheme, what]);
            }
            await page.keyboard.press('Escape');
            await page.mouse.move(5, 5);
            await choose({ termsHidden: [] });
            await until(async () => !(await hasHost(page)));
          }
        }
      } finally {
        await choose({ language: 'auto', termsHidden: [] });
        await page.close();
      }
    }, 90_000);
  });

  it('reads in a window of 320 by 256 pixels, as at 400 % zoom', async () => {
    const page = await session.read('card.html');
    await page.setViewport({ width: 320, height: 256 });
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentMark(page)) === 'Huawei');
    await session.browser.pressShortcut('open-card');
    await untilCardSays(page, 'Huawei');
    expect(await page.$$(HOST), 'nothing else speaks').toHaveLength(1);
    const look = await inShadow(page, HOST, (root) => {
      const card = root.querySelector('.card') as HTMLElement;
      const { left, right, top, bottom } = card.getBoundingClientRect();
      return {
        inside: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
        sideways: card.scrollWidth > card.clientWidth,
      };
    });
    expect(look).toEqual({ inside: true, sideways: false });
    const { y } = await placeInCard(page, 'footer .read');
    expect(y).toBeLessThan(256);
    await page.close();
  });
});

describe.each(['chromium', 'firefox'] as const)('when the extension goes under an open card, in %s', (name) => {
  it.each(['reload', 'disable'] as const)('by a %s, the card goes and the page sees no error', async (how) => {
    const session = await startSession(name);
    try {
      const page = await session.read('card.html');
      const errors: unknown[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await hover(page, 'Huawei');
      await session.browser[how]();
      await until(async () => (await cardText(page)) === '');
      expect(errors).toEqual([]);
      expect(await page.evaluate(() => (window as unknown as { heard: { errors: string[] } }).heard.errors)).toEqual([]);
    } finally {
      await session.close();
    }
  });
});
