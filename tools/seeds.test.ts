import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { Pack } from '../core/knowledge/pack.ts';
import { readSeeds } from './seeds.ts';

/** A small sound set of seeds. */
const SOUND = {
  'terms/nvidia.yaml': `category: company
tier: core
name: { ar: إنفيديا, en: Nvidia }
gloss:
  ar: شركة.
  en: A company.
spellings:
  ar:
    - إنفيديا
    - نفيديا
  en: [Nvidia]
`,
  'terms/b200.yaml': `category: chip
tier: core
name: { ar: B200, en: B200 }
gloss: { ar: رقاقة., en: A chip. }
maker: nvidia
spellings:
  en:
    - B200
    - text: Blackwell 200
      kind: name
      when:
        page:
          - nvidia
`,
  'terms/compute.yaml': `category: concept
tier: context
name: { ar: حوسبة, en: compute }
gloss: { ar: حساب., en: Reckoning. }
spellings:
  ar: حوسبة
  en: { text: compute }
  zh: 算力
`,
  'stories/000-one.yaml': `title: { ar: خبر, en: News }
summary: { ar: خبر, en: News }
url: https://example.com/one
language: ar
published:
  date: 2025-08-18
cites: [CNBC]
facts:
  first:
    kind: event
    says: { ar: حدث, en: It happened. }
    terms: [nvidia, b200]
  second:
    kind: claim
    says:
      ar: قول
      en: Someone said so.
    terms:
      - compute
      - nvidia
    when: 2025-06
`,
  'neighbours.yaml': `# Others
- { name: Intel, ar: [إنتل], en: [Intel] }

- name: AMD
  en:
    - AMD
`,
};
type File = keyof typeof SOUND;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Reads the sound seeds with changes to them: in a file, one text for another; or a file of its own. */
function readWith(changes: Record<string, [from: string, to: string] | string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'hashiya-seeds-'));
  folders.push(root);
  for (const folder of ['terms', 'stories']) mkdirSync(join(root, folder));
  const files: Record<string, string> = { ...SOUND };
  for (const [file, change] of Object.entries(changes)) {
    if (typeof change === 'string') files[file] = change;
    else {
      expect(files[file]).toContain(change[0]);
      files[file] = files[file]?.replace(change[0], change[1]) ?? '';
    }
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  return readSeeds(root);
}
const problemsWith = (file: File, from: string, to: string) => readWith({ [file]: [from, to] }).problems;

describe('sound seeds', () => {
  it('have no problems and become a pack', () => {
    const { pack, problems } = readWith();
    expect(problems).toEqual([]);
    expect(v.is(Pack, pack)).toBe(true);
    expect(pack.terms.map(({ id }) => id)).toEqual(['b200', 'compute', 'nvidia']);
    expect(pack.stories.map(({ id, origin }) => [id, origin])).toEqual([['000-one', 'seed']]);
    expect(pack.facts.map(({ id, story }) => [id, story])).toEqual([
      ['000-one/first', '000-one'],
      ['000-one/second', '000-one'],
    ]);
    expect(pack.neighbours.map(({ name }) => name)).toEqual(['Intel', 'AMD']);
  });

  it('have spellings of a language and kind: names, but nouns for policies and concepts', () => {
    const { terms, neighbours } = readWith().pack;
    const spellings = (id: string) => terms.find((term) => term.id === id)?.spellings;
    expect(spellings('nvidia')).toEqual([
      { text: 'إنفيديا', lang: 'ar', kind: 'name' },
      { text: 'نفيديا', lang: 'ar', kind: 'name' },
      { text: 'Nvidia', lang: 'en', kind: 'name' },
    ]);
    expect(spellings('compute')).toEqual([
      { text: 'حوسبة', lang: 'ar', kind: 'noun' },
      { text: 'compute', lang: 'en', kind: 'noun' },
      { text: '算力', lang: 'zh', kind: 'noun' },
    ]);
    expect(neighbours[0]?.spellings).toEqual([
      { text: 'إنتل', lang: 'ar', kind: 'name' },
      { text: 'Intel', lang: 'en', kind: 'name' },
    ]);
  });

  it('are the YAML files only', () => {
    expect(readWith({ 'terms/notes.md': 'none of: [it', 'stories/.DS_Store': '\0' }).problems).toEqual([]);
  });

  it('read a text that looks like a number as a text', () => {
    const { pack, problems } = readWith({ 'terms/nvidia.yaml': ['[Nvidia]', '[Nvidia, 1000]'] });
    expect(problems).toEqual([]);
    expect(pack.terms.flatMap(({ spellings }) => spellings).some(({ text }) => text === '1000')).toBe(true);
  });
});

