import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText } from '../../tests/arbitrary.ts';
import { fold, keyOf } from './fold.ts';

describe('folding', () => {
  it('leads every folded unit back to a place in the source, in order and within it', () => {
    fc.assert(
      fc.property(pageText, (source) => {
        const { text, starts, ends } = fold(source);
        expect(starts).toHaveLength(text.length);
        expect(ends).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i] as number);
          expect(ends[i]).toBeLessThanOrEqual(source.length);
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] as number);
          // What a unit came from, folded alone, gives that unit back.
          expect(fold(source.slice(starts[i], ends[i])).text).toContain(text.charAt(i));
        }
      }),
    );
  });

  it('is settled after one go', () => {
    fc.assert(
      fc.property(pageText, (source) => {
        expect(fold(fold(source).text).text).toBe(fold(source).text);
      }),
    );
  });

  it('takes any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
        expect(() => keyOf(source)).not.toThrow();
      }),
    );
  });

  it.each([
    ['a combining hamza like the letter that has one', 'رقاي\u0654ق', 'رقائق'],
    ['a combining madda like the plain alef', 'ا\u0653بل', 'آبل'],
    ['a lam-alef ligature like its two letters', 'ﻷلتمان', 'لألتمان'],
    ['mathematical letters like plain ones', '𝐍𝐯𝐢𝐝𝐢𝐚', 'nvidia'],
    ['harakat, tatweel and direction marks like nothing', 'إنْفِيـ\u200fدْيا', 'انفيديا'],
  ])('reads %s', (_, written, plain) => {
    expect(fold(written).text).toBe(fold(plain).text);
  });
});

describe('the key of a spelling', () => {
  it.each([
    ['إتش200', 'إتش 200'],
    ['إتش-٢٠٠', 'إتش 200'],
    ['GPT-OSS-120b', 'gpt oss 120 b'],
    ['«علي بابا»', 'علي بابا'],
    ['تي.إس.إم.سي', 'تي إس إم سي'],
  ])('is the same for %s and %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });
});
