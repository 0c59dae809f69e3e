import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../knowledge/fact.ts';
import type { Story } from '../knowledge/story.ts';
import { buildIndex, type NamedTerm } from './build.ts';
import { openSearcher } from './search.ts';

const both = (ar: string, en: string) => ({ ar, en });
const term = (id: string, ar: string, en: string, ...spellings: string[]): NamedTerm => ({
  id,
  name: both(ar, en),
  gloss: both('شيء من هذا الباب.', 'Something of the field.'),
  spellings,
});
const story = (id: string, date: string, ar: string, en: string): Story => ({
  id,
  title: both(ar, en),
  summary: both('ملخص.', 'A summary.'),
  language: 'ar',
  published: { date },
  cites: [],
  origin: 'seed',
});
const fact = (id: string, terms: string[], ar: string, en: string): Fact => ({
  id,
  story: id.split('/')[0] as string,
  kind: 'claim',
  says: both(ar, en),
  terms,
});

const TERMS = [
  term('nvidia', 'إنفيديا', 'Nvidia', 'نفيديا', 'إن فيديا', 'Nvidia Corporation', '英伟达'),
  term('huawei', 'هواوي', 'Huawei', '华为'),
  term('sam-altman', 'سام ألتمان', 'Sam Altman', 'سام آلتمان'),
  term('bank', 'بنك الشرق', 'Bank of the East'),
];
const STORIES = [
  story('old', '2024-01-01', 'رقائق محظورة في شنغهاي', 'Banned chips in Shanghai'),
  story('new', '2025-01-01', 'أموال كثيرة', 'Much money'),
];
const FACTS = [
  fact('old/a', ['nvidia', 'huawei'], 'تبيع إنفيديا رقائقها المتقدمة', 'Nvidia sells its advanced chips'),
  fact('old/b', ['huawei'], 'تتقدم هواوي على غيرها', 'Huawei leads the others'),
  fact('new/c', ['nvidia'], 'أنفقت الشركات ٥٧ مليار دولار', 'The companies spent $57 billion'),
  fact('new/d', ['sam-altman'], 'نسبتها 20% لا أكثر', 'Its share is 20 percent at most'),
  fact('new/e', ['huawei'], 'تصنع 20 رقاقة', 'It makes 20 chips'),
];
const LIMITS = { term: 10, story: 10, fact: 10 };
const searcher = openSearcher(buildIndex(TERMS, STORIES, FACTS));
const find = (query: string) => searcher.find(query, LIMITS);
const ids = (query: string) => find(query).hits.map(({ id }) => id);
const factsOf = (query: string) =>
  find(query)
    .hits.filter(({ kind }) => kind === 'fact')
    .map(({ id }) => id);

describe('a search', () => {
  it('finds one and the same by every spelling of a term, with particles and without', () => {
    const expected = ids('nvidia');
    expect(expected[0]).toBe('nvidia');
    expect(expected).toEqual(expect.arrayContaining(['old/a', 'new/c']));
    for (const query of [
      'انفيديا',
      'لإنفيديا',
      'وَإنْفيديا',
      'نفيديا',
      'إن فيديا',
      '英伟达',
      'NVIDIA',
      'Nvidia corporation',
      'nvidia إنفيديا',
    ])
      expect(ids(query), query).toEqual(expected);
  });

  it('finds by a beginning, the nearer the first', () => {
    for (const query of ['nv', 'nvid', 'هوا', 'انفي', '英']) expect(find(query).exact, query).toBe(true);
    expect(ids('nvi')[0]).toBe('nvidia');
    expect(ids('هوا')[0]).toBe('huawei');
    expect(ids('英')[0]).toBe('nvidia');
  });

  it('finds in spite of one slip, and prefers what has none', () => {
    for (const query of ['nvidai', 'nvida', 'nvvidia', 'nbidia', 'انفيدا', 'Sam Altmna']) {
      expect(find(query).exact, query).toBe(true);
      expect(['nvidia', 'sam-altman'], query).toContain(ids(query)[0]);
    }
    expect(ids('huawei')).not.toContain('nvidia');
  });

  it('finds in any order, in several languages at once', () => {
    expect(factsOf('هواوي nvidia')).toEqual(['old/a']);
    expect(factsOf('nvidia هواوي')).toEqual(['old/a']);
    expect(factsOf('chips إنفيديا advanced')).toEqual(['old/a']);
  });

  it('finds a word without its article, its particle or its ending', () => {
    for (const query of ['رقائق', 'ورقائق', 'الرقائق', 'رقائقنا']) expect(factsOf(query), query).toContain('old/a');
    expect(factsOf('chip')).toContain('old/a');
    expect(factsOf('company')).toContain('new/c');
  });

  it.each(['57 مليار', '57 billion', '٥٧ مليار', '57bn', '57,000 million'])('finds the amount %s however it is written', (query) => {
    expect(factsOf(query)).toEqual(['new/c']);
  });

  it.each(['20%', '٢٠٪', '20 percent', '20 في المئة'])('tells %s from a mere 20', (query) => {
    expect(factsOf(query)).toEqual(['new/d']);
    expect(factsOf('20')).toEqual(expect.arrayContaining(['new/d', 'new/e']));
  });

  it('names a term by all words of a spelling, joining ones aside', () => {
    expect(ids('east bank')[0]).toBe('bank');
    expect(ids('the Bank of the East')[0]).toBe('bank');
  });

  it('puts what is about both before what is about one', () => {
    const { hits } = find('huawei nvidia');
    expect(hits.map(({ whole }) => whole)).toEqual([true, true, true, false, false]);
    expect(hits.slice(3).map(({ kind }) => kind)).toEqual(['term', 'term']);
  });

  it('puts the newer first among equals', () => {
    expect(factsOf('huawei')).toEqual(['new/e', 'old/b', 'old/a']);
  });

  it('says so when nothing has it all, and offers what comes near', () => {
    const { exact, hits } = find('huawei unicorn');
    expect(exact).toBe(false);
    expect(hits[0]?.id).toBe('huawei');
    expect(find('nvxyzw').exact).toBe(false);
    expect(ids('nvxyzw')[0]).toBe('nvidia');
  });

  it('finds nothing where nothing is asked or nothing begins so', () => {
    for (const query of ['', '  ', '…', 'ж']) expect(find(query), query).toMatchObject({ exact: false, hits: [] });
  });

  it('counts all, whatever the limits', () => {
    const all = find('huawei');
    const one = searcher.find('huawei', { term: 1, story: 1, fact: 1 });
    expect(one.counts).toEqual(all.counts);
    expect(one.hits.filter(({ kind }) => kind === 'fact')).toEqual(all.hits.filter(({ kind }) => kind === 'fact').slice(0, 1));
  });

  it('finds nothing in a library that holds nothing', () => {
    expect(openSearcher(buildIndex([], [], [])).find('nvidia', LIMITS).hits).toEqual([]);
  });
});