describe('a problem in one record', () => {
  it.each<[what: string, file: File, from: string, to: string, problem: string]>([
    ['an unknown key', 'terms/nvidia.yaml', 'tier: core\n', 'tier: core\ntear: core\n', '3: tear: is not a key that is known here'],
    [
      'an unknown key within',
      'terms/nvidia.yaml',
      '  en: A company.',
      '  en: A company.\n  fr: Une société.',
      '7: gloss.fr: is not a key that is known here',
    ],
    [
      'an unknown key of a spelling',
      'terms/b200.yaml',
      '      kind: name',
      '      kind: name\n      wen: {}',
      '11: spellings.en.1.wen: is not a key that is known here',
    ],
    ['a missing key, in the first line', 'terms/nvidia.yaml', 'tier: core\n', '', '1: tier: is missing'],
    ['a missing key within, where its parent is', 'terms/nvidia.yaml', '  en: A company.\n', '', '4: gloss.en: is missing'],
    ['a missing key of a fact', 'stories/000-one.yaml', '    kind: claim\n', '', '13: facts.second.kind: is missing'],
    ['a text that is empty', 'terms/nvidia.yaml', 'en: A company.', "en: ' '", '6: gloss.en: must not be empty'],
    [
      'no spellings',
      'terms/compute.yaml',
      '  ar: حوسبة\n  en: { text: compute }\n  zh: 算力\n',
      '  ar: []\n',
      '5: spellings: needs at least one spelling',
    ],
    ['a spelling left out', 'terms/nvidia.yaml', '    - نفيديا', '    -', '10: spellings.ar.1.text: is missing'],
    ['a wrong category', 'terms/nvidia.yaml', 'company', 'corporation', '1: category: Invalid type'],
    ['a wrong tier', 'terms/nvidia.yaml', 'core', 'outer', '2: tier: Invalid type'],
    ['a wrong kind of spelling', 'terms/b200.yaml', 'kind: name', 'kind: verb', '10: spellings.en.1.kind: Invalid type'],
    ['a wrong kind of fact', 'stories/000-one.yaml', 'kind: claim', 'kind: rumour', '14: facts.second.kind: Invalid type'],
    ['an id that is none', 'terms/b200.yaml', 'maker: nvidia', 'maker: Nvidia!', '5: maker: is not an id'],
    ['a date that is none', 'stories/000-one.yaml', '2025-08-18', '2025-02-30', '6: published.date: is not a date'],
    ['a date of a fact that is none', 'stories/000-one.yaml', 'when: 2025-06', "when: '2025-6'", '21: facts.second.when: is not a date'],
    [
      'a link to a script',
      'stories/000-one.yaml',
      'https://example.com/one',
      'javascript:alert(1)',
      '3: url: must begin with http:// or https://',
    ],
    ['a link that is none', 'stories/000-one.yaml', 'https://example.com/one', 'example', '3: url: is not a web address'],
    ['a fact about nothing', 'stories/000-one.yaml', '[nvidia, b200]', '[]', '12: facts.first.terms: needs at least one term'],
    ['a fact whose id is none', 'stories/000-one.yaml', '  second:', '  Second one:', '13: facts.Second one: '],
    ['a fact that is empty', 'stories/000-one.yaml', '  second:\n', '  third:\n  second:\n', '13: facts.third.says: is missing'],
    ['a neighbour without a name', 'neighbours.yaml', '- name: AMD\n  en:', '- en:', '4: '],
    ['a neighbour with a wrong kind', 'neighbours.yaml', '- AMD', '- { text: AMD, kind: verb }', '6: 1.en.0.kind: Invalid type'],
    [
      'an unknown key of a neighbour',
      'neighbours.yaml',
      '- name: AMD',
      '- name: AMD\n  fr: [x]',
      '5: 1.fr: is not a key that is known here: the languages are ar, en, zh',
    ],
    ['spellings of a neighbour, as a term has them', 'neighbours.yaml', '  en:\n', '  spellings:\n', '5: 1.spellings: is not a key'],
    ['a neighbour left out', 'neighbours.yaml', '- name: AMD', '-\n- name: AMD', '4: 1.name: is missing'],
    ['a neighbour that is a text', 'neighbours.yaml', '- name: AMD', '- Qualcomm\n- name: AMD', '4: 1: must be a map of keys and values'],
    [
      'a condition that a neighbour cannot have',
      'neighbours.yaml',
      '- AMD',
      '- text: AMD\n      when:\n        evidence: true',
      '8: 1.en.0.when.evidence: is no condition for a neighbour',
    ],
    [
      'a language that is not known',
      'terms/nvidia.yaml',
      '  en: [Nvidia]',
      '  en: [Nvidia]\n  fr: [Nvidia]',
      '12: spellings.fr: is not a key that is known here: the languages are ar, en, zh',
    ],
    [
      'spellings without a language',
      'terms/compute.yaml',
      '  ar: حوسبة\n  en: { text: compute }\n  zh: 算力\n',
      '  - حوسبة\n',
      '5: spellings: must be a map of keys and values',
    ],
    ['a fact that is a text', 'stories/000-one.yaml', '  second:\n', '  third: It was.\n  second:\n', '13: facts.third: must be a map'],
  ])('is told with its file and line: %s', (_, file, from, to, problem) => {
    expect(problemsWith(file, from, to)).toContainEqual(expect.stringContaining(`${file}:${problem}`));
  });

  it.each<[what: string, file: File, from: string, to: string, problem: string]>([
    [
      'a term with an id',
      'terms/nvidia.yaml',
      'tier: core\n',
      'tier: core\nid: amd\n',
      "3: id: must not be given: the file's name is the id",
    ],
    ['a term with its own id', 'terms/nvidia.yaml', 'tier: core\n', 'tier: core\nid: nvidia\n', '3: id: must not be given: '],
    ['a term with an origin', 'terms/nvidia.yaml', 'tier: core\n', 'tier: core\norigin: seed\n', '3: origin: must not be given: '],
    [
      'a story with an id',
      'stories/000-one.yaml',
      'language: ar\n',
      'language: ar\nid: 001-two\n',
      "5: id: must not be given: the file's name is the id",
    ],
    ['a story with an origin', 'stories/000-one.yaml', 'language: ar\n', 'language: ar\norigin: saved\n', '5: origin: must not be given: '],
    [
      'a fact with an id',
      'stories/000-one.yaml',
      '    kind: claim\n',
      '    kind: claim\n    id: 000-one/third\n',
      "15: facts.second.id: must not be given: the file's name is the id of the story",
    ],
    [
      'a fact with a story',
      'stories/000-one.yaml',
      '    kind: claim\n',
      '    kind: claim\n    story: 001-two\n',
      "15: facts.second.story: must not be given: the file's name is the id of the story",
    ],
    [
      'neighbours that are a map',
      'neighbours.yaml',
      SOUND['neighbours.yaml'],
      'Intel: { en: [Intel] }\n',
      '1: must be a list of neighbours',
    ],
    ['neighbours that are a text', 'neighbours.yaml', SOUND['neighbours.yaml'], 'Intel\n', '1: must be a list of neighbours'],
    ['a term that is a list', 'terms/nvidia.yaml', SOUND['terms/nvidia.yaml'], '- Nvidia\n', '1: must be a map of keys and values'],
    ['a fact of its own kind', 'stories/000-one.yaml', 'kind: claim', 'kind: rumour', '14: facts.second.kind: Invalid type'],
    ['a term that others name', 'terms/nvidia.yaml', 'core', 'outer', '2: tier: Invalid type'],
  ])('is told once, and alone: %s', (_, file, from, to, problem) => {
    expect(problemsWith(file, from, to)).toEqual([expect.stringContaining(`${file}:${problem}`)]);
  });

  it('is not that there are no neighbours', () => {
    const { pack, problems } = readWith({ 'neighbours.yaml': '# none yet\n' });
    expect(problems).toEqual([]);
    expect(pack.neighbours).toEqual([]);
  });

  it.each<[what: string, file: File, from: string, to: string, line: number]>([
    ['an alias of nothing', 'terms/nvidia.yaml', '[Nvidia]', '[*nope]', 11],
    ['an alias of nothing among neighbours', 'neighbours.yaml', '    - AMD', '    - AMD\n    - *nope', 7],
    ['a list that is not closed', 'stories/000-one.yaml', 'cites: [CNBC]', 'cites: [CNBC', 8],
    ['a bracket too many', 'terms/nvidia.yaml', 'name: {', 'name: }{', 3],
    ['a key at another depth', 'stories/000-one.yaml', '  date: 2025-08-18', '  date: 2025-08-18\n because: x', 7],
    ['a key that is there twice', 'terms/nvidia.yaml', '  en: A company.', '  en: A company.\n  ar: شركة.', 7],
    ['a fact that is there twice', 'stories/000-one.yaml', '  second:', '  first:', 13],
    ['two documents in one', 'terms/compute.yaml', 'gloss:', '---\ngloss:', 4],
  ])('of YAML is told with its file and line, and alone: %s', (_, file, from, to, line) => {
    expect(problemsWith(file, from, to)).toEqual([expect.stringMatching(new RegExp(`^${file}:${line}: \\S`))]);
  });

  it('of YAML is told when aliases of aliases would fill the memory', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `a${level}: &a${level} [${level ? Array(9).fill(`*a${level - 1}`) : 'x'}]\n`);
    expect(readWith({ 'terms/nvidia.yaml': levels.join('') }).problems).toEqual([expect.stringMatching(/^terms\/nvidia\.yaml:1: .*alias/)]);
  });

  it('of YAML in the neighbours is told too', () => {
    expect(problemsWith('neighbours.yaml', '[Intel] }', '[Intel }')).toContainEqual(expect.stringMatching(/^neighbours\.yaml:2: \S/));
  });

  it('is told in the same line when the lines end as Windows ends them', () => {
    const text = SOUND['terms/nvidia.yaml'].replace('core', 'outer').replaceAll('\n', '\r\n');
    expect(readWith({ 'terms/nvidia.yaml': text }).problems).toContainEqual(expect.stringContaining('terms/nvidia.yaml:2: tier: '));
  });

  it('is told of a file with nothing in it', () => {
    expect(readWith({ 'stories/001-none.yaml': 'facts:\n' }).problems).toContainEqual('stories/001-none.yaml:1: title: is missing');
    expect(readWith({ 'terms/nvidia.yaml': '' }).problems).toContainEqual('terms/nvidia.yaml:1: category: is missing');
  });
});

