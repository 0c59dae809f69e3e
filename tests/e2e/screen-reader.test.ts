/** What a screen reader is told: by the accessibility tree in Chromium, and in Firefox by the events that it would act on. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { HOST, hasHost, type Session, startSession } from './companion.ts';

/** Something said aloud: what has the focus now, what a live region has come to say, or an alert. */
interface Told {
  focus?: string;
  name?: string;
  description?: string;
  live?: string;
  alert?: string;
}

const openByKey = async (session: Session, page: Page) => {
  await session.browser.pressShortcut('open-card');
  await until(() => page.evaluate((host) => document.activeElement?.matches(host), HOST));
};

describe('in chromium', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession('chromium');
  });
  afterAll(() => session?.close());

  /** The accessibility tree of a page, without what is left out of it. */
  async function treeOf(page: Page) {
    const client = await page.createCDPSession();
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    await client.detach();
    return nodes.filter(({ ignored }) => !ignored);
  }
  /** What live regions say. */
  async function said(page: Page) {
    const nodes = await treeOf(page);
    const live = nodes.filter(({ role }) => /^(status|alert)$/.test(String(role?.value)));
    const texts = live.flatMap(({ childIds }) => nodes.filter(({ nodeId }) => childIds?.includes(nodeId)).map(({ name }) => name?.value));
    // Without the signs that keep a name's direction to itself.
    return texts.map((text) => String(text).replace(/[\u2068\u2069]/g, ''));
  }

  it('a card that is opened by key is announced once: a dialog with the name and what it is', async () => {
    const page = await session.read('card.html');
    await page.bringToFront();
    await openByKey(session, page);
    const dialogs = (await treeOf(page)).filter(({ role }) => role?.value === 'dialog');
    expect(dialogs.map(({ name, description }) => [name?.value, description?.value])).toEqual([
      ['Huawei', expect.stringContaining('Chinese maker')],
    ]);
    expect(dialogs[0]?.properties?.find((property) => property.name === 'focused')?.value.value).toBe(true);
    // Nothing else speaks up beside it.
    expect(await said(page)).toEqual([]);
    await page.close();
  });

  it('the keyboard’s way from mention to mention is said: its text, its number, how many there are', async () => {
    const page = await session.read('card.html');
    await page.bringToFront();
    for (const wanted of ['Huawei, 1 of 8', 'Jensen Huang, 2 of 8']) {
      await session.browser.pressShortcut('next-mention');
      await until(async () => (await said(page)).join() === wanted);
    }
    await page.close();
  });
});

describe('in firefox', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession('firefox');
  });
  afterAll(() => session?.close());

  const privileged = (script: string) => bidiOf(session.browser.browser).privileged(script);

  /** Has the browser's window note what it tells screen readers of pages from now on. */
  const listen = () =>
    privileged(`
      window.told = [];
      window.service ??= Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
      const { EVENT_FOCUS, EVENT_ALERT, EVENT_TEXT_INSERTED } = Ci.nsIAccessibleEvent;
      const isLive = ({ attributes }) => /polite|assertive/.test(attributes.has('container-live') && attributes.getStringProperty('container-live'));
      window.listener = (event) => {
        const { eventType, accessible } = event.QueryInterface(Ci.nsIAccessibleEvent);
        if (eventType === EVENT_FOCUS) told.push({ focus: accessible, name: accessible.name });
        else if (eventType === EVENT_ALERT) told.push({ alert: accessible.name });
        else if (eventType === EVENT_TEXT_INSERTED && isLive(accessible))
          told.push({ live: event.QueryInterface(Ci.nsIAccessibleTextChangeEvent).modifiedText });
      };
      Services.obs.addObserver(listener, 'accessible-event');
      undefined`);
  const stopListening = () => privileged(`Services.obs.removeObserver(listener, 'accessible-event')`);
  /** What was told since. The browser may have the description of what has the focus a moment later, as screen readers ask for it. */
  const told = async (): Promise<Told[]> =>
    JSON.parse(
      String(
        await privileged(`JSON.stringify(told.map((one) => {
          const { focus } = one;
          return focus ? { ...one, focus: service.getStringRole(focus.role), description: focus.description } : one;
        }))`),
      ),
    );
  /** Long enough for what else may be told. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 600));

  it('a card that is opened by key is announced once: a dialog with the name and what it is', async () => {
    const page = await session.read('card.html');
    await page.bringToFront();
    await listen();
    await openByKey(session, page);
    await until(async () => (await told()).length > 0);
    await pause();
    expect(await told()).toEqual([{ focus: 'dialog', name: 'Huawei', description: expect.stringContaining('Chinese maker') }]);
    await stopListening();
    await page.close();
  });

  it('the keyboard’s way from mention to mention is said: its text, its number, how many there are', async () => {
    const page = await session.read('card.html');
    await page.bringToFront();
    await listen();
    const stops = ['Huawei, 1 of 8', 'Jensen Huang, 2 of 8'];
    for (const stop of stops) {
      await session.browser.pressShortcut('next-mention');
      await until(async () => (await told()).some(({ live }) => live === stop));
    }
    await pause();
    expect(await told()).toEqual(stops.map((live) => ({ live })));
    await stopListening();
    await page.keyboard.press('Escape');
    await until(async () => !(await hasHost(page)));
    await page.close();
  });
});
