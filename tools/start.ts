/**
 * Opens a page in a real browser with the built extension: `node tools/start.ts chromium|firefox [URL-or-file]`.
 *
 * With a display, the browser stays until the reader closes it. Without one, this says what was found on the page and leaves a
 * picture of it with one card open. `npm start` (start.mjs) has installed and built everything beforehand.
 */
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launch, type RunningBrowser, until } from '../tests/browsers.ts';
import { type Mark, marksOf, pointAt, settledShadowTextOf } from '../tests/looking.ts';
import { PAGES, serve } from '../tests/serve.ts';
import type { BrowserName } from './find-browser.mjs';

const SAMPLE = resolve(PAGES, 'news-ar.html');
const CARD = '[data-hashiya]';
const HAS_DISPLAY = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** One term of the page: how often it was found, and how many facts the library has of it. */
interface Row {
  count: number;
  facts: number;
  name: { ar: string; en: string };
}

type Counts = Record<string, number>;

/** The extension's APIs, as far as they are used here; both browsers call them so. */
declare const chrome: {
  tabs: { query(which: object): Promise<{ id: number }[]>; connect(tab: number, how: { name: string }): Port };
  runtime: { sendMessage(message: object): Promise<{ answer: { names: (Omit<Row, 'count'> & { id: string })[] } }> };
};
interface Port {
  onMessage: { addListener(hear: (news: { frame: string; counts: Counts }) => void): void };
}

const [browser = 'chromium', target = SAMPLE] = process.argv.slice(2);
const isAddress = /^https?:/i.test(target);
// Extensions may not look into file: pages, so a file is served instead.
const server = isAddress ? undefined : await serve(dirname(target));
const url = server?.at(basename(target)) ?? target;
const running = await launch(browser as BrowserName, {
  headless: !HAS_DISPLAY,
  language: Intl.DateTimeFormat().resolvedOptions().locale,
});
try {
  await (HAS_DISPLAY ? stay(running) : report(running));
} finally {
  await running.close();
  await server?.close();
}

/** The page, or undefined when it cannot be reached, which is said. */
async function open({ page }: RunningBrowser): Promise<Page | undefined> {
  try {
    return await page(url);
  } catch (error) {
    // Both browsers wrap their error code in more words than a reader needs.
    const { message } = error as Error;
    console.error(`${target} could not be opened: ${/\b(?:NS_|net::)\w+/.exec(message)?.[0] ?? message}.`);
    process.exitCode = 2;
    return undefined;
  }
}

/** Shows the page until the reader closes the browser. */
async function stay(running: RunningBrowser): Promise<void> {
  const { browser } = running;
  const [blank] = await browser.pages();
  if (!(await open(running))) return;
  await blank?.close();
  console.error('Rest the pointer on a marked word. Closing the browser ends this.');
  await new Promise((closed) => browser.once('disconnected', closed));
}

/** Prints what was found on the page and takes a picture with a card open. */
async function report(running: RunningBrowser): Promise<void> {
  const page = await open(running);
  if (!page) return;
  const marked = await until(async () => (await marksOf(page)).length > 0).then(
    () => true,
    () => false,
  );
  if (!marked) console.log('Nothing that Hashiya knows is named on the part of the page that shows first.');
  else await openCard(page, printTable(await readRows(running)));

  const picture = fileURLToPath(new URL(`../.output/start-${running.name}.png`, import.meta.url));
  await page.screenshot({ path: picture as `${string}.png` });
  console.log(`\nPicture: ${relative(process.cwd(), picture)}`);
}

/** Asks the page's frames what they found, and the library what it knows of that, as the popup does. */
async function readRows(running: RunningBrowser): Promise<Row[]> {
  const page = await running.extensionPage('popup.html');
  const rows = await page.evaluate(async (quiet) => {
    const tabs = await chrome.tabs.query({});
    const frames = new Map<string, Counts>();
    // Frames that are still reading go on telling: the last word is the one that silence follows.
    await new Promise<void>((resolve) => {
      let silence = setTimeout(resolve, quiet);
      for (const { id } of tabs)
        chrome.tabs.connect(id, { name: 'found' }).onMessage.addListener(({ frame, counts }) => {
          frames.set(frame, counts);
          clearTimeout(silence);
          silence = setTimeout(resolve, quiet);
        });
    });
    const sum: Counts = {};
    for (const counts of frames.values()) for (const [term, count] of Object.entries(counts)) sum[term] = (sum[term] ?? 0) + count;
    const { answer } = await chrome.runtime.sendMessage({ type: 'names', ask: { terms: Object.keys(sum) } });
    return answer.names.map(({ id, name, facts }) => ({ count: sum[id] ?? 0, facts, name }));
  }, 700);
  await page.close();
  return rows.sort((a, b) => b.count - a.count || b.facts - a.facts);
}

/** Prints the rows and gives them back. The Arabic names come last: a terminal that cannot set them still keeps the columns. */
function printTable(rows: Row[]): Row[] {
  const width = Math.max(...rows.map((row) => row.name.en.length));
  console.log('often  facts  term');
  for (const { count, facts, name } of rows)
    console.log(`${String(count).padStart(5)}  ${String(facts).padStart(5)}  ${name.en.padEnd(width)}  ${name.ar}`);
  return rows;
}

/** Opens the card of the term that is named most often, if the page shows it, else of any. */
async function openCard(page: Page, [first]: Row[]): Promise<void> {
  await page.bringToFront();
  const marks = await marksOf(page);
  const names = (mark: Mark) => first && (mark.text.includes(first.name.ar) || mark.text.includes(first.name.en));
  const mark = marks.find(names) ?? marks[0];
  if (!mark) return;
  await pointAt(page, mark);
  await settledShadowTextOf(page, CARD).catch(() => console.log(`\nNo card opened over ${mark.text}.`));
}
