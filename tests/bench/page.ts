/**
 * `npm run bench:page [-- folder of saved pages]`: what the extension costs a page, in one run of real Chromium with the built extension, beside
 * the same pages without it, the floor (walking the text nodes and reading every character) and rivals that mark words. Medians; the targets
 * stand beside what was measured.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { compileLexicon } from '../../core/lexicon/compile.ts';
import { toBase64 } from '../../platform/bytes.ts';
import { seeds } from '../../tools/seed-lexicon.ts';
import { launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import { termsWith } from './corpus.ts';
import { type FrameTimes, forcedLayouts, frameTimes, heapOf, longestTask, profile, seenOn, startOf, watch } from './page/measure.ts';
import { FRAMES, makePages } from './page/pages.ts';
import { floor, RIVALS } from './page/rivals.ts';

const ROUNDS = 3;
const COUNTS = [1_000, 10_000, 100_000];
/** Time for a page to be read to its end and painted, in ms; the profile tells what of it was ours. */
const READING = 1_500;
const STEPS = 60;
/** How much slower the processor is made for the longest task. */
const SLOWER = 4;

declare const chrome: {
  storage: { sync: { set(values: object): Promise<void> } };
  runtime: {
    onMessage: { addListener(listener: (message: { type?: string }, sender: unknown, answer: (value: unknown) => void) => void): void };
  };
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
const { folder, pages } = makePages(process.argv[2]);
const fileOf = (name: string) => pages.find((page) => page.name === name)?.file ?? '';

function say(what: string, measured: string, target?: string, isMet?: boolean) {
  console.log(`  ${what.padEnd(58)}${measured.padStart(16)}${target ? `   ${target} ${isMet ? '✓' : '✗'}` : ''}`);
}
const ms = (value: number) => `${value.toFixed(1)} ms`;
const atMost = (what: string, value: number, limit: number, show = ms) => say(what, show(value), `≤ ${show(limit)}`, value <= limit);

const server = await serve(folder);
const running = await launchChromium();
try {
  const worker = await running.background();
  const control = await running.extensionPage('popup.html');
  const turn = (on: boolean) => control.evaluate((value) => chrome.storage.sync.set({ on: value }), on);
  /** From now on, pages get a lexicon of so many spellings. */
  const use = async (count: number) => {
    const terms = termsWith(count);
    await worker.evaluate(
      (base64) => {
        const state = globalThis as unknown as { index?: string };
        if (state.index === undefined) {
          // The first listener that answers is heard: this one need not wait for a database.
          chrome.runtime.onMessage.addListener((message, _, answer) => {
            if (message.type === 'reading') answer({ answer: { site: 'localhost', lexicon: state.index } });
          });
        }
        state.index = base64;
      },
      toBase64(compileLexicon(terms, seeds.neighbours)),
    );
    return terms.flatMap(({ spellings }) => spellings.map(({ text }) => text));
  };
  const opened = async <Result>(run: (page: Page) => Promise<Result>): Promise<Result> => {
    const page = await running.page();
    try {
      await watch(page);
      await page.bringToFront();
      return await run(page);
    } finally {
      await page.close();
    }
  };
  const go = async (page: Page, name: string) => {
    await page.goto(server.at(fileOf(name)));
    await sleep(READING);
    return page;
  };
  /** Our share of opening a page, a median. */
  const ours = async (name: string) => {
    const profiles: { total: number; longest: number }[] = [];
    let seen = { shift: 0, mutations: 0, firstMark: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      await opened(async (page) => {
        const session = await page.createCDPSession();
        profiles.push(await profile(session, () => go(page, name)));
        seen = await seenOn(page);
      });
    }
    return { total: median(profiles.map(({ total }) => total)), longest: median(profiles.map(({ longest }) => longest)), seen };
  };

  /** How we start on a page, without a profiler; medians. */
  const start = async (name: string) => {
    const starts = [];
    for (let round = 0; round < ROUNDS; round++) starts.push(await opened((page) => startOf(page, () => go(page, name))));
    return { script: median(starts.map(({ script }) => script)), firstMark: median(starts.flatMap(({ firstMark }) => firstMark ?? [])) };
  };

  const names = ['news', 'large', ...pages.map(({ name }) => name).filter((name) => name.startsWith('saved/'))];
  const first = new Map<string, number>();
  for (const count of COUNTS) {
    const spellings = await use(count);
    for (const name of names) {
      console.log(`\n${name}, ${count.toLocaleString('en')} spellings`);
      await turn(false);
      const floors: number[] = [];
      for (let round = 0; round < ROUNDS; round++) floors.push(await opened(async (page) => floor(await go(page, name))));
      const least = median(floors);
      say('floor: walking the text and reading every character', ms(least));
      let quickest = Number.POSITIVE_INFINITY;
      for (const [rival, { script, most, run }] of Object.entries(RIVALS)) {
        if (count > most) continue;
        const time = await opened(async (page) => {
          // A saved page may forbid scripts that are not its own.
          await page.setBypassCSP(true);
          await go(page, name);
          await page.addScriptTag({ path: script });
          return run(page, spellings).catch(() => Number.POSITIVE_INFINITY);
        });
        quickest = Math.min(quickest, time);
        say(rival, Number.isFinite(time) ? ms(time) : 'throws');
      }
      await turn(true);
      const { total, longest, seen } = await ours(name);
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, total);
        atMost('ours: reading and painting the whole page', total, least * 2);
      } else atMost('ours: reading and painting the whole page', total, before * 1.3);
      if (Number.isFinite(quickest))
        say('of the fastest rival', `${((total / quickest) * 100).toFixed(0)} %`, '< 50 %', total < quickest / 2);
      say('longest stretch of ours', ms(longest));
      const { script, firstMark } = await start(name);
      say('compiling and evaluating our script', ms(script));
      if (seen.firstMark > 0) {
        atMost('first mark in view after our start', firstMark, 100);
        say('after the document was there, profiled', ms(seen.firstMark));
      }
      atMost('layout shift', seen.shift, 0, String);
      atMost('mutations of the page', seen.mutations, 0, String);
    }
  }

  await use(1_000);
  console.log('\nat 1,000 spellings');
  const tasks: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const task = await opened(async (page) => {
      await (await page.createCDPSession()).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      return longestTask(page, () => go(page, 'large').then(() => sleep(READING * (SLOWER - 1))));
    });
    tasks.push(task);
  }
  atMost(`longest task of ours, large page, processor slowed ${SLOWER} ×`, median(tasks), 16);
  const layouts = await opened((page) => forcedLayouts(page, () => go(page, 'large')));
  atMost('layouts forced while reading the large page', layouts, 0, String);
  await turn(false);
  const nothingFloor = await opened(async (page) => floor(await go(page, 'nothing')));
  await turn(true);
  atMost('a page with nothing to find', (await ours('nothing')).total, nothingFloor * 1.5);
  const inEach = (withFrames: number, alone: number) => (withFrames - alone) / FRAMES;
  atMost('what each of forty frames with little text adds', inEach((await ours('frames')).total, (await ours('alone')).total), 1);
  say('compiling and evaluating in each, unprofiled', ms(inEach((await start('frames')).script, (await start('alone')).script)));

  // With all spellings of the seeds: of a thousand, most names on the page are none.
  await use(10_000);
  const frames = { change: [[], []] as FrameTimes[][], scroll: [[], []] as FrameTimes[][] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const isOn of [false, true]) {
      await turn(isOn);
      await opened(async (page) => {
        await go(page, 'mentions');
        for (const kind of ['change', 'scroll'] as const) frames[kind][Number(isOn)]?.push(await frameTimes(page, kind, STEPS));
      });
    }
  }
  const mediansOf = (times: FrameTimes[]): FrameTimes => ({
    median: median(times.map((time) => time.median)),
    p95: median(times.map(({ p95 }) => p95)),
    mean: median(times.map(({ mean }) => mean)),
  });
  for (const kind of ['change', 'scroll'] as const) {
    const [without, withUs] = frames[kind].map(mediansOf) as [FrameTimes, FrameTimes];
    const what = kind === 'change' ? 'a frame after a one-word change, 10,800 mentions' : 'a frame while scrolling, 10,800 mentions';
    const rest = ({ p95, mean }: FrameTimes) => `${p95.toFixed(1)} / ${ms(mean)}`;
    say(`${what}, without us`, ms(without.median));
    say('95th percentile and mean', rest(without));
    atMost(`${what}, with us`, withUs.median, without.median * 1.25);
    say('95th percentile and mean', rest(withUs));
  }

  for (const [count, limit] of [
    [1_000, 3],
    [100_000, 6],
  ] as const) {
    await use(count);
    const heaps: number[] = [];
    for (const isOn of [false, true]) {
      await turn(isOn);
      heaps.push(await opened(async (page) => heapOf(await (await go(page, 'large')).createCDPSession())));
    }
    const [without = 0, withUs = 0] = heaps;
    atMost(
      `heap of a tab, ${count.toLocaleString('en')} spellings, large page`,
      (withUs - without) / 1e6,
      limit,
      (value) => `${value.toFixed(1)} MB`,
    );
  }

  await use(10_000);
  await opened(async (page) => {
    await go(page, 'chat');
    const session = await page.createCDPSession();
    /** One message a second, an hour long, in less time; the page keeps the last two hundred. */
    const minutes = (count: number) =>
      page.evaluate(async (messages) => {
        const main = document.querySelector('main') as HTMLElement;
        for (let i = 0; i < messages; i++) {
          const line = document.createElement('p');
          line.textContent = `Message ${i}: Huawei and Nvidia, قالت إنفيديا, and ${Math.random()} more.`;
          main.append(line);
          if (main.childElementCount > 200) main.firstElementChild?.remove();
          if (i % 4 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }, count * 60);
    // By then the browser has made machine code of whatever it will.
    await minutes(60);
    const early = await heapOf(session);
    await minutes(60);
    const late = await heapOf(session);
    say('a chat, one message a second: heap after an hour', `${(early / 1e6).toFixed(2)} MB`);
    atMost('after two', late / 1e6, (early / 1e6) * 1.02, (value) => `${value.toFixed(2)} MB`);
  });

  const sizeOf = (file: string) =>
    gzipSync(readFileSync(fileURLToPath(new URL(`../../.output/chrome-mv3/${file}`, import.meta.url))), { level: 9 }).length / 1000;
  const sizes = ['content-scripts/reader.js', 'reading.js', 'cards.js'].map(sizeOf);
  say('content script, gzipped: in each frame, to read, for cards', `${sizes.map((size) => size.toFixed(1)).join(' + ')} kB`);
  atMost(
    'all of it',
    sizes.reduce((sum, size) => sum + size, 0),
    40,
    (value) => `${value.toFixed(1)} kB`,
  );
} finally {
  await running.close();
  await server.close();
}
