import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Fact } from './fact.ts';
import { Neighbour } from './neighbour.ts';
import { Pack, packProblems } from './pack.ts';
import { Story } from './story.ts';
import { type Spelling, Term } from './term.ts';

const bilingual = (text: string) => ({ ar: text, en: text });

const term = (id: string, more: Partial<Term> = {}): Term => ({
  id,
  category: 'company',
  tier: 'core',
  name: bilingual(id),
  gloss: bilingual(`What ${id} is.`),
  spellings: [{ text: id, lang: 'en', kind: 'name' }],
  ...more,
});
const spelling = (text: string, more: Partial<Spelling> = {}): Spelling => ({ text, lang: 'en', kind: 'name', ...more });
const story = (id: string, more: Partial<Story> = {}): Story => ({
  id,
  title: bilingual('Title'),
  summary: bilingual('Summary'),
  language: 'en',
  published: { date: '2025-08-18' },
  cites: [],
  origin: 'seed',
  ...more,
});
const fact = (id: string, terms: string[], more: Partial<Fact> = {}): Fact => ({
  id,
  story: id.slice(0, id.indexOf('/')),
  kind: 'event',
  says: bilingual('It happened.'),
  terms,
  ...more,
});
/** A pack of the terms, with one story whose facts name each of them. */
const packOf = (...terms: Term[]): Pack => ({
  terms,
  neighbours: [],
  stories: [story('story')],
  facts: [...new Set(terms.map(({ id }) => id))].map((id) => fact(`story/${id}`, [id])),
});
const messages = (pack: Pack) => packProblems(pack).map(({ message }) => message);

const sound = packOf(term('nvidia'), term('b200', { category: 'chip', maker: 'nvidia' }));

describe('the problems of a pack', () => {
  it('are none when all is well', () => {
    expect(packProblems(sound)).toEqual([]);
    expect(v.is(Pack, sound)).toBe(true);
  });

  it.each([
    [
      'two terms with one id',
      { ...sound, terms: [...sound.terms, term('nvidia', { spellings: [spelling('NVDA')] })] },
      { kind: 'term', id: 'nvidia' },
      [],
      'two with the id nvidia',
    ],
    [
      'two stories with one id',
      { ...sound, stories: [story('story'), story('story')] },
      { kind: 'story', id: 'story' },
      [],
      'two with the id story',
    ],
    [
      'two facts with one id',
      { ...sound, facts: [...sound.facts, fact('story/b200', ['b200'])] },
      { kind: 'fact', id: 'story/b200' },
      [],
      'two with the id story/b200',
    ],
    [
      'a fact about a term that is not there',
      { ...sound, facts: [...sound.facts, fact('story/odd', ['nvidia', 'intel'])] },
      { kind: 'fact', id: 'story/odd' },
      ['terms', 1],
      'no term intel',
    ],
    [
      'a fact of a story that is not there',
      { ...sound, facts: [...sound.facts, fact('tale/one', ['nvidia'])] },
      { kind: 'fact', id: 'tale/one' },
      ['story'],
      'no story tale',
    ],
    ['a maker that is not there', packOf(term('mi300', { maker: 'amd' })), { kind: 'term', id: 'mi300' }, ['maker'], 'no term amd'],
    [
      'a page condition on a term that is not there',
      packOf(term('nvidia'), term('meta', { spellings: [spelling('Meta Inc'), spelling('Meta', { when: { page: ['nvidia', 'amd'] } })] })),
      { kind: 'term', id: 'meta' },
      ['spellings', 1, 'when', 'page', 1],
      'no term amd',
    ],
    [
      'a term that no fact names',
      { ...sound, terms: [...sound.terms, term('intel')] },
      { kind: 'term', id: 'intel' },
      [],
      'no fact names it',
    ],
    [
      'two terms with one spelling',
      packOf(
        term('meta', { spellings: [spelling('Meta Inc'), spelling('Meta')] }),
        term('goal', { spellings: [spelling('Goal'), spelling('Meta')] }),
      ),
      { kind: 'term', id: 'goal' },
      ['spellings', 1],
      'meta has already',
    ],
  ] as const)('are %s', (_, pack, record, path, message) => {
    expect(packProblems(pack as Pack)).toEqual([{ record, path, message: expect.stringContaining(message) }]);
  });

  it('are all told, not the first alone', () => {
    const pack: Pack = { ...packOf(term('a', { maker: 'x' }), term('b', { maker: 'y' })), stories: [] };
    expect(messages(pack)).toEqual(['there is no term x', 'there is no term y', 'there is no story story', 'there is no story story']);
  });
});

