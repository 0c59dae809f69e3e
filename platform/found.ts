/** What the frames of a tab have found, told to whoever watches for as long as it watches. */
import { browser } from 'wxt/browser';

/** Terms and how often each is mentioned. */
export type Counts = Record<string, number>;

const CHANNEL = 'found';

/** In a page: tells every watcher what `read` gives, at once and at each call of `tell`. */
export function tellFound(read: () => Counts): { tell(): void; stop(): void } {
  // One port reaches all frames of a tab, so each frame's news carries its name. (Pages without https have no randomUUID.)
  const frame = String(Math.random());
  const ports = new Set<ReturnType<typeof browser.runtime.connect>>();
  const send = (port: { postMessage(message: unknown): void }) => port.postMessage({ frame, counts: read() });
  const accept = (port: ReturnType<typeof browser.runtime.connect>) => {
    if (port.name !== CHANNEL) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    send(port);
  };
  browser.runtime.onConnect.addListener(accept);
  return {
    tell: () => ports.forEach(send),
    stop: () => {
      browser.runtime.onConnect.removeListener(accept);
      for (const port of ports) port.disconnect();
    },
  };
}

/** How long, in ms, until a tab that nobody answers from is tried again: its page may still be loading. */
const RETRY = 500;

/**
 * In an extension page: calls with the sum over all frames of the tab whenever one of them has news, and with undefined while no page of the
 * tab answers, as in tabs that were open before the extension was there; returns the way to stop.
 */
export function watchFound(tab: number, onChange: (counts: Counts | undefined) => void): () => void {
  let port: ReturnType<typeof browser.tabs.connect> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    const frames = new Map<string, Counts>();
    port = browser.tabs.connect(tab, { name: CHANNEL });
    port.onMessage.addListener((message: unknown) => {
      const { frame, counts } = message as { frame: string; counts: Counts };
      frames.set(frame, counts);
      const sum: Counts = {};
      for (const found of frames.values()) for (const [term, count] of Object.entries(found)) sum[term] = (sum[term] ?? 0) + count;
      onChange(sum);
    });
    port.onDisconnect.addListener(() => {
      // Reading it tells the browser that we know that there was nobody.
      void browser.runtime.lastError;
      onChange(undefined);
      timer = setTimeout(connect, RETRY);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    port?.disconnect();
  };
}
