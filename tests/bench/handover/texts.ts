/** What both ways have in common, in the page. */
import type { Candidate } from '../../../core/lexicon/sense.ts';

/** About how much text is read for the first answer, and goes into one message, in UTF-16 units: as in page/detection.ts. */
const LOAD = 32_768;

/** What a way came to; times in ms from when its script began. */
export interface Outcome {
  /** Until the first texts were read. */
  first: number;
  all: number;
  candidates: number;
}

/** The texts of a page, by paragraph. */
export function loads(): string[][] {
  const all: string[][] = [[]];
  let length = 0;
  for (const paragraph of document.querySelectorAll('p')) {
    const text = paragraph.textContent;
    if (length >= LOAD) {
      all.push([]);
      length = 0;
    }
    all.at(-1)?.push(text);
    length += text.length;
  }
  return all;
}

/**
 * Runs a way, which calls `found` with what was found in each load. Whoever asks for it finds the outcome in our world of the page, beside what a page keeps:
 * the candidates, and whatever else the way gives back.
 */
export function run(way: (found: (candidates: Iterable<Candidate[]>) => void) => Promise<unknown>): void {
  const began = performance.now();
  const kept: Candidate[][] = [];
  let first: number | undefined;
  const outcome = async (): Promise<Outcome> => {
    const rest = await way((candidates) => {
      for (const each of candidates) if (each.length > 0) kept.push(each);
      first ??= performance.now() - began;
    });
    const all = performance.now() - began;
    Object.assign(globalThis, { kept, rest });
    return { first: first ?? all, all, candidates: kept.flat().length };
  };
  Object.assign(globalThis, { outcome: outcome() });
}