/** The problems of a term spelled the one way beside a term spelled the other. */
const problemsOfTwo = (one: Spelling, other: Spelling) =>
  messages(packOf(term('one', { spellings: [one] }), term('other', { spellings: [other] })));

describe('two spellings without a condition', () => {
  it.each([
    ['the same text', 'Meta', 'Meta'],
    ['case', 'Meta', 'META'],
    ['hamza and yeh', 'إنفيديا', 'انفيديا'],
    ['vowel marks and tatweel', 'هواوي', 'هُواويـ'],
    ['digits', 'إتش 200', 'إتش-٢٠٠'],
    ['what parts the words', 'GPT-OSS', 'gpt oss'],
  ])('must not fold to one key: %s', (_, one, other) => {
    expect(problemsOfTwo(spelling(one), spelling(other))).toEqual([
      `"${other}" folds to a spelling that one has already, and neither has a condition`,
    ]);
  });

  it('must not fold to one key within a term either', () => {
    expect(messages(packOf(term('meta', { spellings: [spelling('Meta'), spelling('meta')] })))).toEqual([
      expect.stringContaining('meta has already'),
    ]);
  });

  it('must not fold to one key though their languages or kinds differ', () => {
    expect(problemsOfTwo(spelling('Meta'), spelling('Meta', { lang: 'ar', kind: 'noun' }))).toHaveLength(1);
  });

  it.each([
    ['keys differ', spelling('Meta'), spelling('Metax')],
    ['hamza on waw tells them apart', spelling('لولو', { lang: 'ar' }), spelling('لؤلؤ', { lang: 'ar' })],
    ['the first has a condition', spelling('Meta', { when: { evidence: true } }), spelling('Meta')],
    ['the second has a condition', spelling('Meta'), spelling('Meta', { when: { near: ['Facebook'] } })],
    ['exact letters tell them apart', spelling('Arm', { letters: 'exact' }), spelling('ARM', { letters: 'exact' })],
    ['exact letters of the one are a case of the other', spelling('US', { letters: 'exact' }), spelling('us')],
  ])('may stand when %s', (_, one, other) => {
    expect(problemsOfTwo(one, other)).toEqual([]);
  });

  it('are still two when they are exact and the same, or only forbidden something', () => {
    expect(problemsOfTwo(spelling('Arm', { letters: 'exact' }), spelling('Arm', { letters: 'exact' }))).toHaveLength(1);
    expect(problemsOfTwo(spelling('Arm', { unless: { after: ['the'] } }), spelling('Arm'))).toHaveLength(1);
  });
});

