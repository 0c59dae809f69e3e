/**
 * A line from a page to the background, for what is asked often: of the two ways that browsers have, the cheaper one for both ends, and other pages of the
 * extension need not hear what is said on it. It is opened when something is asked and none is open; the background, when it is stopped, lets go of it.
 */
import { browser } from 'wxt/browser';

type Port = ReturnType<typeof browser.runtime.connect>;
/** What goes over the line: the number of a question, and the question or its answer. An answer that cannot be had is missing. */
type Said<Value> = [number: number, value?: Value];

/** In a page. */
export class Line<Ask, Answer> {
  readonly #name: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #port: Port | undefined;
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Rejects when the background does, and when it is stopped before it has answered. */
  async ask(ask: Ask): Promise<Answer> {
    const port = this.#open();
    const number = this.#count++;
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.set(number, answer);
    port.postMessage([number, ask] satisfies Said<Ask>);
    return answer.promise;
  }

  close(): void {
    this.#port?.disconnect();
    this.#letGo();
  }

  #open(): Port {
    if (this.#port) return this.#port;
    const port = browser.runtime.connect({ name: this.#name });
    port.onMessage.addListener((message: unknown) => {
      const [number, answer] = message as Said<Answer>;
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (answer === undefined) waiting?.reject(new Error('The background has no answer.'));
      else waiting?.resolve(answer);
    });
    port.onDisconnect.addListener(() => {
      // Reading it tells the browser that we know; else it would write of it to the page's console.
      void browser.runtime.lastError;
      if (this.#port === port) this.#letGo();
    });
    this.#port = port;
    return port;
  }

  #letGo() {
    this.#port = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('The background is gone.'));
    this.#waiting.clear();
  }
}

/** In the background: answers what is asked on lines of this name. */
export function answerLines<Ask, Answer>(name: string, answer: (ask: Ask) => Promise<Answer>): void {
  browser.runtime.onConnect.addListener((port: Port) => {
    if (port.name !== name) return;
    port.onMessage.addListener(async (message: unknown) => {
      const [number, ask] = message as [number, Ask];
      const said: Said<Answer> = await answer(ask).then(
        (value) => [number, value],
        () => [number],
      );
      try {
        port.postMessage(said);
      } catch {
        // The page is gone.
      }
    });
  });
}
