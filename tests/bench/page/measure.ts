/** What a page costs besides what the trace tells (trace.ts): by the profiler, by the heap, and by what the page itself sees. */
import type { CDPSession, Page } from 'puppeteer-core';
import { betweenMarks, FIRST_MARK, type InPage, inPage } from './trace.ts';

const OURS = 'chrome-extension://';
/** Between two samples of the profiler, in µs. */
const INTERVAL = 200;

/** Main-thread time with a function of ours on the profiler's stack while `run` runs, in ms. It makes code slower, the more so the shorter it runs. */
export async function profile(session: CDPSession, run: () => Promise<unknown>): Promise<number> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  await run();
  const { profile: result } = await session.send('Profiler.stop');
  const parents = new Map<number, number>();
  for (const { id, children = [] } of result.nodes) for (const child of children) parents.set(child, id);
  const urls = new Map(result.nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const isOurs = (id: number) => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) if (urls.get(at)?.includes(OURS)) return true;
    return false;
  };
  // A sample stands for the time until the next one.
  return result.samples?.reduce((sum, sample, i) => sum + (isOurs(sample) ? (result.timeDeltas?.[i + 1] ?? 0) / 1000 : 0), 0) ?? 0;
}

/** Bytes that the page's isolate holds after everything that can be freed was freed. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

/** What a watched page has for us. */
interface Watched extends InPage {
  seen: Seen;
  /** How long the next frame takes with `act` at its beginning, until the browser has painted, in ms. */
  frame(act?: () => void): Promise<number>;
}

export interface Seen {
  shift: number;
  mutations: number;
  /** From DOMContentLoaded to the first frame with a mark, in ms; 0 when there was none. */
  firstMark: number;
}

/** Puts into the page, before its own scripts, what counts what happens to it, and what is asked of it below. */
export async function watch(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(...inPage);
  await page.evaluateOnNewDocument((firstMark) => {
    const seen = { shift: 0, mutations: 0, firstMark: 0 };
    const frame = (act?: () => void) =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          const began = performance.now();
          act?.();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(0);
        });
      });
    Object.assign(globalThis, { seen, frame });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    addEventListener('DOMContentLoaded', () => {
      const began = performance.now();
      new MutationObserver((records) => {
        seen.mutations += records.length;
      }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      const look = () => {
        if ([...CSS.highlights.values()].some(({ size }) => size > 0)) {
          seen.firstMark = performance.now() - began;
          performance.mark(firstMark);
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, FIRST_MARK);
}

export const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as Watched).seen);

/** Times of frames, in ms: the median is most of what is felt, the others what it hides. */
export interface FrameTimes {
  median: number;
  p95: number;
  mean: number;
}

/**
 * How long frames of a watched page take, from their beginning until the browser has painted, while `kind` of thing happens in each. A change is made
 * within its frame, so that what is done about it at once counts as well.
 */
export async function frameTimes(page: Page, kind: 'change' | 'scroll', frames: number): Promise<FrameTimes> {
  const times = await page.evaluate(
    async (what, count) => {
      const { frame } = globalThis as unknown as Watched;
      const text = document.querySelector('p:nth-of-type(3)')?.firstChild as Text;
      const taken: number[] = [];
      for (let i = 0; i < count; i++) {
        if (what === 'scroll') scrollBy(0, 200);
        const change = () => {
          text.data = `${text.data.split('§')[0]}§ ${i}`;
        };
        taken.push(await frame(what === 'change' ? change : undefined));
      }
      scrollTo(0, 0);
      return taken.sort((a, b) => a - b);
    },
    kind,
    frames,
  );
  return {
    median: times[frames >> 1] as number,
    p95: times[Math.floor(frames * 0.95)] as number,
    mean: times.reduce((sum, time) => sum + time, 0) / frames,
  };
}

/** Frames between one change and the next: time for all that a change sets going, however late. */
const REST = 5;

/** What a one-word change costs that comes alone, in ms. */
export interface ChangeCost {
  /** The frame that it is made in, and the longest of those after it; medians. */
  frame: number;
  after: number;
  /** All that the main thread does until the next change, by the trace; a mean. */
  all: number;
}

/** Makes so many changes in a watched page, with frames between them in which nothing happens. */
export async function changeCost(page: Page, changes: number): Promise<ChangeCost> {
  const { time, result } = await betweenMarks(page, () =>
    page.evaluate(
      async (count, rest) => {
        const { frame, measured } = globalThis as unknown as Watched;
        const text = document.querySelector('p:nth-of-type(3)')?.firstChild as Text;
        const frames: number[] = [];
        const after: number[] = [];
        measured();
        for (let i = 0; i < count; i++) {
          const change = () => {
            text.data = `${text.data.split('§')[0]}§ ${i}`;
          };
          frames.push(await frame(change));
          let longest = 0;
          for (let j = 0; j < rest; j++) longest = Math.max(longest, await frame());
          after.push(longest);
        }
        measured();
        const median = (times: number[]) => times.sort((a, b) => a - b)[count >> 1] as number;
        return { frame: median(frames), after: median(after) };
      },
      changes,
      REST,
    ),
  );
  return { ...result, all: time / changes };
}