describe('what is marked', () => {
  const marked = (query: string, text: string) =>
    find(query)
      .marker(text)
      .map(([start, end]) => text.slice(start, end));

  it('is the term by whichever of its names it goes', () => {
    expect(marked('英伟达', 'تبيع إنفيديا ونفيديا، Nvidia')).toEqual(['إنفيديا', 'ونفيديا', 'Nvidia']);
    expect(marked('altman sam', 'قال سام ألتمان إن سام')).toContain('سام ألتمان');
  });

  it('is the whole word, with its marks', () => {
    expect(marked('رقائق', 'باعت رَقائِقَها والرقائق')).toContain('والرقائق');
    expect(marked('chip', 'Chips, chip')).toEqual(['Chips', 'chip']);
  });

  it('is the amount', () => {
    expect(marked('57 billion', 'spent $57 billion, or ٥٧ مليار دولار')).toEqual(['57 billion', '٥٧ مليار']);
    expect(marked('20%', 'a share of 20 percent, of 20')).toEqual(['20 percent']);
  });

  it('lies in order and apart, in any text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('nvidia', 'سام ألتمان', '20%', '英'),
        fc.string({ unit: fc.constantFrom('英', '伟', '达', ' ', 'سام', 'ألتمان', '20', '%', 'Nvidia'), maxLength: 20 }),
        (query, text) => {
          let before = -1;
          for (const [start, end] of find(query).marker(text)) {
            expect(start).toBeGreaterThan(before);
            expect(end).toBeGreaterThan(start);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('the index', () => {
  // Words of which none is the beginning of another, shares a stem with it, or is one slip away from it.
  const WORDS = ['zulu', 'kilometre', 'foxtrot', 'قمر', 'برتقال', 'سفينة'];
  const told = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 });

  it('answers as one would who reads every record', () => {
    fc.assert(
      fc.property(
        fc.array(told, { maxLength: 12 }),
        fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
        (texts, query) => {
          const facts = texts.map((words, at) => fact(`s/f${at}`, ['t'], words.join(' '), words.join(' ')));
          const found = openSearcher(buildIndex([], [], facts)).find(query.join(' '), { term: 99, story: 99, fact: 99 });
          const expected = facts.filter(({ says }) => query.every((word) => says.ar.split(' ').includes(word)));
          expect(found.exact).toBe(expected.length > 0);
          if (found.exact) expect(found.hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        },
      ),
    );
  });

  it('does not depend on the order in which records come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(TERMS, { minLength: 4 }),
        fc.shuffledSubarray(STORIES, { minLength: 2 }),
        fc.shuffledSubarray(FACTS, { minLength: 5 }),
        (...records) => {
          const shuffled = openSearcher(buildIndex(...records));
          for (const query of ['nvidia', 'huawei chips', '20', 'ا']) expect(shuffled.find(query, LIMITS).hits).toEqual(find(query).hits);
        },
      ),
    );
  });

  it('answers any query at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (query) => void find(query).marker(query)));
    expect(find('a '.repeat(50) + 'ا'.repeat(5000)).exact).toBe(false);
  });
});
