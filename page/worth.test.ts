import { NodeFilter, parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('wxt/browser', () => ({ browser: {} }));
const { document, Node } = parseHTML('<!doctype html><body></body>');
let change: () => void;
class MutationObserver {
  constructor(onChange: () => void) {
    change = onChange;
  }
  observe() {}
  disconnect() {}
}
for (const [name, value] of Object.entries({ document, Node, NodeFilter, MutationObserver, window: globalThis }))
  vi.stubGlobal(name, value);
const { worthReading } = await import('./worth.ts');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('top', {});
});
afterEach(() => vi.useRealTimers());

/** Whether a document is found worth reading, without waiting for it. */
async function isWorth(html: string) {
  document.body.innerHTML = html;
  let isFound = false;
  void worthReading().then(() => {
    isFound = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return () => isFound;
}
const words = (count: number) => 'twelve chars'.repeat(count);

describe('a frame', () => {
  it('is worth reading when its texts are a hundred letters together', async () => {
    expect((await isWorth(`<p>${words(8)}</p>`))()).toBe(false);
    expect((await isWorth(`<p>${words(4)}</p><div><b>${words(5)}</b></div>`))()).toBe(true);
  });

  it('is not for what is not for reading, wherever that stands between its texts', async () => {
    const script = `<script>${words(50)}</script>`;
    expect(
      (await isWorth(`${script}<p>${words(4)}</p><code>${words(9)}</code><p>${words(4)}</p><div contenteditable>${words(9)}</div>`))(),
    ).toBe(false);
    expect((await isWorth(`${script}<p>${words(4)}</p>${script}<p>${words(5)}</p>`))()).toBe(true);
  });

  it('is once it has come to hold enough, soon after the change', async () => {
    const found = await isWorth('<p>Buy now.</p>');
    document.body.innerHTML = `<p>${words(9)}</p>`;
    change();
    await vi.advanceTimersByTimeAsync(500);
    expect(found()).toBe(true);
  });
});

it('a page of a few words is worth reading, which a frame is not', async () => {
  const html = '<p>Nvidia and Huawei</p>';
  expect((await isWorth(html))()).toBe(false);
  vi.stubGlobal('top', globalThis);
  expect((await isWorth(html))()).toBe(true);
});
