/** Screens in the colours that a reader's system forces on every page (Windows' high contrast). Only Chromium lets a driver ask for them. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrast, rgbOf } from '../contrast.ts';
import { type Session, startSession } from './companion.ts';
import { openScreen, SCREEN_NAMES, type Screen, tabOf } from './screens.ts';

/** Least contrast of what is not text (WCAG 2.2, 1.4.11). */
const SEEN = 3;
const VIEWPORT = { width: 400, height: 700 };
/** Steps by Tab that a screen is followed for. */
const STEPS = 40;

describe.each(['light', 'dark'] as const)('on a %s system', (scheme) => {
  let session: Session;
  let tab: number | undefined;
  beforeAll(async () => {
    session = await startSession('chromium');
    tab = await tabOf(session, await session.read('news-en.html'));
  });
  afterAll(() => session?.close());

  async function open(screen: Screen): Promise<Page> {
    const page = await openScreen(session, screen, tab, VIEWPORT);
    const devtools = await page.createCDPSession();
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: scheme },
    ];
    await devtools.send('Emulation.setEmulatedMedia', { features });
    await page.bringToFront();
    return page;
  }
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  it.each(SCREEN_NAMES)('the focus is seen wherever it goes: %s', async (screen) => {
    const page = await open(screen);
    const paper = rgbOf(await ground(page));
    const seen = new Set<string>();
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press('Tab');
      const { name, ring } = await page.evaluate(ringOfFocus);
      seen.add(name);
      if (ring === null) continue;
      expect(ring?.style, name).not.toBe('none');
      expect(ring?.width, name).toBeGreaterThanOrEqual(1);
      expect(contrast(rgbOf(ring?.color ?? ''), paper), name).toBeGreaterThan(SEEN);
    }
    expect(seen.size).toBeGreaterThan(1);
    await page.close();
  });

  it('a switch that is on is told from one that is off', async () => {
    const page = await open('options');
    const looks = () =>
      page.$eval('[role=switch]', (control) => [
        getComputedStyle(control).backgroundColor,
        getComputedStyle(control, '::before').insetInlineStart,
        getComputedStyle(control).borderTopColor,
      ]);
    const paper = rgbOf(await ground(page));
    const [on = '', onAt, onRing = ''] = await looks();
    await page.click('[role=switch]');
    const [off = '', offAt, offRing = ''] = await looks();
    await page.click('[role=switch]');
    expect(contrast(rgbOf(on), rgbOf(off))).toBeGreaterThan(SEEN);
    expect(onAt).not.toBe(offAt);
    for (const ring of [onRing, offRing]) expect(contrast(rgbOf(ring), paper)).toBeGreaterThan(SEEN);
    await page.close();
  });

  it('the pictures are seen', async () => {
    const page = await open('term in the sidebar');
    const paper = rgbOf(await ground(page));
    const drawn = await page.evaluate(() => ({
      bars: [...document.querySelectorAll('.over-time .bar')].map((bar) => getComputedStyle(bar).fill),
      numbers: [...document.querySelectorAll('.over-time text')].map((number) => getComputedStyle(number).fill),
      arcs: [...document.querySelectorAll('.web > svg path')].map((arc) => getComputedStyle(arc).stroke),
      knots: [...document.querySelectorAll('.timeline > li')].map((knot) => getComputedStyle(knot, '::before').borderTopColor),
    }));
    for (const [what, colours] of Object.entries(drawn)) {
      expect(colours.length, what).toBeGreaterThan(1);
      for (const colour of colours) expect(contrast(rgbOf(colour), paper), what).toBeGreaterThan(SEEN);
    }
    await page.close();
  });
});

/** In a page: what has the focus, and the ring around it, or around the field of the search; null where the focus has left the page. */
function ringOfFocus(): { name: string; ring: { style: string; width: number; color: string } | null } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: 'the browser', ring: null };
  const name = `<${focused.localName} class="${focused.getAttribute('class') ?? ''}"> ${focused.textContent?.slice(0, 30)}`;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused.closest('.search .field') ?? focused);
  return { name, ring: { style: outlineStyle, width: Number.parseFloat(outlineWidth), color: outlineColor } };
}
