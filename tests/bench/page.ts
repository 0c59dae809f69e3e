/**
 * `npm run bench:page [-- folder of saved pages]`: what the extension costs a page, in one run of real Chromium with the built extension, beside
 * the same pages without it, the floor (walking the text nodes and reading every character) and rivals that mark words. Medians; the targets
 * stand beside what was measured.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type ChangeCost, changeCost, type FrameTimes, frameTimes, heapOf, profile, seenOn } from './page/measure.ts';
import { FRAMES } from './page/pages.ts';
import { floor, RIVALS } from './page/rivals.ts';
import { READING, sleep, startSession } from './page/session.ts';
import { type Cost, costOf, forcedLayouts, measuredTime, startOf } from './page/trace.ts';

const ROUNDS = 3;
const COUNTS = [1_000, 10_000, 100_000];
/** Of those, with which a worker is started anew, and how often. */
const COLD = [1_000, 100_000];
const PAIRS = 5;
/** A rival that takes longer than this, in ms, is tried but once. */
const QUICK = 1_000;
const STEPS = 60;
/** How much slower the processor is made for the longest task. */
const SLOWER = 4;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
/** Of each measure by itself. */
const medians = <Measures extends object>(rounds: Measures[]): Measures =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => [
      name,
      median(rounds.flatMap((round) => (round[name as keyof Measures] as number | undefined) ?? [])),
    ]),
  ) as Measures;

function say(what: string, measured: string, target?: string, isMet?: boolean) {
  console.log(`  ${what.padEnd(58)}${measured.padStart(16)}${target ? `   ${target} ${isMet ? '✓' : '✗'}` : ''}`);
}
const ms = (value: number) => `${value.toFixed(1)} ms`;
const atMost = (what: string, value: number, limit: number, show = ms) => say(what, show(value), `≤ ${show(limit)}`, value <= limit);

