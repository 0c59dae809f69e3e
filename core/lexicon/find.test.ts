import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText } from '../../tests/arbitrary.ts';
import type { Spelling, Term } from '../knowledge/term.ts';
import { fold } from '../text/fold.ts';
import { compileLexicon } from './compile.ts';
import { detect } from './detect.ts';
import { find } from './find.ts';
import { openLexicon } from './lexicon.ts';

const termWith = (id: string, ...spellings: Partial<Spelling>[]): Term => ({
  id,
  category: 'company',
  tier: 'core',
  name: { ar: id, en: id },
  gloss: { ar: id, en: id },
  spellings: spellings.map((spelling) => ({ text: '', lang: 'ar', kind: 'name', ...spelling })),
});
const lexiconOf = (...terms: Term[]) => openLexicon(compileLexicon(terms, []));
const textsFound = (lexicon: ReturnType<typeof lexiconOf>, text: string) =>
  detect(lexicon, text).map(({ start, end }) => text.slice(start, end));

const names = lexiconOf(
  termWith('huawei', { text: 'هواوي' }),
  termWith('llama', { text: 'لاما' }),
  termWith('alibaba', { text: 'علي بابا' }),
  termWith('tsmc', { text: 'تي إس إم سي', kind: 'acronym' }),
  termWith('h200', { text: 'إتش 200' }, { text: 'H200' }),
  termWith('openai', { text: 'OpenAI', lang: 'en' }),
  termWith('zh', { text: '华为', lang: 'zh' }),
);
const nouns = lexiconOf(
  termWith('chip', { text: 'رقاقة', kind: 'noun' }, { text: 'رقائق', kind: 'noun' }),
  termWith('llm', { text: 'نموذج لغوي كبير', kind: 'noun' }, { text: 'نماذج لغوية كبيرة', kind: 'noun' }),
  termWith('gpu', { text: 'وحدة معالجة رسومات', kind: 'noun' }, { text: 'GPU', kind: 'acronym', lang: 'en' }),
  termWith('center', { text: 'data center', kind: 'noun', lang: 'en' }),
);

describe('names', () => {
  it.each([
    'هواوي',
    'وهواوي',
    'فهواوي',
    'بهواوي',
    'لهواوي',
    'كهواوي',
    'وبهواوي',
    'ولهواوي',
    'فلهواوي',
    'هواوى',
    'هُواوِي',
    'هـواوي',
    'ﻫﻮﺍﻭﻱ',
  ])('are found as %s', (word) => {
    expect(textsFound(names, `قالت ${word} أمس`)).toEqual([word]);
  });

  it.each(['الهواوي', 'هواويها', 'هواويك', 'سهواوي', 'هواويا', 'والهواوي'])('are not found in %s', (word) => {
    expect(textsFound(names, `قالت ${word} أمس`)).toEqual([]);
  });

  it('take no ك when they are short, nor the ending of nunation', () => {
    expect(textsFound(names, 'كان كلاما كثيرا، لاماً')).toEqual([]);
  });

  it.each([
    ['spaces, one line end and hyphens', 'علي\nبابا', 'علي\u00a0بابا', 'علي-بابا', 'علي  بابا'],
    ['dots, spaces and hyphens of acronyms', 'تي.إس.إم.سي', 'تي إس إم سي', 'تي-إس-إم-سي'],
    ['nothing between letters and digits', 'إتش200', 'إتش-٢٠٠', 'H200', 'H-200'],
  ])('may be parted by %s', (_, ...written) => {
    for (const name of written) expect(textsFound(names, `من ${name} أمس`)).toEqual([name]);
  });

  it('are not read across a sentence or a paragraph', () => {
    expect(textsFound(names, 'قال علي. بابا')).toEqual([]);
    expect(textsFound(names, 'علي\n\nبابا')).toEqual([]);
  });

  it.each([
    ['وOpenAI', 'وOpenAI'],
    ['لـOpenAI', 'لـOpenAI'],
    ['لـ OpenAI', 'OpenAI'],
    ['لـ"OpenAI"', 'OpenAI'],
    ['الـOpenAI', 'الـOpenAI'],
  ])('in Latin letters take the particle that is written on to them: %s', (written, found) => {
    expect(textsFound(names, `قالت ${written} أمس`)).toEqual([found]);
  });

  it('end with an English possessive', () => {
    expect(textsFound(names, 'OpenAI’s and OpenAI')).toEqual(['OpenAI’s', 'OpenAI']);
  });

  it('are found in Chinese without spaces', () => {
    expect(textsFound(names, '据华为公司称')).toEqual(['华为']);
  });

  it('are no part of an address or a handle', () => {
    expect(textsFound(names, 'see openai.com, https://x.io/OpenAI, @OpenAI, mail@openai.com')).toEqual([]);
  });

  it('are a hashtag, and no part of a longer one', () => {
    expect(textsFound(names, '#OpenAI, not #OpenAI_rocks, #we_OpenAI or my_OpenAI_key; emphatically _OpenAI_')).toEqual([
      'OpenAI',
      'OpenAI',
    ]);
  });
});