describe('a story', () => {
  const linked = (url: string) => v.is(Story, story('story', { url }));

  it.each(['https://example.com', 'http://example.com/a?b=c#d', 'HTTPS://example.com/', 'https://مثال.com/خبر'])(
    'may link to %s',
    (url) => {
      expect(linked(url)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://example.com',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html,https://example.com',
    'file:///etc/passwd',
    'ftp://example.com/',
    'blob:https://example.com/1',
    'view-source:https://example.com',
    '//example.com/',
    '/page',
    'example.com',
    'https:example.com',
    'https://',
    'javascript:1\nhttps://example.com',
    '',
  ])('may not link to %j', (url) => {
    expect(linked(url)).toBe(false);
  });

  it('has a date of the calendar', () => {
    expect(v.is(Story, story('story', { published: { date: '2025-02-28' } }))).toBe(true);
    expect(v.is(Story, story('story', { published: { date: '2025-02-30' } }))).toBe(false);
  });
});

describe('a neighbour', () => {
  const issuesOf = (when: Spelling['when']) =>
    (v.safeParse(Neighbour, { name: 'Intel', spellings: [spelling('Intel Corp'), spelling('Intel', { when })] }).issues ?? []).map(
      (issue) => [v.getDotPath(issue), issue.message],
    );
  const message = 'is no condition for a neighbour: it can have after, before and near only';

  it('may have the conditions that are settled where it stands', () => {
    expect(issuesOf({ after: ['a'], before: ['b'], near: ['c'] })).toEqual([]);
  });

  it.each<[key: string, when: Spelling['when']]>([
    ['page', { page: ['nvidia'] }],
    ['evidence', { evidence: true }],
    ['named', { named: true }],
    ['quoted', { quoted: true }],
  ])('may not have the condition %s, beside others neither', (key, when) => {
    expect(issuesOf(when)).toEqual([[`spellings.1.when.${key}`, message]]);
    expect(issuesOf({ near: ['c'], ...when })).toEqual([[`spellings.1.when.${key}`, message]]);
  });

  it('is told of each of them', () => {
    expect(issuesOf({ evidence: true, quoted: true })).toHaveLength(2);
  });
});

describe('a record', () => {
  const records: [string, v.GenericSchema, object][] = [
    [
      'term',
      Term,
      term('nvidia', { frames: [{ lang: 'en', open: ['a'], close: ['b'], within: 3 }], otherSenses: [{ phrase: 'a', means: 'b' }] }),
    ],
    ['neighbour', Neighbour, { name: 'Intel', spellings: [spelling('Intel')] }],
    ['story', Story, story('story', { url: 'https://example.com', outlet: bilingual('Paper'), author: bilingual('Someone') })],
    [
      'fact',
      Fact,
      fact('story/one', ['nvidia'], {
        when: '2025',
        by: bilingual('Someone'),
        figures: [{ value: 1, unit: bilingual('day'), bound: 'about' }],
      }),
    ],
    ['pack', Pack, sound],
  ];

  it.each(records)('of a %s is taken as it is', (_, schema, record) => {
    expect(v.parse(schema, record)).toEqual(record);
  });

  it.each(records)('of a %s may hold no key that is not known, at any depth', (_, schema, record) => {
    expect(v.is(schema, { ...record, surprise: 1 })).toBe(false);
    /** The record with a strange key in each object within it, one at a time. */
    const strange = (value: unknown): unknown[] => {
      if (Array.isArray(value)) return value.flatMap((item, at) => strange(item).map((odd) => value.with(at, odd)));
      if (typeof value !== 'object' || value === null) return [];
      return [
        { ...value, surprise: 1 },
        ...Object.entries(value).flatMap(([key, inner]) => strange(inner).map((odd) => ({ ...value, [key]: odd }))),
      ];
    };
    for (const odd of strange(record)) expect(v.is(schema, odd), JSON.stringify(odd)).toBe(false);
  });

  it.each(['Nvidia', 'nvidia-', '-nvidia', 'a--b', 'a b', 'إنفيديا', '', 'a/b', '../a'])('may not have the id %j', (id) => {
    expect(v.is(Term, term(id))).toBe(false);
    expect(v.is(Story, story(id))).toBe(false);
  });

  it('needs at least one spelling, and a fact at least one term', () => {
    expect(v.is(Term, term('nvidia', { spellings: [] }))).toBe(false);
    expect(v.is(Neighbour, { name: 'Intel', spellings: [] })).toBe(false);
    expect(v.is(Fact, fact('story/one', []))).toBe(false);
  });

  it('says what it says in both languages, and says something', () => {
    expect(v.is(Story, { ...story('story'), title: { ar: 'عنوان' } })).toBe(false);
    expect(v.is(Story, { ...story('story'), title: { ar: 'عنوان', en: '  ' } })).toBe(false);
  });
});
