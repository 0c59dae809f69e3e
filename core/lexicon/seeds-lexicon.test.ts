import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSeeds } from '../../tools/seeds.ts';
import type { Spelling } from '../knowledge/term.ts';
import { compileLexicon } from './compile.ts';
import { detect } from './detect.ts';
import { openLexicon } from './lexicon.ts';

const { pack } = readSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)));
const lexicon = openLexicon(compileLexicon(pack.terms, pack.neighbours));

/** A sentence that says nothing about what is in it. */
const SENTENCES: Record<Spelling['lang'], (text: string) => string> = {
  ar: (text) => `قال خبير إن ${text} مهم`,
  en: (text) => `They said ${text} matters.`,
  zh: (text) => `专家说${text}很重要。`,
};

/**
 * Spellings that are not found, each under its reason. A spelling that is found after all has no place here, and the test says so.
 */
const EXCEPTIONS: Record<string, string> = {
  '上海市工商联（总商会）人工智能专业委员会': 'brackets with no space beside them part no words of a name (gaps.ts)',
};

const unconditional = pack.terms.flatMap((term) =>
  term.spellings.filter(({ when }) => !when).map((spelling) => ({ id: term.id, spelling })),
);

/** Whether the spelling, in a neutral sentence, is a mention of its term and nothing else is one. A dot at its end may end a sentence. */
function isFound(id: string, { text, lang }: Spelling): boolean {
  const sentence = SENTENCES[lang](text);
  const start = sentence.indexOf(text);
  const mentions = detect(lexicon, sentence);
  const [mention] = mentions;
  return (
    mentions.length === 1 &&
    mention !== undefined &&
    lexicon.termOf(mention.term).id === id &&
    mention.start === start &&
    mention.end >= start + text.replace(/\.$/, '').length
  );
}

describe('a spelling of the seeds that has no condition', () => {
  it('is one of very many, in all three languages', () => {
    for (const lang of ['ar', 'en', 'zh'])
      expect(unconditional.filter(({ spelling }) => spelling.lang === lang).length).toBeGreaterThan(100);
  });

  it.each(pack.terms.map(({ id }) => id))('is found as %s in a sentence that says nothing else', (id) => {
    const own = unconditional.filter((item) => item.id === id);
    const lost = own.filter(({ spelling }) => !isFound(id, spelling)).map(({ spelling }) => spelling.text);
    expect(lost).toEqual(own.map(({ spelling }) => spelling.text).filter((text) => EXCEPTIONS[text]));
  });

  it('is in none of the sentences without it', () => {
    for (const sentence of Object.values(SENTENCES)) expect(detect(lexicon, sentence(''))).toEqual([]);
  });
});

describe('a neighbour of the seeds', () => {
  it('is no mention, alone in a sentence', () => {
    const mentioned = pack.neighbours.flatMap(({ spellings }) =>
      spellings.filter(({ text, lang }) => detect(lexicon, SENTENCES[lang](text)).length > 0).map(({ text }) => text),
    );
    expect(mentioned).toEqual([]);
  });
});
