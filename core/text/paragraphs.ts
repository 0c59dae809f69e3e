/** Paragraphs: the stretches of a text between line ends. */

export interface Paragraph {
  /** UTF-16 offsets, `end` exclusive, the line end left out. */
  start: number;
  end: number;
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}

/** The text asked of last: questions come many to a text, and finding its paragraphs anew for each would make long texts slow. */
let current: { text: string; paragraphs: Paragraph[] } | undefined;

/** The paragraph of `text` that holds the offset. */
export function paragraphAround(text: string, at: number): Paragraph {
  if (current?.text !== text) current = { text, paragraphs: paragraphsOf(text) };
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
