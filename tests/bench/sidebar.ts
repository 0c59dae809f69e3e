/** The sidebar of a browser that holds a library: how long it takes to show what is asked for, and how long it keeps the browser from anything else. */
import type { Page } from 'puppeteer-core';
import type { Pack } from '../../core/knowledge/pack.ts';
import { type RunningBrowser, until } from '../browsers.ts';

const ROUNDS = 5;
/** Facts of the term that is opened, about. */
const FACTS = 600;

export interface Showing {
  /** ms until what was waited for stands in the document. */
  time: number;
  /** The longest task meanwhile in ms, 0 where none took 50. */
  longestTask: number;
}

/** By what was asked for: how long it took, each time. */
export async function timesInSidebar(
  running: RunningBrowser,
  address: string,
  { stories, facts }: Pack,
): Promise<Record<string, Showing[]>> {
  const counts = new Map<string, number>();
  for (const { terms } of facts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const byFacts = [...counts].sort(([, a], [, b]) => b - a);
  const usual = byFacts.find(([, count]) => count <= FACTS) as [string, number];
  const largest = byFacts[0] as [string, number];
  const story = (number: number) => `#story/${stories[number]?.id}`;
  const results: Record<string, Showing[]> = {};
  const note = (name: string, showing: Showing) => {
    results[name] = [...(results[name] ?? []), showing];
  };
  for (let round = 0; round < ROUNDS; round++) {
    note('opened: the newest stories', await open(running, address, '.stories li'));
    note('opened: a story', await open(running, `${address}${story(round)}`, '.timeline li'));
    note(`opened: a term of ${usual[1]} facts`, await open(running, `${address}#term/${usual[0]}`, '.timeline li'));

    const page = await running.page(address);
    await until(() => page.evaluate(() => document.querySelector('.stories li') !== null));
    note(`from there: a term of ${usual[1]} facts`, await click(page, `#term/${usual[0]}`, '.timeline li'));
    note('more of its facts', await press(page, '.timeline + .more', '.timeline li:nth-child(40)'));
    note('from there: a story', await click(page, story(round + 100), '.original, .tools > .note'));
    note(`from there: the head of a term of ${largest[1]} facts`, await click(page, `#term/${largest[0]}`, '.other-name', '.timeline li'));
    note('its facts, from the same click', await shown(page, '.timeline li'));
    await page.close();
  }
  return results;
}

async function open(running: RunningBrowser, address: string, selector: string): Promise<Showing> {
  const page = await running.page();
  await page.evaluateOnNewDocument(watchFor, selector);
  await page.goto(address);
  const showing = await shown(page, selector);
  await page.close();
  return showing;
}

/** Follows a link to a place; what comes `later` is watched for, too. */
async function click(page: Page, fragment: string, selector: string, ...later: string[]): Promise<Showing> {
  await page.evaluate(watchFor, selector, ...later);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.querySelector('.sidebar')?.append(link);
    link.click();
    link.remove();
  }, fragment);
  return shown(page, selector);
}

async function press(page: Page, button: string, selector: string): Promise<Showing> {
  await page.evaluate(watchFor, selector);
  await page.evaluate((name) => document.querySelector<HTMLElement>(name)?.click(), button);
  return shown(page, selector);
}

/** How long, in ms, what was shown is given to finish what it does besides. */
const AFTER = 300;

interface Watched {
  tasks: number[];
  /** By selector. */
  times: Record<string, number>;
}

async function shown(page: Page, selector: string): Promise<Showing> {
  const time = () => page.evaluate((asked) => (globalThis as unknown as Watched).times[asked], selector);
  await until(async () => (await time()) !== undefined, 30_000);
  await new Promise((resolve) => setTimeout(resolve, AFTER));
  const tasks = await page.evaluate(() => (globalThis as unknown as Watched).tasks);
  return { time: (await time()) as number, longestTask: Math.max(0, ...tasks) };
}

/** In the page: notes when each selector first matches something that was not there before, and the tasks that take 50 ms or more. */
function watchFor(...selectors: string[]): void {
  const began = document.readyState === 'loading' ? 0 : performance.now();
  const before = new Set(selectors.flatMap((selector) => [...document.querySelectorAll(selector)]));
  const watched: Watched = Object.assign(globalThis as unknown as Watched, { tasks: [], times: {} });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (startTime >= began) watched.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    const left = selectors.filter((selector) => !(selector in watched.times));
    if (left.length === 0) observer.disconnect();
    for (const selector of left) {
      if ([...document.querySelectorAll(selector)].some((match) => !before.has(match))) watched.times[selector] = performance.now() - began;
    }
  }).observe(document, { subtree: true, childList: true });
}
