/** What a page costs, asked of the browser's own profiler and trace: the share that is ours is told by the address of our script. */
import type { CDPSession, Page } from 'puppeteer-core';

const OURS = 'chrome-extension://';
const OUR_WORLD = '"worldName":"Hashiya"';
/** What a watched page writes into its timeline at the first frame with a mark. */
const FIRST_MARK = 'bench: first mark';
/** Between two samples of the profiler, in µs. */
const INTERVAL = 200;

export interface Profile {
  /** Main-thread time with a function of ours on the stack, in ms. */
  total: number;
  /** Longest stretch of it without a break, in ms. */
  longest: number;
}

/** Profiles while `run` runs. */
export async function profile(session: CDPSession, run: () => Promise<unknown>): Promise<Profile> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  await run();
  const { profile: result } = await session.send('Profiler.stop');
  const parents = new Map<number, number>();
  for (const { id, children = [] } of result.nodes) for (const child of children) parents.set(child, id);
  const urls = new Map(result.nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const names = new Map(result.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const isOurs = (id: number) => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) if (urls.get(at)?.includes(OURS)) return true;
    return false;
  };
  let total = 0;
  let longest = 0;
  let stretch = 0;
  result.samples?.forEach((sample, i) => {
    // A sample stands for the time until the next one.
    const time = (result.timeDeltas?.[i + 1] ?? 0) / 1000;
    if (isOurs(sample)) {
      total += time;
      stretch += time;
      longest = Math.max(longest, stretch);
    } else if (names.get(sample) !== '(garbage collector)') stretch = 0;
  });
  return { total, longest };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Begin, length, and what of that the processor was at work, in µs. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: unknown;
}

/** What the browser traces while `run` runs. */
async function traced(page: Page, categories: string[], run: () => Promise<unknown>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories });
  await run();
  return (JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { traceEvents: TraceEvent[] }).traceEvents;
}

const tellsOf = ({ args }: TraceEvent, what: string): boolean => JSON.stringify(args ?? {}).includes(what);

export interface Start {
  /** Compiling and evaluating our script in all frames of the page, in ms: what is paid before anything is read. No profiler slows it. */
  script: number;
  /** From our start in the top frame to the first frame with a mark, in ms; undefined when there was none. */
  firstMark: number | undefined;
}

/** How we start, by the browser's trace; the page must be watched. */
export async function startOf(page: Page, run: () => Promise<unknown>): Promise<Start> {
  const traceEvents = await traced(page, ['devtools.timeline', 'blink.user_timing'], run);
  const ours = traceEvents.filter((event) => event.name === 'EvaluateScript' && tellsOf(event, OURS));
  const began = Math.min(...ours.map(({ ts }) => ts));
  const mark = traceEvents.find(({ name }) => name === FIRST_MARK);
  return {
    script: ours.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0) / 1000, 0),
    firstMark: mark && (mark.ts - began) / 1000,
  };
}

/**
 * The longest that we held up the main thread in one task, in ms, by the browser's trace. The page must have no scripts of its own: of what promises
 * lead to, the trace does not tell whose it is.
 */
export async function longestTask(page: Page, run: () => Promise<unknown>): Promise<number> {
  const traceEvents = await traced(page, ['devtools.timeline', 'v8', 'toplevel'], run);
  const first = traceEvents.find((event) => event.name === 'EvaluateScript' && tellsOf(event, OURS));
  const onThread = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first?.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let longest = 0;
  let ofTask = 0;
  let taskEnd = 0;
  let ourEnd = 0;
  for (const event of onThread) {
    const end = event.ts + (event.dur ?? 0);
    if (event.name.endsWith('RunTask') && event.ts >= taskEnd) {
      ofTask = 0;
      taskEnd = end;
    }
    // What is within another of ours is counted with it. Promises are seen to behind a task.
    if (event.ts < ourEnd || !(event.name === 'RunMicrotasks' || tellsOf(event, OURS) || tellsOf(event, OUR_WORLD))) continue;
    ourEnd = end;
    ofTask += (event.dur ?? 0) / 1000;
    longest = Math.max(longest, ofTask);
  }
  return longest;
}

/** How often we made the browser lay the page out while it ran, by its trace. */
export async function forcedLayouts(page: Page, run: () => Promise<unknown>): Promise<number> {
  const traceEvents = await traced(page, ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'], run);
  return traceEvents.filter((event) => event.name === 'Layout' && tellsOf(event, OURS)).length;
}

/** Bytes that the page's isolate holds after everything that can be freed was freed. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

/** Puts into the page, before its own scripts, what counts what happens to it. */
export async function watch(page: Page): Promise<void> {
  await page.evaluateOnNewDocument((firstMark) => {
    const seen = { shift: 0, mutations: 0, firstMark: 0 };
    Object.assign(globalThis, { seen });
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

export interface Seen {
  shift: number;
  mutations: number;
  /** From DOMContentLoaded to the first frame with a mark, in ms; 0 when there was none. */
  firstMark: number;
}

export const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** Times of frames, in ms: the median is most of what is felt, the others what it hides. */
export interface FrameTimes {
  median: number;
  p95: number;
  mean: number;
}

/**
 * How long frames take, from their beginning until the browser has painted, while `kind` of thing happens in each. A change is made within its
 * frame, so that what is done about it counts as well.
 */
export async function frameTimes(page: Page, kind: 'change' | 'scroll', frames: number): Promise<FrameTimes> {
  const times = await page.evaluate(
    async (what, count) => {
      const text = document.querySelector('p:nth-of-type(3)')?.firstChild as Text;
      const frame = (number: number) =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            const began = performance.now();
            if (what === 'change') text.data = `${text.data.split('§')[0]}§ ${number}`;
            port1.onmessage = () => resolve(performance.now() - began);
            port2.postMessage(0);
          });
        });
      const taken: number[] = [];
      for (let i = 0; i < count; i++) {
        if (what === 'scroll') scrollBy(0, 200);
        taken.push(await frame(i));
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