describe('a problem between records', () => {
  it.each<[what: string, file: File, from: string, to: string, problem: string]>([
    [
      'a fact about an unknown term',
      'stories/000-one.yaml',
      '[nvidia, b200]',
      '[nvidia, b200, intel]',
      '12: facts.first.terms.2: there is no term intel',
    ],
    [
      'a fact about an unknown term, in a line of its own',
      'stories/000-one.yaml',
      '- compute',
      '- compute\n      - intel',
      '20: facts.second.terms.1: there is no term intel',
    ],
    ['an unknown maker', 'terms/b200.yaml', 'maker: nvidia', 'maker: intel', '5: maker: there is no term intel'],
    [
      'a condition on an unknown term',
      'terms/b200.yaml',
      '          - nvidia',
      '          - intel',
      '13: spellings.en.1.when.page.0: there is no term intel',
    ],
    [
      'a spelling that is there twice',
      'terms/nvidia.yaml',
      '- نفيديا',
      '- انفيديا',
      '10: spellings.ar.1: "انفيديا" folds to a spelling that nvidia has already',
    ],
    [
      'a spelling that another term has',
      'terms/nvidia.yaml',
      'en: [Nvidia]',
      'en:\n    - Nvidia\n    - b-200',
      '13: spellings.en.1: "b-200" folds to a spelling that b200 has already',
    ],
    ['a term that no fact names', 'stories/000-one.yaml', '      - compute\n', '', 'terms/compute.yaml:1: no fact names it'],
  ])('is told with its file and line, and alone: %s', (_, file, from, to, problem) => {
    expect(problemsWith(file, from, to)).toEqual([expect.stringContaining(problem.startsWith('terms/') ? problem : `${file}:${problem}`)]);
  });

  it('is told of all files at once', () => {
    const { problems } = readWith({
      'terms/b200.yaml': ['maker: nvidia', 'maker: intel'],
      'stories/000-one.yaml': ['b200]', 'b200, amd]'],
    });
    expect(problems).toEqual([
      'terms/b200.yaml:5: maker: there is no term intel',
      'stories/000-one.yaml:12: facts.first.terms.2: there is no term amd',
    ]);
  });
});

describe('the seeds of the extension', () => {
  const root = fileURLToPath(new URL('../seeds', import.meta.url));
  const { pack, problems } = readSeeds(root);

  it('have no problems', () => {
    expect(problems).toEqual([]);
    expect(v.is(Pack, pack)).toBe(true);
  });

  it('hold 71 terms and the five stories', () => {
    expect(pack.terms).toHaveLength(71);
    expect(pack.stories.map(({ id }) => id.slice(0, 4))).toEqual(['000-', '001-', '002-', '003-', '004-']);
  });

  it('hold facts that name their story, and every story has some', () => {
    const stories = new Set(pack.stories.map(({ id }) => id));
    for (const { id, story } of pack.facts) {
      expect(id.split('/')[0]).toBe(story);
      expect(stories).toContain(story);
    }
    expect(new Set(pack.facts.map(({ story }) => story))).toEqual(stories);
  });

  it('are read the same wherever they lie', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'hashiya seeds '));
    folders.push(elsewhere);
    cpSync(root, elsewhere, { recursive: true });
    expect(readSeeds(elsewhere).pack).toEqual(pack);
  });
});
