/** What Firefox's driver can do beyond puppeteer's own interface: raw WebDriver BiDi, and scripts in the browser's own window. */
import type { Browser } from 'puppeteer-core';

/** Puppeteer's browser as it is: it has these two but does not declare them. */
interface Inside {
  protocol: string;
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

const inside = (browser: Browser) => browser as unknown as Inside;

interface Evaluated {
  type: 'success' | 'exception';
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/** True for a browser that is driven over BiDi: Firefox. */
export const isBidi = (browser: Browser): boolean => inside(browser).protocol === 'webDriverBiDi';

/** The connection under a browser that puppeteer drives over BiDi. */
export function bidiOf(browser: Browser) {
  const { connection } = inside(browser);

  async function send<Result>(method: string, params: object): Promise<Result> {
    return (await connection.send(method, params)).result as Result;
  }

  /** Calls a function (its source) in a page or window, and returns what it returned if that is a string, number or boolean. */
  async function call(context: string, functionDeclaration: string, args: object[] = []): Promise<unknown> {
    const target = { context };
    const params = { functionDeclaration, arguments: args, target, awaitPromise: true };
    const { result, exceptionDetails } = await send<Evaluated>('script.callFunction', params);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value;
  }

  /** Runs a script with the browser's own rights in its window; the value of its last expression comes back. */
  async function privileged(script: string): Promise<unknown> {
    const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [window] = contexts;
    if (!window) throw new Error('Firefox has no window.');
    return call(window.context, '(script) => eval(script)', [{ type: 'string', value: script }]);
  }

  return { send, call, privileged };
}
