/** What the frames of a tab have found, told to whoever watches for as long as it watches; and the way to each mention. */
import { browser } from 'wxt/browser';
import { askPage, overhear } from './messages.ts';
import { shared } from './parts.ts';

/** Terms and how often each is mentioned. */
export type Counts = Record<string, number>;

const CHANNEL = 'found';

/** The name of this frame, for one port reaches all frames of a tab. (Pages without https have no randomUUID.) */
export const FRAME = shared('frame', () => String(Math.random()));

/** What a frame tells: its name, its place (see `placeOf`), and what it has found. */
interface News {
  frame: string;
  place: number[];
  counts: Counts;
}

/**
 * Where a frame stands in its page: of each frame around it and of itself, from the outermost, the number among the frames of its parent, which the
 * browser gives in document order. One in a shadow tree is not among them and comes behind them. The page itself has no number.
 */
function placeOf(frame: Window): number[] {
  const { parent } = frame;
  if (parent === frame) return [];
  let number = 0;
  while (number < parent.length && parent[number] !== frame) number++;
  return [...placeOf(parent), number];
}

/** In a page: tells every watcher what `read` gives, at once and at each call of `tell`. */
export function tellFound(read: () => Counts): { tell(): void; stop(): void } {
  const ports = new Set<ReturnType<typeof browser.runtime.connect>>();
  const sendCounts = (port: { postMessage(message: unknown): void }, counts: Counts) =>
    port.postMessage({ frame: FRAME, place: placeOf(window), counts } satisfies News);
  const send = (port: { postMessage(message: unknown): void }) => sendCounts(port, read());
  const accept = (port: ReturnType<typeof browser.runtime.connect>) => {
    if (port.name !== CHANNEL) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    send(port);
  };
  // The port is that of all frames: Chrome closes it when the last of them goes. The page itself is the last.
  const leave = () => {
    if (window !== window.top) for (const port of ports) sendCounts(port, {});
  };
  browser.runtime.onConnect.addListener(accept);
  addEventListener('pagehide', leave);
  return {
    tell: () => ports.forEach(send),
    stop: () => {
      removeEventListener('pagehide', leave);
      browser.runtime.onConnect.removeListener(accept);
      for (const port of ports) port.disconnect();
    },
  };
}

/** How long, in ms, until a tab is tried again that nobody answers from, for its page may still be loading, or in which a frame has come: several may. */
const RETRY = 500;

/** The news of every frame of the tabs that are watched, by name. */
const watched = new Map<number, Map<string, News>>();
/** The frame that the reader was led to last. */
let last: string | undefined;

/**
 * In an extension page: calls with the sum over all frames of the tab whenever one of them has news, and with undefined while no page of the
 * tab answers, as in tabs that were open before the extension was there; returns the way to stop.
 */
export function watchFound(tab: number, onChange: (counts: Counts | undefined) => void): () => void {
  let port: ReturnType<typeof browser.tabs.connect> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    const frames = new Map<string, News>();
    watched.set(tab, frames);
    port = browser.tabs.connect(tab, { name: CHANNEL });
    port.onMessage.addListener((message: unknown) => {
      const news = message as News;
      frames.set(news.frame, news);
      const sum: Counts = {};
      for (const { counts } of frames.values()) for (const [term, count] of Object.entries(counts)) sum[term] = (sum[term] ?? 0) + count;
      onChange(sum);
    });
    port.onDisconnect.addListener(() => {
      // Reading it tells the browser that we know that there was nobody.
      void browser.runtime.lastError;
      onChange(undefined);
      connectLater();
    });
  };
  const connectLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      port?.disconnect();
      connect();
    }, RETRY);
  };
  connect();
  // A frame that comes later is not told of the port. But what it asks the background when it begins, every page of ours hears.
  const stopHearing = overhear('reading', (sender) => {
    if (sender.tab?.id === tab && sender.frameId !== 0) connectLater();
  });
  return () => {
    stopHearing();
    clearTimeout(timer);
    watched.delete(tab);
    port?.disconnect();
  };
}

/**
 * Leads the reader to the next mention of a term in a tab that is being watched: from the one led to last on, then through the frames behind that one
 * in document order, then from the top again. False where none shows.
 */
export async function goToNext(tab: number, term: string): Promise<boolean> {
  const frames = [...(watched.get(tab)?.values() ?? [])].filter(({ counts }) => counts[term]).sort(inOrder);
  const here = Math.max(
    0,
    frames.findIndex(({ frame }) => frame === last),
  );
  const rounds = [...frames.slice(here), ...frames.slice(0, here + 1)];
  for (const [index, { frame }] of rounds.entries()) {
    if (!(await askPage(tab, 'jump', { term, frame, anew: index > 0 }))) continue;
    last = frame;
    return true;
  }
  return false;
}

/** By place; a page or frame before those in it. */
function inOrder({ place: a }: News, { place: b }: News): number {
  const parting = a.findIndex((number, depth) => number !== b[depth]);
  return parting < 0 ? a.length - b.length : (a[parting] as number) - (b[parting] ?? -1);
}
