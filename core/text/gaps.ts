/** What may part the words of one name on a page, and where a sentence ends. */
import { isLetter } from './units.ts';

const enclosing = new Set([...'"\'“”„‟‘’‚‛«»‹›()[]（）「」『』《》〈〉'].map((char) => char.charCodeAt(0)));
const parting = new Set([..."-_‐‑‒–—−·•‧・/'’"].map((char) => char.charCodeAt(0)));
const LINE_FEED = 0x0a;
const DOT = 0x2e;
/** Longest gap inside a name, in UTF-16 code units: a line end between quotation marks, with its indentation. */
const LONGEST = 24;

export const isEnclosing = (unit: number): boolean => enclosing.has(unit);

/** White space of any kind, line ends included. */
export const isSpace = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0xa0 ||
  unit === 0x1680 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x3000;

/**
 * Reads the gap at `at`, which holds no letter: the offset behind it when it can part the words of a name (spaces, one line end, hyphens, a dot,
 * quotation marks and brackets beside any of these), else -1. A dot before a space may
 * end a sentence as well: only acronyms are read across it (candidate.ts).
 */
export function skipGap(text: string, at: number): number {
  let parted = false;
  let lines = 0;
  const limit = Math.min(text.length, at + LONGEST);
  for (let i = at; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (isLetter(unit)) return parted ? i : -1;
    if (isSpace(unit)) {
      if (unit === LINE_FEED && ++lines > 1) return -1;
      parted = true;
    } else if (unit === DOT) {
      if (text.charCodeAt(i + 1) === LINE_FEED) return -1;
      parted = true;
    } else if (parting.has(unit)) parted = true;
    else if (!enclosing.has(unit) && !(unit >= 0x200b && unit <= 0x200f) && unit !== 0xfeff) return -1;
  }
  return -1;
}

const SENTENCE_END = /[.!?؟۔](?=\s)|[。！？]|\n\s*\n/;

/** Whether a sentence ends between two offsets of the text. A single line end is none: columns and plain text break lines anywhere. */
export const hasSentenceEnd = (text: string, from: number, to: number): boolean => SENTENCE_END.test(text.slice(from, to));
