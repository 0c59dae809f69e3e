/** What marks many words in a page otherwise, and the least that anything can cost that reads it: each run in a watched page itself. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type InPage, measuredTime } from './trace.ts';

const scriptOf = (path: string) => fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url));

interface Rivals extends InPage {
  Mark: new (context: Element) => { markRegExp(pattern: RegExp, options: object): void; mark(words: string[], options: object): void };
  findAndReplaceDOMText(element: Element, options: object): void;
}

/** Walking the text nodes and reading every character; in ms. */
export const floor = (page: Page): Promise<number> =>
  measuredTime(page, () =>
    page.evaluate(() => {
      let sink = 0;
      (globalThis as unknown as InPage).measured(() => {
        // A variable that is shared with what stands around it is dearer to add to.
        let sum = 0;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { data } = node as Text;
          for (let i = 0; i < data.length; i++) sum = (sum + data.charCodeAt(i)) | 0;
        }
        sink = sum;
      });
      return sink;
    }),
  );

const alternation = (spellings: string[]) =>
  [...spellings]
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

/** Each marks the spellings, once its script is in the page, and may throw; `most` are as many as it was tried with. */
export const RIVALS: Record<string, { script: string; most: number; run(page: Page, spellings: string[]): Promise<void> }> = {
  'mark.js, one alternation': {
    script: scriptOf('mark.js/dist/mark.min.js'),
    most: 10_000,
    run: (page, spellings) =>
      page.evaluate((source) => {
        const { Mark, measured } = globalThis as unknown as Rivals;
        measured(() => new Mark(document.body).markRegExp(new RegExp(source, 'gi'), { acrossElements: true }));
      }, alternation(spellings)),
  },
  findandreplacedomtext: {
    script: scriptOf('findandreplacedomtext/src/findAndReplaceDOMText.js'),
    most: 10_000,
    run: (page, spellings) =>
      page.evaluate((source) => {
        const { findAndReplaceDOMText, measured } = globalThis as unknown as Rivals;
        measured(() => findAndReplaceDOMText(document.body, { find: new RegExp(source, 'gi'), wrap: 'mark', preset: 'prose' }));
      }, alternation(spellings)),
  },
  'advanced-mark.js, combined': {
    script: scriptOf('advanced-mark.js/dist/mark.min.js'),
    most: 1_000,
    run: (page, spellings) =>
      page.evaluate((words) => {
        const { Mark, measured } = globalThis as unknown as Rivals;
        measured(() => new Mark(document.body).mark(words, { combinePatterns: true, separateWordSearch: false, acrossElements: true }));
      }, spellings),
  },
};
