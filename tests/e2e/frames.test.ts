/** The keyboard's way through a page whose text stands in frames, of its own site and of others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { currentIn, frameIn, HOST, hasHost, marked, type Session, startSession } from './companion.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it.each(['same', 'other'])('goes through the mentions of the frame that has the focus, of the %s site', async (id) => {
    const page = await session.read('frames.html');
    const frame = await frameIn(page, id);
    await page.bringToFront();
    await page.evaluate((one) => document.getElementById(one)?.scrollIntoView({ behavior: 'instant' }), id);
    await until(async () => (await marked(frame)).length > 0);
    await frame.click('h1');
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentIn(frame)) !== '');
    expect(await currentIn(page)).toBe('');
    const first = await currentIn(frame);
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentIn(frame)) !== first);
    await session.browser.pressShortcut('previous-mention');
    await until(async () => (await currentIn(frame)) === first);
    await session.browser.pressShortcut('open-card');
    await until(() => frame.evaluate((host) => document.activeElement?.matches(host), HOST));
    expect(await hasHost(page)).toBe(false);
    await page.close();
  });

  it('goes through those of the page where the frame with the focus has none', async () => {
    const page = await session.read('situations.html');
    await page.bringToFront();
    await (await frameIn(page, 'quiet')).click('button');
    await session.browser.pressShortcut('next-mention');
    await until(async () => (await currentIn(page)) === 'Huawei');
    await page.close();
  });
});
