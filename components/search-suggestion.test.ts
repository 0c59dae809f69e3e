import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stretch } from '../core/search/mark.ts';
import { descriptionOf } from './search-suggestion.ts';

const unescaped = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] as string);

describe('a suggestion of the address bar', () => {
  it('marks what was matched and dims what stands behind', () => {
    expect(descriptionOf('Nvidia B200', [[0, 6]], 'AI processor')).toBe('<match>Nvidia</match> B200 <dim>– AI processor</dim>');
  });

  it('lets nothing of the text pass for markup', () => {
    expect(descriptionOf('<url>R&D</url> "a" \'b\'', [[5, 8]])).toBe(
      '&lt;url&gt;<match>R&amp;D</match>&lt;/url&gt; &quot;a&quot; &apos;b&apos;',
    );
  });

  it('says of any text what the text says, whatever is marked', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (source, from, length) => {
        const stretch: Stretch = [Math.min(from, source.length), Math.min(from + length, source.length)];
        const xml = descriptionOf(source, [stretch]);
        expect(xml.replace(/<\/?match>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
        if (source.isWellFormed() && ![...source].some((char) => char < ' ')) {
          const cut = [source.slice(0, stretch[0]), source.slice(...stretch), source.slice(stretch[1])];
          if (cut.every((part) => part.isWellFormed())) expect(unescaped(xml)).toBe(source);
        }
      }),
    );
  });

  it('leaves out what XML cannot hold', () => {
    expect(descriptionOf('a\u0000b\ud800c', [])).toBe('ab\ufffdc');
  });
});
