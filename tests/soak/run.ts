/**
 * The differential soak: a page changes at random, and whenever it rests, what is painted on it must be what a reader that starts anew paints
 * there, and what it has found is what that one finds. Used by the end-to-end tests for some seconds and by `npm run soak` for as long as asked.
 */
import type { Page } from 'puppeteer-core';
import { until } from '../browsers.ts';
import { type Session, tabOf } from '../e2e/companion.ts';
import { installOperations, type Operations, paintedPlaces } from './operations.ts';

export interface Soak {
  seed: number;
  rests: number;
  /** Changes between two rests. */
  operations: number;
  onRest?(rest: number, places: number): void;
}

/** What two looks this far apart agree on, in ms, is at rest. */
const QUIET = 120;
/** Pages change something soon after they have hung up a shadow tree, in ms. */
const SOON = 250;
/** Chrome lets an extension change its synced settings twice a second; each rest changes them twice. */
const TURN = 1050;
/** A closed shadow tree upon an element in use is found when its turn comes, in ms. */
const LATE = 2500;

interface Port {
  onMessage: { addListener(listen: (news: { place: number[]; counts: Record<string, number> }) => void): void };
  disconnect(): void;
}
declare const chrome: {
  storage: { sync: { set(values: object): Promise<void> } };
  tabs: { connect(tab: number, how: { name: string }): Port };
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How often each term is mentioned on a page, whether it shows or not: what its top frame tells the popup. */
const countsIn = (control: Page, tab: number): Promise<string[]> =>
  control.evaluate(
    (id) =>
      new Promise<string[]>((resolve) => {
        const port = chrome.tabs.connect(id, { name: 'found' });
        port.onMessage.addListener(({ place, counts }) => {
          if (place.length > 0) return;
          port.disconnect();
          resolve(Object.entries(counts).map(([term, count]) => `${term} ${count} times in all`));
        });
      }),
    tab,
  );

/** What two looks in a row agree on. */
async function atRest(look: () => Promise<string[]>): Promise<string[]> {
  let before = '';
  for (;;) {
    await sleep(QUIET);
    const seen = await look();
    const now = seen.join('\n');
    if (now === before) return seen;
    before = now;
  }
}

/** Lives through the rests; throws with all that is needed to replay when what is painted is not what it should be. */
export async function soak(session: Session, { seed, rests, operations, onRest }: Soak): Promise<Record<string, number>> {
  const control = await session.browser.extensionPage('popup.html');
  const turnOn = (on: boolean) => control.evaluate((value) => chrome.storage.sync.set({ on: value }), on);
  const page = await session.browser.page(session.server.at('soak.html'));
  const tab = await tabOf(session, page);
  await page.bringToFront();
  const known = async () => [...(await page.evaluate(paintedPlaces)), ...(await countsIn(control, tab))];
  try {
    await until(async () => (await page.evaluate(paintedPlaces)).length > 0);
    await page.evaluate(installOperations, seed);
    for (let rest = 1; rest <= rests; rest++) {
      const turn = sleep(TURN);
      await page.evaluate((count) => (globalThis as unknown as { operations: Operations }).operations.run(count), operations);
      await sleep(SOON);
      await page.evaluate(() => (globalThis as unknown as { operations: Operations }).operations.settle());
      const kept = await atRest(known);
      await turnOn(false);
      await until(async () => (await page.evaluate(paintedPlaces)).length === 0);
      await turnOn(true);
      // Where nothing is to be painted there is nothing to wait for but the time that reading takes.
      if (kept.length > 0) await until(async () => (await page.evaluate(paintedPlaces)).length > 0).catch(() => {});
      let fresh = await atRest(known);
      if (kept.some((place) => !fresh.includes(place))) {
        await sleep(LATE);
        fresh = await atRest(known);
      }
      const missing = fresh.filter((place) => !kept.includes(place));
      const wrong = kept.filter((place) => !fresh.includes(place));
      if (missing.length + wrong.length > 0) {
        const html = await page.evaluate(() => document.querySelector('#field')?.outerHTML);
        throw new Error(
          [
            `Seed ${seed}, rest ${rest} of ${operations} operations each:`,
            ...missing.map((place) => `  missing: ${place}`),
            ...wrong.map((place) => `  wrong: ${place}`),
            html,
          ].join('\n'),
        );
      }
      onRest?.(rest, fresh.length);
      await turn;
    }
    return await page.evaluate(() => (globalThis as unknown as { operations: Operations }).operations.made);
  } finally {
    await page.close();
    await control.close();
  }
}
