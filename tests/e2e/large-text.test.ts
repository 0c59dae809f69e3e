/** Screens for a reader whose text is twice as large as others', in a column as narrow as a phone (WCAG 2.2, 1.4.4 and 1.4.10). */
import { describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { type ExtensionPage, startSession } from './companion.ts';
import { openScreen, SCREEN_NAMES, tabOf } from './screens.ts';

const NARROW = { width: 320, height: 640 };

describe.each([
  ['chromium', 'en'],
  ['chromium', 'ar'],
  ['firefox', 'ar'],
] as const)('in %s, in %s', (name, language) => {
  it('nothing is cut off, covers anything else or has to be scrolled sideways', async () => {
    const session = await startSession(name);
    try {
      const tab = await tabOf(session, await session.read('news-en.html'));
      await session.inExtension((values) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set(values), {
        language,
        sitesOff: ['mail.example.com'],
        termsHidden: ['apple'],
      });
      for (const screen of SCREEN_NAMES) {
        const page = await openScreen(session, screen, tab, NARROW);
        const before = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('h1') as Element).fontSize));
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await until(() =>
          page.evaluate((size) => getComputedStyle(document.querySelector('h1') as Element).fontSize === `${2 * size}px`, before),
        );
        expect(await page.evaluate(misfits), screen).toEqual([]);
        await page.close();
      }
    } finally {
      await session.close();
    }
  });
});

/** In a page: what is too wide, what is cut off, and which texts stand on each other. */
function misfits(): string[] {
  const wrong: string[] = [];
  const tell = (element: Element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.slice(0, 40)}`;
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) wrong.push(`The page is ${root.scrollWidth} px wide.`);
  const shown = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.closest('.unseen'));
  for (const element of shown) {
    const { overflowX, overflowY, webkitLineClamp, display } = getComputedStyle(element);
    // What is shortened to some lines is so at any size.
    if (display === 'inline' || webkitLineClamp !== 'none' || element instanceof SVGElement) continue;
    const scrolls = overflowY === 'auto' && element.clientHeight > 0;
    if (element.scrollWidth > element.clientWidth + 1 && overflowX !== 'auto' && !(element instanceof HTMLInputElement))
      wrong.push(`Too wide by ${element.scrollWidth - element.clientWidth} px: ${tell(element)}`);
    if (element.scrollHeight > element.clientHeight + 1 && overflowY !== 'visible' && !scrolls) wrong.push(`Cut off: ${tell(element)}`);
  }

  for (const input of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    const hint = document.body.appendChild(document.createElement('span'));
    hint.textContent = input.placeholder;
    Object.assign(hint.style, { font: getComputedStyle(input).font, whiteSpace: 'nowrap', position: 'absolute' });
    if (hint.offsetWidth > input.clientWidth) wrong.push(`Cut by ${hint.offsetWidth - input.clientWidth} px: ${input.placeholder}`);
    hint.remove();
  }

  /** The part of a box that is in sight, given what scrolls around it. */
  const inSight = (box: DOMRect, from: Element) => {
    let { left, top, right, bottom } = box;
    for (let around: Element | null = from; around && around !== root; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue;
      const clip = around.getBoundingClientRect();
      [left, top, right, bottom] = [
        Math.max(left, clip.left),
        Math.max(top, clip.top),
        Math.min(right, clip.right),
        Math.min(bottom, clip.bottom),
      ];
    }
    return { left, top, right, bottom };
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes: { left: number; top: number; right: number; bottom: number; text: string; parent: Element }[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement as Element;
    if (!text.nodeValue?.trim() || !parent.checkVisibility() || parent.closest('.unseen')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) {
      const box = inSight(rect, parent);
      if (box.right > box.left && box.bottom > box.top) boxes.push({ ...box, text: text.nodeValue.trim().slice(0, 30), parent });
    }
  }
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
      // Lines of one font may touch: its letters need less than its box.
      if (across > 2 && down > lower * 0.4 && one.text !== other.text) wrong.push(`On each other: ${one.text} | ${other.text}`);
    }
  return wrong;
}