describe('nouns', () => {
  it.each(['رقاقة', 'الرقاقة', 'رقائقها', 'برقائقهم', 'للرقائق', 'والرقائق', 'بالرقائق', 'كرقاقته', 'رقاقتان', 'رقاقتين', 'رقاقتي'])(
    'bend: %s',
    (word) => {
      expect(textsFound(nouns, `في ${word} هنا`)).toEqual([word]);
    },
  );

  it.each([
    'نموذجًا لغويًا كبيرًا',
    'النموذج اللغوي الكبير',
    'لنموذجها اللغوي الكبير',
    'نماذجهم اللغوية الكبيرة',
    'وحدتي معالجة رسومات',
    'وحدة معالجة الرسومات',
    'للـGPU',
    'GPUs',
    'data centers',
  ])('of several words bend: %s', (words) => {
    expect(textsFound(nouns, `في ${words} هنا`)).toEqual([words]);
  });
});

/** Of each Arabic letter, a presentation form that stands for it alone. */
const PRESENTATION = new Map(
  Array.from({ length: 0xfef4 - 0xfe80 + 1 }, (_, i) => String.fromCharCode(0xfe80 + i)).map((form) => [form.normalize('NFKC'), form]),
);

/** Finds keys the plain way: at every place that begins a word, every spelling, letter by letter over the folded text. */
function naive(keys: string[], source: string): string[] {
  const { text, starts, ends } = fold(source);
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && /[a-z]/.test(text.charAt(at - 1))) continue;
    for (const key of keys) {
      if (text.startsWith(key, at) && !/[a-z]/.test(text.charAt(at + key.length))) found.push(`${starts[at]}-${ends[at + key.length - 1]}`);
    }
  }
  return [...new Set(found)].sort();
}

describe('finding', () => {
  it('finds what a naive matcher finds, in random lexicons and texts', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom(...'aAbBcCá \u0301,'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), text, (keys, source) => {
        const lexicon = lexiconOf(...keys.map((key) => termWith(key, { text: key, lang: 'en' })));
        const found = find(lexicon, source).hits.map(({ start, end }) => `${start}-${end}`);
        expect([...new Set(found)].sort()).toEqual(naive(keys, source));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds spellings of the commonest letters where there are more letters than symbols', () => {
    const letter = (i: number) => String.fromCharCode(i < 6_000 ? 0x3400 + i : 0x4e00 + i - 6_000);
    const pairs = Array.from({ length: 6_000 }, (_, i) => letter(2 * i) + letter(2 * i + 1));
    const lexicon = lexiconOf(
      termWith('common', { text: '华为', lang: 'zh' }, { text: '华华', lang: 'zh' }, { text: '为为', lang: 'zh' }),
      termWith('rare', ...pairs.map((text) => ({ text, lang: 'zh' as const }))),
    );
    expect(textsFound(lexicon, '据华为公司称')).toEqual(['华为']);
    const found = pairs.filter((pair) => textsFound(lexicon, pair).length > 0);
    expect(found.length).toBeGreaterThan(4_000);
    expect(found.length).toBeLessThan(pairs.length);
  });

  it('leaves out spellings that are longer than any name', () => {
    const words = (count: number) => `cd${' ab'.repeat(count)}`;
    const [long, longer] = [words(166), words(167)] as [string, string];
    const lexicon = lexiconOf(termWith('long', { text: long, lang: 'en' }, { text: longer, lang: 'en' }));
    expect(textsFound(lexicon, longer)).toEqual([long]);
  });

  it('does not change when harakat, tatweel, direction marks or soft hyphens are strewn in', () => {
    const samples = ['قالت هواوي وعلي بابا', 'رقائق لهواوي', 'من تي إس إم سي إلى إتش 200', 'H200 OpenAI'];
    const marks = fc.constantFrom('\u064e', '\u0651', '\u0640', '\u200f', '\u00ad', '\u2060');
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), marks), { maxLength: 8 }), (sample, strewn) => {
        let text = sample;
        for (const [place, mark] of strewn) {
          // Behind a letter, where such marks stand.
          const at = place % text.length;
          if (/\p{L}/u.test(text.charAt(at))) text = text.slice(0, at + 1) + mark + text.slice(at + 1);
        }
        const plain = (found: string) => fold(found).text;
        expect(textsFound(names, text).map(plain)).toEqual(textsFound(names, sample).map(plain));
      }),
    );
  });

  it('does not change when letters are written in their presentation forms', () => {
    const samples = ['قالت هواوي وعلي بابا', 'ولاما لهواوي', 'من تي إس إم سي إلى إتش 200'];
    const shaped = (text: string, picks: boolean[]) =>
      [...text].map((letter, i) => (picks[i % Math.max(1, picks.length)] ? (PRESENTATION.get(letter) ?? letter) : letter)).join('');
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (sample, picks) => {
        const plain = (found: string) => fold(found).text;
        expect(textsFound(names, shaped(sample, picks)).map(plain)).toEqual(textsFound(names, sample).map(plain));
      }),
    );
  });

  it('finds nothing but a spelling behind legal proclitics, in text strewn with pieces of spellings', () => {
    const piece = fc.constantFrom('و', 'ب', 'ال', 'ل', 'ك', 'س', 'هواوي', 'لاما', 'علي', 'بابا', 'ها', ' ', '-', '\n', '"', 'ـ');
    const legal = /^[وف]?[بلك]?(?:هواوي|لاما|علي[\s"-]+بابا)$/u;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        for (const found of textsFound(names, pieces.join(''))) expect(fold(found).text).toMatch(legal);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives mentions within the text, in order, none overlapping, whatever the text', () => {
    fc.assert(
      fc.property(pageText, (text) => {
        let last = 0;
        for (const { start, end } of detect(names, text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  it('takes any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => detect(nouns, text)).not.toThrow();
      }),
    );
  });
});