const session = await startSession(process.argv[2]);
const { opened, go, turn, use } = session;
try {
  /** So many rounds, one behind the other. */
  const rounds = async <Result>(run: () => Promise<Result>): Promise<Result[]> => {
    const results: Result[] = [];
    for (let round = 0; round < ROUNDS; round++) results.push(await run());
    return results;
  };
  /** Our share of opening a page. */
  const ours = async (name: string): Promise<Cost> => medians(await rounds(() => opened((page) => costOf(page, () => go(page, name)))));
  /** The same as the profiler has it. */
  const profiled = async (name: string): Promise<number> =>
    median(await rounds(() => opened(async (page) => profile(await page.createCDPSession(), () => go(page, name)))));
  const startOn = (name: string) => opened((page) => startOf(page, () => go(page, name)));
  const start = async (name: string) => medians(await rounds(() => startOn(name)));
  /** When the first mark comes with a worker that runs and with one that must first be started, in turn, since it differs much from one time to the next. */
  const firstMarks = async (name: string): Promise<[number, number]> => {
    const marks: [number[], number[]] = [[], []];
    for (let pair = 0; pair < PAIRS; pair++) {
      for (const which of marks) {
        if (which === marks[1]) await session.cool();
        which.push((await startOn(name)).firstMark ?? Number.POSITIVE_INFINITY);
      }
    }
    return [median(marks[0]), median(marks[1])];
  };

  const names = ['news', 'large', ...session.names.filter((name) => name.startsWith('saved/'))];
  /** What is walked and read in any case, and our time at the fewest spellings. */
  const floors = new Map<string, number>();
  const first = new Map<string, number>();
  for (const count of COUNTS) {
    const spellings = await use(count);
    for (const name of names) {
      console.log(`\n${name}, ${count.toLocaleString('en')} spellings`);
      await turn(false);
      const least = floors.get(name) ?? median(await rounds(() => opened(async (page) => floor(await go(page, name)))));
      floors.set(name, least);
      say('floor: walking the text and reading every character', ms(least));
      let quickest = Number.POSITIVE_INFINITY;
      for (const [rival, { script, most, run }] of Object.entries(RIVALS)) {
        if (count > most) continue;
        const once = () =>
          opened(async (page) => {
            // A saved page may forbid scripts that are not its own.
            await page.setBypassCSP(true);
            await go(page, name);
            await page.addScriptTag({ path: script });
            return measuredTime(page, () => run(page, spellings)).catch(() => Number.POSITIVE_INFINITY);
          });
        const one = await once();
        const time = one < QUICK ? median(await rounds(once)) : one;
        quickest = Math.min(quickest, time);
        say(rival, Number.isFinite(time) ? ms(time) : 'throws');
      }
      await turn(true);
      const { total, longest, worker } = await ours(name);
      const byProfile = await profiled(name);
      // In a page with scripts of its own the trace takes some of what they do for ours.
      const counted = name.startsWith('saved/') ? byProfile : total;
      const before = first.get(name);
      if (before === undefined) first.set(name, counted);
      atMost('ours: reading and painting the whole page', counted, before === undefined ? least * 2 : before * 1.3);
      say('by the trace / by the profiler, which slows us', `${total.toFixed(1)} / ${ms(byProfile)}`);
      if (Number.isFinite(quickest))
        say('of the fastest rival', `${((counted / quickest) * 100).toFixed(0)} %`, '< 50 %', counted < quickest / 2);
      say('the background worker meanwhile', ms(worker));
      say('longest task of ours', ms(longest));
      const warm = await start(name);
      say('compiling and evaluating our script', ms(warm.script));
      if (warm.firstMark !== undefined) atMost('first mark in view after our start', warm.firstMark, 100);
      if (name === 'news' && COLD.includes(count)) {
        const [running, started] = await firstMarks(name);
        say('with a worker that runs / that must be started', `${running.toFixed(1)} / ${ms(started)}`);
      }
      const seen = await opened(async (page) => seenOn(await go(page, name)));
      if (seen.firstMark > 0) say('first mark after the document was there', ms(seen.firstMark));
      atMost('layout shift', seen.shift, 0, String);
      atMost('mutations of the page', seen.mutations, 0, String);
    }
  }

  await use(1_000);
  console.log('\nat 1,000 spellings');
  await turn(true);
  const slowed = await rounds(() =>
    opened(async (page) => {
      await (await page.createCDPSession()).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      return costOf(page, () => go(page, 'large').then(() => sleep(READING * (SLOWER - 1))));
    }),
  );
  atMost(`longest task of ours, large page, processor slowed ${SLOWER} ×`, medians(slowed).longest, 16);
  const layouts = await opened((page) => forcedLayouts(page, () => go(page, 'large')));
  atMost('layouts forced while reading the large page', layouts, 0, String);
  await turn(false);
  const nothingFloor = median(await rounds(() => opened(async (page) => floor(await go(page, 'nothing')))));
  await turn(true);
  say('floor of a page with nothing to find', ms(nothingFloor));
  atMost('ours in it', (await ours('nothing')).total, nothingFloor * 1.5);
  const inEach = (withFrames: number, alone: number) => (withFrames - alone) / FRAMES;
  atMost('what each of forty frames with little text adds', inEach((await ours('frames')).total, (await ours('alone')).total), 1);
  say('of that, compiling and evaluating', ms(inEach((await start('frames')).script, (await start('alone')).script)));

  // With all spellings of the seeds: of a thousand, most names on the page are none.
  await use(10_000);
  console.log('\n10,800 mentions, without us and with us');
  const frames = { change: [[], []] as FrameTimes[][], scroll: [[], []] as FrameTimes[][] };
  const lone: ChangeCost[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const isOn of [false, true]) {
      await turn(isOn);
      await opened(async (page) => {
        await go(page, 'mentions');
        for (const kind of ['change', 'scroll'] as const) frames[kind][Number(isOn)]?.push(await frameTimes(page, kind, STEPS));
        lone[Number(isOn)]?.push(await changeCost(page, STEPS));
      });
    }
  }
  const beside = <Measures extends object>(what: string, both: Measures[][], of: keyof Measures, most?: number) => {
    const [without = 0, withUs = 0] = both.map((each) => medians(each)[of] as number);
    const measured = `${without.toFixed(1)} / ${ms(withUs)}`;
    if (most === undefined) say(what, measured);
    else say(what, measured, `≤ ${ms(without * most)}`, withUs <= without * most);
  };
  for (const kind of ['change', 'scroll'] as const) {
    const what = kind === 'change' ? 'a frame with a one-word change, one in each' : 'a frame while scrolling';
    beside(what, frames[kind], 'median', 1.25);
    beside('95th percentile', frames[kind], 'p95');
    beside('mean', frames[kind], 'mean');
  }
  beside('a frame with a one-word change, one in six', lone, 'frame', 1.25);
  beside('the longest frame after it', lone, 'after', 1.25);
  beside('all on the main thread from one to the next', lone, 'all', 1.25);

  console.log('');
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
    const devtools = await page.createCDPSession();
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
    const early = await heapOf(devtools);
    await minutes(60);
    const late = await heapOf(devtools);
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
  await session.close();
}
