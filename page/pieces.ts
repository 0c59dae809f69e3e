/** Long runs of text in pieces, which are read and painted one by one. */
import type { Block } from './blocks.ts';

/** Text longer than this is read and painted in pieces, and this is about the length of one, in UTF-16 units. */
export const LONG = 8192;
const PIECE = 4096;

/** Where to cut a text, at or before `to` and behind `from`: after a line, a sentence or a word, so that no name is cut in two. */
function cutIn(text: string, from: number, to: number): number {
  const line = text.lastIndexOf('\n', to - 1);
  if (line > from) return line + 1;
  const part = text.slice(from, to);
  const sentence = Math.max(...['. ', '! ', '? ', '؟ ', '… '].map((end) => part.lastIndexOf(end) + 2), part.lastIndexOf('。') + 1);
  if (sentence > 2) return from + sentence;
  const word = part.lastIndexOf(' ') + 1;
  return word > 0 ? from + word : to;
}

/** A block as it is, or cut into pieces where it is long. */
export function piecesOf(block: Block): Block[] {
  const { text, nodes, starts } = block;
  if (text.length <= LONG) return [block];
  const pieces: Block[] = [];
  let first = 0;
  for (let from = 0; from < text.length; ) {
    const to = text.length - from <= LONG ? text.length : cutIn(text, from + (PIECE >> 1), from + PIECE);
    const lastStart = (node: number) => (starts[node + 1] ?? text.length) <= from;
    while (first < nodes.length - 1 && lastStart(first)) first++;
    let last = first + 1;
    while (last < nodes.length && (starts[last] as number) < to) last++;
    const piece = {
      text: text.slice(from, to),
      nodes: nodes.slice(first, last),
      starts: starts.slice(first, last).map((start) => start - from),
    };
    pieces.push(piece);
    from = to;
  }
  return pieces;
}
