/**
 * What happened on the threads of the browser, by its own trace. Times are those in which the processor was at work for the thread: what else runs on the
 * machine does not count, so ours and what it is compared with are measured alike.
 */
import type { Page } from 'puppeteer-core';

const OUR_FILES = 'chrome-extension://';
/** Of those, the one that a page begins with. */
const OUR_START = '/content-scripts/';
const OUR_WORLD = '"worldName":"Hashiya"';
/** Messages for us, which are read into values before any script of ours is called. */
const OUR_MESSAGES = '"mojo_interface_tag":"extensions.mojom.';
/** What the trace calls the background worker's thread; no page that is measured has a worker like it. */
const WORKER_THREAD = 'ServiceWorker thread';
/** An event by which a watched page tells the trace of itself: see `inPage`. */
const SIGN = 'bench';
/** What a watched page writes into its timeline at the first frame with a mark. */
export const FIRST_MARK = 'bench: first mark';

interface Thread {
  pid: number;
  tid: number;
}

interface TraceEvent extends Thread {
  name: string;
  ph: string;
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
const isSign = (event: TraceEvent) => event.name === 'EventDispatch' && tellsOf(event, `"type":"${SIGN}"`);
const isStart = (event: TraceEvent) => event.name === 'EvaluateScript' && tellsOf(event, OUR_START);
const isTask = ({ name }: TraceEvent) => name.endsWith('RunTask');

/**
 * Whether all of an event is ours. Of what promises lead to, the trace does not tell whose it is: pages must have no scripts of their own for this to be true.
 */
const isOurs = (event: TraceEvent) =>
  event.name === 'RunMicrotasks' || [OUR_FILES, OUR_WORLD, OUR_MESSAGES].some((what) => tellsOf(event, what));

/** What a thread did, by time, what holds something else before it. */
const onThread = (events: TraceEvent[], thread: Thread | undefined) =>
  events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === thread?.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

/** Those events that count, without what is within another of them. */
function* outermost(events: TraceEvent[], counts: (event: TraceEvent) => boolean): Generator<TraceEvent> {
  let end = 0;
  for (const event of events) {
    if (event.ts < end || !counts(event)) continue;
    end = event.ts + (event.dur ?? 0);
    yield event;
  }
}

/** What the processor spent on these events, in ms. */
const timeOf = (events: Iterable<TraceEvent>) => [...events].reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0) / 1000, 0);

export interface Cost {
  /** Time of ours on the page's main thread, in ms. Garbage that is collected meanwhile counts, whoever has left it. */
  total: number;
  /** The longest that we held the main thread up in one task, in ms by the clock. */
  longest: number;
  /** Time of the background worker, in ms: what the reader's machine spends besides. */
  worker: number;
}

/** What we cost while `run` runs; the page must have no scripts of its own. */
export async function costOf(page: Page, run: () => Promise<unknown>): Promise<Cost> {
  const events = await traced(page, ['devtools.timeline', 'v8', 'v8.execute', 'toplevel'], run);
  const onMain = onThread(events, events.find(isStart));
  const workers = events.filter((event) => event.ph === 'M' && event.name === 'thread_name' && tellsOf(event, WORKER_THREAD));
  return {
    total: timeOf(outermost(onMain, isOurs)),
    longest: longestOf(onMain),
    worker: workers.reduce((sum, thread) => sum + timeOf(outermost(onThread(events, thread), () => true)), 0),
  };
}

function longestOf(onMain: TraceEvent[]): number {
  const ours = new Set(outermost(onMain, isOurs));
  let longest = 0;
  let ofTask = 0;
  let taskEnd = 0;
  for (const event of onMain) {
    if (isTask(event) && event.ts >= taskEnd) {
      ofTask = 0;
      taskEnd = event.ts + (event.dur ?? 0);
    }
    // Promises are seen to behind a task.
    if (ours.has(event)) ofTask += (event.dur ?? 0) / 1000;
    longest = Math.max(longest, ofTask);
  }
  return longest;
}

export interface Start {
  /** Compiling and evaluating our script in all frames of the page, in ms: what is paid before anything is read. */
  script: number;
  /** From our start in the top frame to the first frame with a mark, in ms by the clock; undefined when there was none. */
  firstMark: number | undefined;
}

/** How we start; the page must be watched. */
export async function startOf(page: Page, run: () => Promise<unknown>): Promise<Start> {
  const events = await traced(page, ['devtools.timeline', 'blink.user_timing'], run);
  const first = events.find(isStart);
  const scripts = onThread(events, first).filter((event) => event.name === 'EvaluateScript' && tellsOf(event, OUR_FILES));
  const mark = events.find(({ name }) => name === FIRST_MARK);
  return { script: timeOf(scripts), firstMark: first && mark && (mark.ts - first.ts) / 1000 };
}

/** How often we made the browser lay the page out while `run` ran. */
export async function forcedLayouts(page: Page, run: () => Promise<unknown>): Promise<number> {
  const events = await traced(page, ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'], run);
  return events.filter((event) => event.name === 'Layout' && tellsOf(event, OUR_FILES)).length;
}

/** What a watched page has for us. */
export interface InPage {
  /** Runs something that is to be measured, or marks a moment; what it throws comes out again. */
  measured(run?: () => void): void;
}

/** To be put into a page before its own scripts. */
export const inPage = [
  (sign: string) => {
    const measured = (run = () => {}) => {
      let failure: { error: unknown } | undefined;
      const listener = () => {
        try {
          run();
        } catch (error) {
          failure = { error };
        }
      };
      // Of what a node dispatches the trace tells, and not of what a window does.
      document.addEventListener(sign, listener, { once: true });
      document.dispatchEvent(new Event(sign));
      if (failure) throw failure.error;
    };
    Object.assign(globalThis, { measured });
  },
  SIGN,
] as const;

/** What is `measured` in the page while `run` runs, in ms. */
export async function measuredTime(page: Page, run: () => Promise<unknown>): Promise<number> {
  return timeOf((await traced(page, ['devtools.timeline'], run)).filter(isSign));
}

/** All that the page's main thread does between the first and the last moment that is marked while `run` runs, in ms. */
export async function betweenMarks<Result>(page: Page, run: () => Promise<Result>): Promise<{ time: number; result: Result }> {
  let result: Result | undefined;
  const events = await traced(page, ['devtools.timeline', 'toplevel'], async () => {
    result = await run();
  });
  const signs = events.filter(isSign).sort((a, b) => a.ts - b.ts);
  const [from, to] = [signs[0]?.ts ?? 0, signs.at(-1)?.ts ?? 0];
  const between = onThread(events, signs[0]).filter(({ ts }) => ts > from && ts < to);
  return { time: timeOf(outermost(between, () => true)), result: result as Result };
}
