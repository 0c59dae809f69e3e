import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { LONG, piecesOf } from './pieces.ts';
import { pointAt } from './sighting.ts';

/** A block of text nodes with these texts. */
function blockOf(texts: string[]): Block {
  const nodes = texts.map((data) => ({ data }) as Text);
  const starts = texts.map((_, at) => texts.slice(0, at).join('').length);
  return { text: texts.join(''), nodes, starts };
}

const words = (length: number) => fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: length, maxLength: length });
/** Text nodes of some words, empty ones among them, and some longer than a piece. */
const blocks = fc
  .array(fc.oneof({ weight: 9, arbitrary: words(40) }, { weight: 1, arbitrary: words(2000) }, fc.constant([])), {
    minLength: 1,
    maxLength: 80,
  })
  .chain((nodes) =>
    fc.constantFrom(' ', '. ', '。', '\n').map((gap) => blockOf(nodes.map((node) => node.map((word) => word + gap).join('')))),
  );

describe('a long run of text', () => {
  it('is the same text in the same places when it is in pieces', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const pieces = piecesOf(block);
        expect(pieces.map(({ text }) => text).join('')).toBe(block.text);
        let before = 0;
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(LONG);
          // The first node of a part does not end before the part begins.
          if (piece !== block) expect(piece.starts[1] ?? piece.text.length).toBeGreaterThan(0);
          // A word, from its first letter to its last, is where it is in the whole.
          for (const { index } of piece.text.matchAll(/[a-z]+/g)) {
            expect(pointAt(piece, index, false)).toEqual(pointAt(block, before + index, false));
            expect(pointAt(piece, index + 1, true)).toEqual(pointAt(block, before + index + 1, true));
          }
          before += piece.text.length;
        }
      }),
      // To find a smaller example takes minutes.
      { numRuns: 40, endOnFailure: true },
    );
  });

  it.each([
    ['a line', '\n', 'of words and a stop. '],
    ['a sentence', '. ', 'of words '],
    ['an Arabic question', '؟ ', 'من الكلمات '],
    ['a Chinese sentence', '。', '没有空格的话'],
    ['a word', ' ', 'unbroken'],
  ])('is cut behind %s', (_, end, before) => {
    const pieces = piecesOf(blockOf([(before.repeat(20) + end).repeat(100)]));
    expect(pieces.length).toBeGreaterThan(1);
    for (const { text } of pieces) expect(text.endsWith(end)).toBe(true);
  });

  it('is left whole where it is not long', () => {
    const block = blockOf(['one ', 'two.']);
    expect(piecesOf(block)).toEqual([block]);
  });
});
