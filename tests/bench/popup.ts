/** The popup of a browser that holds a library: how long opening and typing take there. */
import type { Page } from 'puppeteer-core';
import { type RunningBrowser, until } from '../browsers.ts';

/** Letters typed in the popup. */
const KEYSTROKES = 400;
const FIELD = '[role="combobox"]';

/** ms from each keystroke until its results stand in the document. */
export async function timesOfKeys(running: RunningBrowser, keystrokes: string[]): Promise<number[]> {
  const page = await running.extensionPage('popup.html');
  await ask(page, 'nvidia');
  const times: number[] = [];
  const step = Math.ceil(keystrokes.length / KEYSTROKES);
  for (let at = 0; at < keystrokes.length; at += step) times.push(await ask(page, keystrokes[at] as string));
  await page.close();
  return times;
}

/** ms from the start of the popup's page until its first result, for something that is typed as soon as there is a field. */
export async function timeToFirstResult(running: RunningBrowser, address: string): Promise<number> {
  const page = await running.page();
  await page.evaluateOnNewDocument(askAtOnce, FIELD);
  await page.goto(address);
  await until(() => page.evaluate(() => 'firstResult' in globalThis), 30_000);
  const time = await page.evaluate(() => (globalThis as unknown as { firstResult: number }).firstResult);
  await page.close();
  return time;
}

/** Types a text in the popup, in place of what is there; ms until its answer stands in the document. */
export async function ask(page: Page, text: string): Promise<number> {
  await until(() => page.evaluate((field) => document.querySelector(field) !== null, FIELD));
  return page.evaluate(timeOf, FIELD, text);
}

/** In the popup. */
async function timeOf(selector: string, text: string): Promise<number> {
  const field = document.querySelector(selector) as HTMLInputElement;
  field.value = '';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve));
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const isDone = () => document.querySelector('[role="listbox"]')?.getAttribute('aria-busy') === 'false';
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isDone()) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

/** In the popup, before its own script: types as soon as there is a field, and notes when the first result is there. */
function askAtOnce(selector: string): void {
  let asked = false;
  new MutationObserver((_, observer) => {
    const field = document.querySelector<HTMLInputElement>(selector);
    if (field && !asked) {
      asked = true;
      // When the popup has attached its listeners.
      setTimeout(() => {
        field.value = 'nv';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    }
    if (!document.querySelector('[role="option"]')) return;
    observer.disconnect();
    (globalThis as unknown as { firstResult: number }).firstResult = performance.now();
  }).observe(document, { subtree: true, childList: true });
}
