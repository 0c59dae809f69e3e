import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../knowledge/categories.ts';
import type { Term } from '../knowledge/term.ts';
import { compileLexicon } from './compile.ts';
import { isLexicon } from './layout.ts';
import { openLexicon } from './lexicon.ts';

const termOf = (id: string, more: Partial<Term> = {}): Term => ({
  id,
  category: 'company',
  tier: 'core',
  name: { ar: id, en: id },
  gloss: { ar: id, en: id },
  spellings: [{ text: id, lang: 'en', kind: 'name' }],
  ...more,
});

describe('a lexicon', () => {
  const terms = [
    termOf('maker'),
    ...CATEGORIES.map((category) => termOf(`of-${category}`, { category })),
    termOf('model', { category: 'model', maker: 'maker', versions: true }),
    termOf('ai', { category: 'concept', weakEvidence: true }),
    termOf('orphan', { maker: 'gone' }),
  ];
  const bytes = compileLexicon(terms, []);

  it('tells of each term what was compiled', () => {
    const lexicon = openLexicon(bytes);
    expect(terms.map((_, index) => lexicon.termOf(index))).toEqual(
      terms.map(({ id, category, maker, versions, weakEvidence }) => ({
        id,
        category,
        maker: maker === 'maker' ? 0 : undefined,
        versions: versions === true,
        weakEvidence: weakEvidence === true,
      })),
    );
  });

  it('has one rule for all unconditional spellings that say the same of a term, and one of its own for each other', () => {
    const spell = (text: string, more = {}) => ({ text, lang: 'en' as const, kind: 'name' as const, ...more });
    const when = { evidence: true as const };
    const lexicon = openLexicon(
      compileLexicon([termOf('a', { spellings: [spell('one'), spell('two'), spell('three', { when }), spell('four', { when })] })], []),
    );
    expect(lexicon.rules.length).toBe(3);
    expect([0, 1, 2].map((rule) => lexicon.noteOf(rule)?.when)).toEqual([when, when, undefined]);
  });

  it('opens where its bytes lie askew in others', () => {
    const around = new Uint8Array(bytes.length + 1);
    around.set(bytes, 1);
    expect(openLexicon(around.subarray(1)).termOf(0)).toEqual(openLexicon(bytes).termOf(0));
  });

  it('is told from other bytes, and from those of another format', () => {
    const older = bytes.slice();
    older[0] = (older[0] as number) - 1;
    for (const strange of [older, new Uint8Array(0), new Uint8Array(500)]) {
      expect(isLexicon(strange)).toBe(false);
      expect(() => openLexicon(strange)).toThrow('These bytes are not a lexicon.');
    }
  });
});
