import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import { citeFact, citeStory, escapeMarkdown } from './citation.ts';
import { wordsIn } from './i18n.ts';
import { SHARED } from './messages/shared.ts';
import { SIDEBAR } from './messages/sidebar.ts';

const arabic = wordsIn('ar', SHARED, SIDEBAR);
const english = wordsIn('en', SHARED, SIDEBAR);

const story: Story = {
  id: '000-x',
  title: { ar: 'هواوي تطوّر حلولًا', en: 'Huawei builds *its own*' },
  summary: { ar: 'ملخص.', en: 'A summary.' },
  outlet: { ar: 'العربية', en: 'Al Arabiya' },
  url: 'https://example.org/a(b)?c=d e',
  language: 'ar',
  published: { date: '2025-08-18/2025-08-24~' },
  cites: [],
  origin: 'seed',
};
const fact: Fact = {
  id: '000-x/a',
  story: '000-x',
  kind: 'claim',
  says: { ar: 'قالت هواوي شيئًا.', en: '1. Huawei said [something].' },
  terms: ['huawei'],
  by: { ar: 'جنسن هوانغ', en: 'Jensen Huang' },
  via: { ar: 'CNBC', en: 'CNBC' },
  when: '2025-06',
};

describe('a fact', () => {
  it('is copied as text with who said it, when, and where that stood', () => {
    expect(citeFact(fact, story, english, 'text')).toMatch(
      /^1\. Huawei said \[something\]\.\n— Jensen Huang, via CNBC, June 2025, Huawei builds \*its own\* \(https:.*\), Al Arabiya, August 18.{1,3}24, 2025 \(estimated\)\n$/,
    );
  });

  it('is copied in Arabic with the comma of Arabic, and nothing invisible', () => {
    const text = citeFact(fact, story, arabic, 'text');
    expect(text).toMatch(/^قالت هواوي شيئًا\.\n— جنسن هوانغ، عن CNBC، يونيو 2025، هواوي تطوّر حلولًا /);
    expect(text).not.toMatch(/[\u2066-\u2069]/);
  });

  it('is copied as a quotation in Markdown, in which its own marks are letters', () => {
    const text = citeFact(fact, story, english, 'markdown');
    expect(text).toContain('> 1\\. Huawei said \\[something\\].\n>\n> — Jensen Huang');
    expect(text).toContain('[Huawei builds \\*its own\\*](<https://example.org/a(b)?c=d%20e>)');
  });

  it('is copied without what is not known', () => {
    const { by: _, via: __, when: ___, ...bare } = fact;
    const { outlet: ____, url: _____, ...unknown } = story;
    expect(citeFact(bare, unknown, english, 'text')).toMatch(/\n— Huawei builds \*its own\*, August 18.{1,3}24, 2025 \(estimated\)\n$/);
  });
});

describe('a story', () => {
  it('is copied with its facts, each with who said it', () => {
    const text = citeStory(story, [fact, { ...fact, id: '000-x/b' }], english, 'text');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual(
      Array(2).fill('- 1. Huawei said [something]. — Jensen Huang, via CNBC, June 2025'),
    );
    expect(text).toContain('\n\nAl Arabiya, August');
    expect(text).toContain('\n\nA summary.\n\n');
  });

  it('has its title for a heading in Markdown', () => {
    expect(citeStory(story, [fact], english, 'markdown')).toMatch(/^## \[Huawei builds \\\*its own\\\*\]\(<https:/);
  });
});

/** What a reader of Markdown takes an escaped text for. */
const unescapeMarkdown = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

describe('text escaped for Markdown', () => {
  it.each([
    ['- a list', '\\- a list'],
    ['12) a list', '12\\) a list'],
    ['# a heading', '\\# a heading'],
    ['2025-08 is no list', '2025-08 is no list'],
    ['GPT-OSS-120b', 'GPT-OSS-120b'],
    ['<script>', '\\<script\\>'],
    ['a\n\n# b', 'a # b'],
    ['\\*', '\\\\\\*'],
  ])('%j is written %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('reads as the text that it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom(...'\\`*_{}[]<>&~|#-+=.)1 \nab'), fc.string({ minLength: 1, maxLength: 1 })) }),
        (text) => {
          expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text.replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });

  it('leaves no mark that is not escaped, and no line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_[]<>&~|#-+.)1 \n\ta') }), (text) => {
        const bare = escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, '');
        expect(bare).not.toMatch(/[`*_[\]<>&~|\n\\]/);
        expect(escapeMarkdown(text)).not.toMatch(/^(?:[-+=#]|\d+[.)])/);
      }),
    );
  });
});
