import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../text/fold.ts';
import { wordsIn } from './words.ts';

const texts = (source: string) => wordsIn(source).map(({ text }) => text);
const figures = (source: string) => wordsIn(source).flatMap(({ figure }) => figure?.text ?? []);

describe('the words of a text', () => {
  it('are folded, and parted where letters meet digits or another script', () => {
    expect(texts('وإنفيديا تُطلق H200، بـOpenAI')).toEqual(['وانفيديا', 'تطلق', 'h', '200', 'ب', 'openai']);
  });

  it('have Chinese in pairs of characters', () => {
    expect(texts('英伟达 H20')).toEqual(['英伟', '伟达', 'h', '20']);
    expect(texts('云')).toEqual(['云']);
  });

  it.each([
    ['1,250', '1250'],
    ['١٬٢٥٠', '1250'],
    ['2.5', '2.5'],
    ['٢٫٥', '2.5'],
  ])('have the number %s whole, as %s', (written, number) => {
    expect(texts(written)).toEqual([number]);
  });

  it.each(['12,34', '1,2345', '1.'])('take %s for no number with thousands or decimals', (written) => {
    expect(texts(written)).toEqual(written.match(/\d+/g));
  });

  it.each([
    ['20%', '20%'],
    ['٢٠٪', '20%'],
    ['20 percent', '20%'],
    ['20 per cent', '20%'],
    ['20 في المئة', '20%'],
    ['20 بالمائة', '20%'],
    ['57 مليار', '=57000000000'],
    ['٥٧ مليارًا', '57'],
    ['$57bn', '=57000000000'],
    ['57 billion', '=57000000000'],
    ['1.5 تريليون', '=1500000000000'],
    ['1,500 billion', '=1500000000000'],
    ['3 آلاف', '=3000'],
  ])('have %s as the amount %s', (written, amount) => {
    expect(figures(written)).toEqual(amount.startsWith('=') || amount.endsWith('%') ? [amount] : []);
  });

  it('stand where they say, in order, and are those of detection but for numbers and Chinese', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abZ éهواًـﻻﷺ\ud835\udc9c \ud800،.٣"'), maxLength: 40 });
    fc.assert(
      fc.property(text, (source) => {
        const words = wordsIn(source);
        let before = 0;
        for (const { start, end } of words) {
          expect(start).toBeGreaterThanOrEqual(Math.min(before, start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
          before = end;
        }
        const plain = source.replace(/[.،٣]/g, ' ');
        expect(texts(plain)).toEqual(wordsOf(plain));
      }),
    );
  });

  it('fold alike wherever they stand: each is what its own stretch of the text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc هوإأـًَ ٣7'), maxLength: 40 }), (source) => {
        for (const { text, start, end } of wordsIn(source)) expect(texts(source.slice(start, end))).toEqual([text]);
      }),
    );
  });

  it('can be read of any string at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (source) => void wordsIn(source)));
  });
});
