/** What marks many words in a page otherwise, and the least that anything can cost that reads it: each run in the page itself, in ms. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';

const scriptOf = (path: string) => fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url));

interface Rivals {
  Mark: new (context: Element) => { markRegExp(pattern: RegExp, options: object): void; mark(words: string[], options: object): void };
  findAndReplaceDOMText(element: Element, options: object): void;
}

/** Walking the text nodes and reading every character. */
export const floor = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const began = performance.now();
    let sink = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node as Text;
      for (let i = 0; i < data.length; i++) sink = (sink + data.charCodeAt(i)) | 0;
    }
    return performance.now() - began + (sink === 1 ? 1 : 0);
  });

const alternation = (spellings: string[]) =>
  [...spellings]
    .sort((a, b) => b.length - a.length)
    .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

export const RIVALS: Record<string, { script: string; most: number; run(page: Page, spellings: string[]): Promise<number> }> = {
  'mark.js, one alternation': {
    script: scriptOf('mark.js/dist/mark.min.js'),
    most: 10_000,
    run: (page, spellings) =>
      page.evaluate((source) => {
        const { Mark } = globalThis as unknown as Rivals;
        const began = performance.now();
        new Mark(document.body).markRegExp(new RegExp(source, 'gi'), { acrossElements: true });
        return performance.now() - began;
      }, alternation(spellings)),
  },
  findandreplacedomtext: {
    script: scriptOf('findandreplacedomtext/src/findAndReplaceDOMText.js'),
    most: 10_000,
    run: (page, spellings) =>
      page.evaluate((source) => {
        const { findAndReplaceDOMText } = globalThis as unknown as Rivals;
        const began = performance.now();
        findAndReplaceDOMText(document.body, { find: new RegExp(source, 'gi'), wrap: 'mark', preset: 'prose' });
        return performance.now() - began;
      }, alternation(spellings)),
  },
  'advanced-mark.js, combined': {
    script: scriptOf('advanced-mark.js/dist/mark.min.js'),
    most: 1_000,
    run: (page, spellings) =>
      page.evaluate((words) => {
        const { Mark } = globalThis as unknown as Rivals;
        const began = performance.now();
        new Mark(document.body).mark(words, { combinePatterns: true, separateWordSearch: false, acrossElements: true });
        return performance.now() - began;
      }, spellings),
  },
};
