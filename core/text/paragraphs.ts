/** Paragraphs: the stretches of a text between line ends, and what of them is asked again and again while its mentions are judged. */
import { keyOf } from './fold.ts';

export interface Paragraph {
  /** UTF-16 offsets, `end` exclusive, the line end left out. */
  start: number;
  end: number;
  /** The paragraph's key (see fold.ts). */
  key(): string;
  /** Whether its key matches; worked out once for each pattern, so that a long paragraph full of questions stays linear. */
  matches(pattern: RegExp): boolean;
}

function paragraphOf(text: string, start: number, end: number): Paragraph {
  let key: string | undefined;
  const known = new Map<RegExp, boolean>();
  const keyNow = () => {
    key ??= keyOf(text.slice(start, end));
    return key;
  };
  return {
    start,
    end,
    key: keyNow,
    matches(pattern) {
      let matches = known.get(pattern);
      if (matches === undefined) {
        matches = pattern.test(keyNow());
        known.set(pattern, matches);
      }
      return matches;
    },
  };
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    paragraphs.push(paragraphOf(text, start, end));
    start = end + 1;
  }
  return paragraphs;
}

/** Only the text that is being read just now is asked of. */
let current: { text: string; paragraphs: Paragraph[] } = { text: '', paragraphs: [] };

/** The paragraph of `text` that holds the offset. */
export function paragraphAround(text: string, at: number): Paragraph {
  if (current.text !== text || current.paragraphs.length === 0) current = { text, paragraphs: paragraphsOf(text) };
  const { paragraphs } = current;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle] as Paragraph).start <= at) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low] as Paragraph;
}
