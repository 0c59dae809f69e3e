/**
 * `npm run bench:handover`: how a page gets its mentions, in real Chromium with the built extension. Either the index is sent to the page once (its bytes in
 * Base64, decoded and opened there), or the text is sent to the background block by block and mentions come back. Also what a worker that must
 * first be started adds. Medians in ms; see docs/decisions/0002.
 */
import { compileLexicon } from '../../core/lexicon/compile.ts';
import { toBase64 } from '../../platform/bytes.ts';
import { seeds } from '../../tools/seed-lexicon.ts';
import { launchChromium } from '../browsers.ts';
import { mixedText, termsWith } from './corpus.ts';

const ROUNDS = 15;
const BLOCK = mixedText(500);
/** Blocks of one page of about 50,000 characters. */
const BLOCKS = 100;

const browser = await launchChromium();
try {
  const worker = await browser.background();
  const page = await browser.extensionPage('popup.html');
  console.log('spellings   index MB   index to page   decoded   a block to background and back   all blocks of a page');
  for (const count of [300, 10_000, 100_000]) {
    const bytes = compileLexicon(termsWith(count), seeds.neighbours);
    await worker.evaluate((base64) => {
      const state = globalThis as unknown as { index?: string };
      if (state.index === undefined) {
        chrome.runtime.onMessage.addListener((message, _, answer) => {
          if (message.bench === 'index') answer(state.index);
          else if (message.bench === 'text') answer(Array.from({ length: 5 }, (_, i) => ({ start: i * 80, end: i * 80 + 8, term: i })));
        });
      }
      state.index = base64;
    }, toBase64(bytes));
    const times = await page.evaluate(
      async (rounds, block, blocks) => {
        const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;
        const timed = async (run: () => unknown) => {
          const began = performance.now();
          await run();
          return performance.now() - began;
        };
        const index: number[] = [];
        const decode: number[] = [];
        const text: number[] = [];
        const all: number[] = [];
        for (let round = 0; round < rounds; round++) {
          let base64 = '';
          index.push(await timed(async () => (base64 = await chrome.runtime.sendMessage({ bench: 'index' }))));
          decode.push(await timed(() => (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(base64)));
          text.push(await timed(() => chrome.runtime.sendMessage({ bench: 'text', block })));
          all.push(
            await timed(() => Promise.all(Array.from({ length: blocks }, () => chrome.runtime.sendMessage({ bench: 'text', block })))),
          );
        }
        return { index: median(index), decode: median(decode), text: median(text), all: median(all) };
      },
      ROUNDS,
      BLOCK,
      BLOCKS,
    );
    const cells = [
      count.toLocaleString('en'),
      (bytes.length / 1e6).toFixed(2),
      times.index.toFixed(1),
      times.decode.toFixed(1),
      times.text.toFixed(1),
      times.all.toFixed(1),
    ];
    console.log(cells.map((cell, i) => cell.padStart([9, 11, 16, 10, 33, 23][i] as number)).join(''));
  }

  const cold: number[] = [];
  const warm: number[] = [];
  const ask = () =>
    page.evaluate(async () => {
      const began = performance.now();
      await chrome.runtime.sendMessage({ type: 'reading' });
      return performance.now() - began;
    });
  for (let round = 0; round < 7; round++) {
    await browser.stopBackground();
    cold.push(await ask());
    warm.push(await ask());
  }
  const median = (values: number[]) => (values.sort((a, b) => a - b)[values.length >> 1] as number).toFixed(0);
  console.log(`\nthe seeds' index from a worker that must be started: ${median(cold)} ms; from one that runs: ${median(warm)} ms`);
} finally {
  await browser.close();
}

/** The API of the extension's own pages; only what is used here. */
declare const chrome: {
  runtime: {
    sendMessage(message: object): Promise<string>;
    onMessage: { addListener(listener: (message: { bench?: string }, sender: unknown, answer: (value: unknown) => void) => void): void };
  };
};
