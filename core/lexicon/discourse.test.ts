import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Neighbour } from '../knowledge/neighbour.ts';
import type { Spelling, Term } from '../knowledge/term.ts';
import { readBlock } from './block.ts';
import { compileLexicon } from './compile.ts';
import { detect } from './detect.ts';
import { Discourse } from './discourse.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';

type Written = string | Partial<Spelling>;
const spellingsOf = (written: Written[]): Spelling[] =>
  written.map((item) => ({ text: '', lang: 'en', kind: 'name', ...(typeof item === 'string' ? { text: item } : item) }));

/** A term with its spellings; what else there is to say of it stands in `more`. */
const term = (id: string, written: Written[], more: Partial<Term> = {}): Term => ({
  id,
  category: 'company',
  tier: 'core',
  name: { ar: id, en: id },
  gloss: { ar: id, en: id },
  spellings: spellingsOf(written),
  ...more,
});
const neighbour = (name: string, ...written: Written[]): Neighbour => ({ name, spellings: spellingsOf(written) });
const lexiconOf = (terms: Term[], neighbours: Neighbour[] = []) => openLexicon(compileLexicon(terms, neighbours));

/** A discourse whose blocks are read with one lexicon. */
class Page<Key> extends Discourse<Key> {
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    super();
    this.#lexicon = lexicon;
  }

  put(key: Key, text: string): void {
    this.set(key, text, readBlock(this.#lexicon, text));
  }
}

/** The mentions of a block, as they are written, each with its term: `Nvidia→nvidia`. */
const read = <Key>(lexicon: Lexicon, page: Discourse<Key>, key: Key, text: string) =>
  page.mentions(key).map(({ start, end, term }) => `${text.slice(start, end)}→${lexicon.termOf(term).id}`);
const readAlone = (lexicon: Lexicon, text: string) =>
  detect(lexicon, text).map(({ start, end, term }) => `${text.slice(start, end)}→${lexicon.termOf(term).id}`);
/** The mentions of a page of blocks, block by block. */
function readPage(lexicon: Lexicon, ...blocks: string[]): string[][] {
  const page = new Page<number>(lexicon);
  blocks.forEach((text, key) => {
    page.put(key, text);
  });
  return blocks.map((text, key) => read(lexicon, page, key, text));
}

const evidence = { when: { evidence: true } } as const;

describe('a spelling that wants evidence', () => {
  const lexicon = lexiconOf(
    [
      term('meta', [{ text: 'Meta', ...evidence }, 'Meta Platforms']),
      term('apple', [{ text: 'Apple', ...evidence }]),
      term('nvidia', ['Nvidia']),
      term('openai', ['OpenAI']),
      term('ai', ['AI'], { weakEvidence: true }),
    ],
    [neighbour('Intel', 'Intel'), neighbour('AMD', 'AMD')],
  );

  it.each([
    ['another term is in its block', 'Meta and Nvidia', ['Meta→meta', 'Nvidia→nvidia']],
    ['another term is behind it or before', 'Nvidia, then Meta', ['Nvidia→nvidia', 'Meta→meta']],
    ['a neighbour is in its block', 'Meta and Intel', ['Meta→meta']],
    ['the term itself is there by a sure name', 'Meta Platforms, or Meta', ['Meta Platforms→meta', 'Meta→meta']],
  ])('is read when %s', (_, text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });

  it.each([
    ['nothing else is there', 'Meta alone', []],
    ['only a weak term is there', 'Meta and AI', ['AI→ai']],
    ['only another that wants evidence is there', 'Meta and Apple', []],
    ['only itself is there again', 'Meta, Meta and Meta', []],
    ['the other term is in another paragraph', 'Meta\nNvidia', ['Nvidia→nvidia']],
  ])('is not read when %s', (_, text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });

  it('is read when two terms or neighbours are elsewhere on the page, not when one is, however often', () => {
    expect(readPage(lexicon, 'Meta', 'Nvidia', 'OpenAI')[0]).toEqual(['Meta→meta']);
    expect(readPage(lexicon, 'Meta', 'Nvidia', 'Intel')[0]).toEqual(['Meta→meta']);
    expect(readPage(lexicon, 'Meta', 'AMD', 'Intel')[0]).toEqual(['Meta→meta']);
    expect(readPage(lexicon, 'Meta', 'Nvidia', 'Nvidia, Nvidia', 'Nvidia')[0]).toEqual([]);
    expect(readPage(lexicon, 'Meta', 'Nvidia', 'AI')[0]).toEqual([]);
  });

  it('is read throughout the page once it is read in one place: one sense a discourse', () => {
    expect(readPage(lexicon, 'Meta', 'Meta and Nvidia', 'Meta.')).toEqual([['Meta→meta'], ['Meta→meta', 'Nvidia→nvidia'], ['Meta→meta']]);
    expect(readAlone(lexicon, 'Meta.\nMeta and Nvidia')).toEqual(['Meta→meta', 'Meta→meta', 'Nvidia→nvidia']);
  });

  it('does not itself vouch for another', () => {
    expect(readPage(lexicon, 'Meta and Nvidia', 'Meta and Apple')).toEqual([['Meta→meta', 'Nvidia→nvidia'], ['Meta→meta']]);
  });

  it('is not vouched for by a name that is part of its own', () => {
    const nested = lexiconOf([term('meta-nvidia', [{ text: 'Meta Nvidia', ...evidence }]), term('nvidia', ['Nvidia'])]);
    expect(readAlone(nested, 'Meta Nvidia')).toEqual(['Nvidia→nvidia']);
  });
});

describe('a spelling that wants its term named, or another on the page', () => {
  const lexicon = lexiconOf([
    term('altman', ['Sam Altman', { text: 'Altman', when: { named: true } }]),
    term('huang', [
      { text: 'Jensen Huang', when: { near: ['Nvidia'] } },
      { text: 'Huang', when: { named: true } },
    ]),
    term('scout', [{ text: 'Scout', when: { page: ['llama', 'altman'] } }]),
    term('maverick', [{ text: 'Maverick', when: { page: ['scout'] } }]),
    term('llama', ['Llama']),
    term('nvidia', ['Nvidia']),
    term('openai', ['OpenAI']),
  ]);

  it('is read when the term was named by another spelling, before or behind, here or in another block', () => {
    expect(readPage(lexicon, 'Altman', 'Sam Altman', 'Altman.')).toEqual([['Altman→altman'], ['Sam Altman→altman'], ['Altman→altman']]);
  });

  it('is not read for other terms’ sake', () => {
    expect(readAlone(lexicon, 'Altman of OpenAI uses Nvidia and Llama')).toEqual(['OpenAI→openai', 'Nvidia→nvidia', 'Llama→llama']);
  });

  it('is read when the spelling that names the term had its own condition fulfilled, not else', () => {
    expect(readPage(lexicon, 'Huang', 'Jensen Huang')).toEqual([[], []]);
    expect(readPage(lexicon, 'Huang', 'Jensen Huang of Nvidia')).toEqual([['Huang→huang'], ['Jensen Huang→huang', 'Nvidia→nvidia']]);
  });

  it('is read when one of the terms it asks for is anywhere on the page', () => {
    expect(readPage(lexicon, 'Scout', 'Llama')[0]).toEqual(['Scout→scout']);
    expect(readPage(lexicon, 'Scout', 'Sam Altman')[0]).toEqual(['Scout→scout']);
    expect(readPage(lexicon, 'Scout', 'Nvidia and OpenAI')[0]).toEqual([]);
  });

  it('is read when that term was itself read for another’s sake', () => {
    expect(readPage(lexicon, 'Maverick', 'Scout', 'Llama').slice(0, 2)).toEqual([['Maverick→maverick'], ['Scout→scout']]);
    expect(readPage(lexicon, 'Maverick', 'Scout')).toEqual([[], []]);
  });
});

describe('the words beside a mention', () => {
  const lexicon = lexiconOf([
    term('mistral', [
      { text: 'Mistral', when: { after: ['startup', 'the French firm'], before: ['AI', 'said on'], near: ['Le Chat', 'Arthur Mensch'] } },
      { text: 'ميسترال', lang: 'ar', when: { after: ['شركة'], before: ['الفرنسية'], near: ['نموذج'] } },
    ]),
    term(
      'apple',
      ['Apple'].map((text) => ({ text, unless: { after: ['an'], before: ['pie', 'tree'], near: ['orchard'] } })),
    ),
    term('training', [{ text: 'training', kind: 'noun', when: { near: ['model'] }, unless: { after: ['military'] } }]),
    term('scout', [{ text: 'Scout', when: { quoted: true } }]),
    term('pixtral', [{ text: 'Pixtral', when: { before: ['beats'], near: ['model'] }, unless: { after: ['an'], near: ['orchard'] } }]),
    term('zhipu', [{ text: '智谱', lang: 'zh', when: { after: ['公司'], before: ['发布'] } }]),
  ]);

  it.each([
    ['startup Mistral', 'Mistral'],
    ['The startup “Mistral”', 'Mistral'],
    ['Startup, Mistral', 'Mistral'],
    ['the French  firm Mistral', 'Mistral'],
    ['Mistral AI', 'Mistral'],
    ['Mistral said on Monday', 'Mistral'],
    ['Its Le Chat is fast. Still, Mistral lags', 'Mistral'],
    ['شركة ميسترال', 'ميسترال'],
    ['وشركة «ميسترال»', 'ميسترال'],
    ['بالشركة ميسترال', 'ميسترال'],
    ['ميسترال ألمانية', ''],
    ['ميسترال الفرنسية', 'ميسترال'],
    ['للنموذج من ميسترال', 'ميسترال'],
    ['公司智谱', '智谱'],
    ['智谱发布', '智谱'],
    ['智谱', ''],
    ['the Mistral', ''],
    ['startup. Mistral blew', ''],
    ['startup of Mistral', ''],
    ['Mistral. AI is', ''],
    ['Mistral AIDS', ''],
    ['Mistral and AI', ''],
    ['Le Chat\nMistral', ''],
  ])('let it be read, any one of them: %j', (text, found) => {
    expect(readAlone(lexicon, text)).toEqual(found ? [`${found}→mistral`.replace('智谱→mistral', '智谱→zhipu')] : []);
  });

  it.each([
    ['Apple is here', ['Apple→apple']],
    ['an orange, Apple', ['Apple→apple']],
    ['Apple. Pie is here', ['Apple→apple']],
    ['orchard\nApple', ['Apple→apple']],
    ['an Apple', []],
    ['an “Apple”', []],
    ['Apple pie', []],
    ['Apple Tree', []],
    ['Apple from the orchard', []],
  ])('forbid it, any one of them: %j', (text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });

  it('forbid it whatever lets it', () => {
    expect(readAlone(lexicon, 'training of a model')).toEqual(['training→training']);
    expect(readAlone(lexicon, 'military training of a model')).toEqual([]);
  });

  it('weigh more directly beside it than somewhere near, for it or against', () => {
    expect(readAlone(lexicon, 'Pixtral beats all from the French orchard')).toEqual(['Pixtral→pixtral']);
    expect(readAlone(lexicon, 'Pixtral of the orchard, a model')).toEqual([]);
    expect(readAlone(lexicon, 'Pixtral of the orchard')).toEqual([]);
    expect(readAlone(lexicon, 'Pixtral, a model')).toEqual(['Pixtral→pixtral']);
    expect(readAlone(lexicon, 'an Pixtral beats a model')).toEqual([]);
  });

  it('forbid it in their own place only, though it is read elsewhere', () => {
    expect(readPage(lexicon, 'an Pixtral', 'Pixtral beats', 'Pixtral')).toEqual([[], ['Pixtral→pixtral'], ['Pixtral→pixtral']]);
  });

  it('settle it for the page once they stand beside it', () => {
    expect(readPage(lexicon, 'Mistral', 'startup Mistral')).toEqual([['Mistral→mistral'], ['Mistral→mistral']]);
  });

  it.each(['"Scout"', '“Scout”', '«Scout»', '‹Scout›', '「Scout」', '‘Scout’', '\u200f«\u200fScout\u200f»'])(
    'may be quotation marks of its own: %j',
    (text) => {
      expect(readAlone(lexicon, `the ${text} here`)).toEqual(['Scout→scout']);
    },
  );

  it.each(['Scout', '(Scout)', '“Scout', 'Scout”', '“the Scout”', '“Scout here”'])(
    'may not be quotation marks that are not its own: %s',
    (text) => {
      expect(readAlone(lexicon, `so ${text} is`)).toEqual([]);
    },
  );
});

describe('a common noun', () => {
  const lexicon = lexiconOf([
    term('training', [
      { text: 'training', kind: 'noun', when: { near: ['model'], evidence: true } },
      { text: 'model training', kind: 'noun' },
    ]),
    term('mistral', [{ text: 'Mistral', when: { near: ['model'] } }]),
    term('nvidia', ['Nvidia']),
  ]);

  it('needs grounds of its own in each place, unlike a name', () => {
    expect(readAlone(lexicon, 'Mistral training a model\nMistral training')).toEqual([
      'Mistral→mistral',
      'training→training',
      'Mistral→mistral',
      'training→training',
    ]);
    const nouns = lexiconOf([term('training', [{ text: 'training', kind: 'noun', when: { near: ['model'] } }])]);
    expect(readPage(nouns, 'training of a model', 'training of a dog')).toEqual([['training→training'], []]);
  });

  it('has such grounds when its term is surely on the page', () => {
    expect(readPage(lexicon, 'model training', 'training')).toEqual([['model training→training'], ['training→training']]);
  });
});

describe('a phrase of another sense', () => {
  const lexicon = lexiconOf([
    term('llama', [{ text: 'لاما', lang: 'ar' }], { otherSenses: [{ phrase: 'الدالاي لاما', means: 'a monk' }] }),
    term('meta', ['Meta', { text: 'Meta Analysis Labs' }], { otherSenses: [{ phrase: 'meta analysis', means: 'a study of studies' }] }),
    term('analysis', ['analysis firm']),
    term('nvidia', ['Nvidia']),
    term('openai', ['OpenAI']),
    term('apple', [{ text: 'Apple', ...evidence }]),
  ]);

  it('silences what stands within it, and only that', () => {
    expect(readAlone(lexicon, 'الدالاي لاما و Nvidia')).toEqual(['Nvidia→nvidia']);
    expect(readAlone(lexicon, 'a meta-analysis by Meta and Nvidia')).toEqual(['Meta→meta', 'Nvidia→nvidia']);
  });

  it('makes its term want evidence wherever it stands on the page, and no other term', () => {
    expect(readPage(lexicon, 'a meta-analysis', 'Meta', 'OpenAI')).toEqual([[], [], ['OpenAI→openai']]);
    expect(readPage(lexicon, 'a meta-analysis', 'Meta', 'Meta and OpenAI')).toEqual(
      [[], ['Meta→meta'], ['Meta→meta', 'OpenAI→openai']].with(1, []) as string[][],
    );
    expect(readPage(lexicon, 'a meta-analysis', 'Meta', 'Nvidia', 'OpenAI')[1]).toEqual(['Meta→meta']);
    expect(readPage(lexicon, 'Meta', 'OpenAI')[0]).toEqual(['Meta→meta']);
  });

  it('does not shake what the words directly beside a mention say', () => {
    const winds = lexiconOf([
      term('mistral', [{ text: 'Mistral', when: { after: ['the firm'] } }], { otherSenses: [{ phrase: 'cold mistral', means: 'a wind' }] }),
    ]);
    expect(readPage(winds, 'the cold mistral', 'the firm Mistral')).toEqual([[], ['Mistral→mistral']]);
  });

  it('keeps its term from vouching for another', () => {
    expect(readAlone(lexicon, 'Meta and Apple')).toEqual(['Meta→meta', 'Apple→apple']);
    expect(readPage(lexicon, 'Meta and Apple', 'a meta-analysis')).toEqual([[], []]);
  });

  it('silences what overlaps it', () => {
    expect(readAlone(lexicon, 'meta analysis firm')).toEqual([]);
    expect(readAlone(lexicon, 'an analysis firm')).toEqual(['analysis firm→analysis']);
  });

  it('does not silence a longer name around it', () => {
    expect(readAlone(lexicon, 'Meta Analysis Labs and Nvidia')).toEqual(['Meta Analysis Labs→meta', 'Nvidia→nvidia']);
  });

  it('vouches for nothing', () => {
    expect(readAlone(lexicon, 'meta analysis of Apple')).toEqual([]);
    expect(readAlone(lexicon, 'Nvidia and Apple')).toEqual(['Nvidia→nvidia', 'Apple→apple']);
  });
});

describe('a neighbour', () => {
  const lexicon = lexiconOf(
    [
      term('meta', ['Meta']),
      term('google', ['Google']),
      term('openai-labs', ['Meta X Labs']),
      term('apple', [{ text: 'Apple', ...evidence }]),
      term('scale', [{ text: 'Scale', when: { named: true } }]),
    ],
    [
      neighbour('MetaX', 'Meta X'),
      neighbour('Google Fonts', 'Google Fonts'),
      neighbour('Arm', { text: 'Arm', letters: 'exact', when: { near: ['processor'] }, unless: { after: ['her'] } }),
      neighbour('Scale', 'Scale'),
      neighbour('Metal', { text: 'X Metal' }),
    ],
  );

  it('wins by its longer name over a term within it, and is no mention itself', () => {
    expect(readAlone(lexicon, 'Meta X and Meta')).toEqual(['Meta→meta']);
    expect(readAlone(lexicon, 'Google Fonts, Google')).toEqual(['Google→google']);
  });

  it('loses to a longer name of a term around it', () => {
    expect(readAlone(lexicon, 'Meta X Labs')).toEqual(['Meta X Labs→openai-labs']);
  });

  it('wins by a name as long as a term’s', () => {
    expect(readAlone(lexicon, 'Scale')).toEqual([]);
  });

  it('vouches for others, where its own condition holds', () => {
    expect(readAlone(lexicon, 'Apple and MetaX')).toEqual([]);
    expect(readAlone(lexicon, 'Apple and Meta X')).toEqual(['Apple→apple']);
    expect(readAlone(lexicon, 'Apple has an Arm processor')).toEqual(['Apple→apple']);
    expect(readAlone(lexicon, 'Apple on an Arm')).toEqual([]);
    expect(readAlone(lexicon, 'Apple has an ARM processor')).toEqual([]);
    expect(readAlone(lexicon, 'Apple in her Arm, a processor')).toEqual([]);
  });
});

describe('overlapping names', () => {
  const lexicon = lexiconOf([
    term('a', ['Alpha Beta']),
    term('b', ['Beta Gamma Delta']),
    term('c', ['Alpha Beta Gamma']),
    term('d', ['Delta']),
  ]);

  it.each([
    ['Alpha Beta', ['Alpha Beta→a']],
    ['Alpha Beta Gamma', ['Alpha Beta Gamma→c']],
    ['Alpha Beta Gamma Delta', ['Alpha Beta Gamma→c', 'Delta→d']],
    ['Beta Gamma Delta', ['Beta Gamma Delta→b']],
  ])('give way to the leftmost, then the longest: %s', (text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });
});

describe('a maker’s name', () => {
  const lexicon = lexiconOf([
    term('nvidia', ['Nvidia', { text: 'إنفيديا', lang: 'ar' }]),
    term('amd', ['AMD']),
    term('b200', ['B200', { text: 'بي 200', lang: 'ar' }], { category: 'chip', maker: 'nvidia' }),
    term('h200', ['H200'], { category: 'chip', maker: 'nvidia' }),
    term('apple', [{ text: 'Apple', ...evidence }]),
    term('m4', ['M4'], { category: 'chip', maker: 'apple' }),
    term('orphan', ['Orphan'], { maker: 'nobody' }),
  ]);

  it.each([
    ['Nvidia B200', ['Nvidia B200→b200']],
    ['Nvidia\u00a0B200', ['Nvidia\u00a0B200→b200']],
    ['إنفيديا B200', ['إنفيديا B200→b200']],
    ['لإنفيديا بي 200', ['لإنفيديا بي 200→b200']],
    ['Nvidia B200, H200', ['Nvidia B200→b200', 'H200→h200']],
    ['Apple M4', ['Apple M4→m4']],
    ['Nvidia\nB200', ['Nvidia\nB200→b200']],
  ])('straight before its product belongs to it: %s', (text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });

  it.each([
    ['Nvidia’s H200', ['Nvidia’s→nvidia', 'H200→h200']],
    ["Nvidia's H200", ["Nvidia's→nvidia", 'H200→h200']],
    ['Nvidia, H200', ['Nvidia→nvidia', 'H200→h200']],
    ['Nvidia and H200', ['Nvidia→nvidia', 'H200→h200']],
    ['Nvidia (H200)', ['Nvidia→nvidia', 'H200→h200']],
    ['Nvidia\n\nH200', ['Nvidia→nvidia', 'H200→h200']],
    ['إنفيديا وB200', ['إنفيديا→nvidia', 'وB200→b200']],
    ['إنفيديا وبي 200', ['إنفيديا→nvidia', 'وبي 200→b200']],
    ['H200 Nvidia', ['H200→h200', 'Nvidia→nvidia']],
    ['AMD H200', ['AMD→amd', 'H200→h200']],
    ['Nvidia Orphan', ['Nvidia→nvidia', 'Orphan→orphan']],
  ])('does not else: %j', (text, mentions) => {
    expect(readAlone(lexicon, text)).toEqual(mentions);
  });
});

describe('a version', () => {
  const lexicon = lexiconOf([
    term('qwen', ['Qwen'], { category: 'model', versions: true }),
    term('llama', [{ text: 'لاما', lang: 'ar' }], { category: 'model', versions: true }),
    term('nvidia', ['Nvidia']),
  ]);

  it.each([
    'Qwen2.5-Max',
    'Qwen 2.5-Max',
    'Qwen3',
    'Qwen-3',
    'Qwen 3',
    'Qwen v3',
    'Qwen-72B',
    'Qwen-Max',
    'Qwen3-235B-A22B',
    'Qwen 2.5 ',
    'لاما 3',
    'لاما 3.1',
    'لاما-٣',
    'لاما ٣٫١',
    'ولاما 4',
    'لاما3',
  ])('belongs to the name: %s', (written) => {
    const name = written.trim();
    expect(readAlone(lexicon, `in ${name} today`)).toEqual([`${name}→${name.startsWith('Q') ? 'qwen' : 'llama'}`]);
    expect(readAlone(lexicon, `in ${name}.`)).toEqual([`${name}→${name.startsWith('Q') ? 'qwen' : 'llama'}`]);
    expect(readAlone(lexicon, `(${name})`)).toEqual([`${name}→${name.startsWith('Q') ? 'qwen' : 'llama'}`]);
  });

  it.each([
    ['a year', 'Qwen 2025 is', 'لاما 2025 هنا'],
    ['a year at the end of a sentence', 'in Qwen 2025.', 'في لاما 2025.'],
    ['a year in Arabic digits', 'Qwen ٢٠٢٥', 'لاما ٢٠٢٥'],
    ['a date', 'Qwen 2025-08-18', 'لاما 2025-08-18'],
    ['a percentage', 'Qwen 50%', 'لاما 50%'],
    ['a percentage with a point', 'Qwen 3.5%', 'لاما 3.5%'],
    ['a percentage with the Arabic sign', 'Qwen ٥٪', 'لاما ٥٪'],
    ['a great number', 'Qwen 2,000 x', 'لاما 2,000 x'],
    ['an amount', 'Qwen 3 million', 'لاما 3 ملايين'],
    ['a number of another word', 'Qwen 3rd', 'لاما 3rd'],
    ['a number behind a comma', 'Qwen, 3', 'لاما، 3'],
    ['a number in brackets', 'Qwen (3)', 'لاما (3)'],
    ['a dash between sentences', 'Qwen — 3', 'لاما — 3'],
    ['a number beyond the line', 'Qwen\n\n3', 'لاما\n\n3'],
  ])('is not %s', (_, english, arabic) => {
    expect(readAlone(lexicon, english)).toEqual(['Qwen→qwen']);
    expect(readAlone(lexicon, arabic)).toEqual(['لاما→llama']);
  });

  it('belongs to the names of terms that have versions only', () => {
    expect(readAlone(lexicon, 'Nvidia 3 and Nvidia-3')).toEqual(['Nvidia→nvidia', 'Nvidia→nvidia']);
    expect(readAlone(lexicon, 'Nvidia3')).toEqual([]);
    expect(readAlone(lexicon, 'Qwen2025')).toEqual([]);
  });

  it('takes its possessive along', () => {
    expect(readAlone(lexicon, 'Qwen2.5-Max’s')).toEqual(['Qwen2.5-Max’s→qwen']);
  });

  it('is told from a run of digits however long, without trying every way of parting it', () => {
    // Exponential in the digits, were they parted; the test would not end.
    expect(readAlone(lexicon, `Qwen ${'1'.repeat(37)}%`)).toEqual(['Qwen→qwen']);
  });
});

describe('a frame', () => {
  const lexicon = lexiconOf([
    term('controls', ['export controls'], {
      category: 'policy',
      frames: [
        { lang: 'en', open: ['ban', 'restrict'], close: ['chip', 'exports'], within: 3 },
        { lang: 'ar', open: ['حظر', 'قيود'], close: ['رقائق'], within: 3 },
      ],
    }),
    term('nvidia', ['Nvidia']),
    term('meta', [{ text: 'Meta', ...evidence }]),
  ]);

  it.each([
    ['ban chips', 'ban chips'],
    ['They ban the sale of chips abroad.', 'ban the sale of chips'],
    ['restrict American exports', 'restrict American exports'],
    ['a ban, she said, on chips', 'ban, she said, on chips'],
    ['ban chips and exports', 'ban chips'],
    ['ban the\nchips', 'ban the\nchips'],
    ['ban 3.5 million chips', 'ban 3.5 million chips'],
    ['حظر بيع الرقائق', 'حظر بيع الرقائق'],
    ['فرضت قيودا على بيع الرقائق', 'قيودا على بيع الرقائق'],
    ['والحظر على رقائقها', 'والحظر على رقائقها'],
  ])('is read from its opening to the next closing word: %s', (text, found) => {
    expect(readAlone(lexicon, text)).toEqual([`${found}→controls`]);
  });

  it.each([
    ['the gap is too wide', 'ban the sale of all chips'],
    ['a sentence ends between', 'There is a ban. Chips are sold'],
    ['a question ends between', 'A ban? Chips are sold'],
    ['an Arabic question ends between', 'أهذا حظر؟ الرقائق تباع'],
    ['a paragraph ends between', 'a ban\n\nchips'],
    ['the order is another', 'chips they ban'],
    ['the closing word is of another frame', 'ban رقائق'],
    ['there is no closing word', 'a ban on the sale'],
    ['there is no opening word', 'the chips'],
    ['the opening word is part of another', 'urban chips'],
  ])('is not read when %s', (_, text) => {
    expect(readAlone(lexicon, text)).toEqual([]);
  });

  it('vouches for others, and takes in what it holds', () => {
    expect(readAlone(lexicon, 'Meta: ban chips')).toEqual(['Meta→meta', 'ban chips→controls']);
    expect(readAlone(lexicon, 'ban Nvidia chips')).toEqual(['ban Nvidia chips→controls']);
  });
});

describe('the letters on the page', () => {
  const lexicon = lexiconOf([
    term('meta', [{ text: 'Meta', letters: 'capitals' }]),
    term('aria', [{ text: 'iRobot', letters: 'exact' }]),
    term('dga', [
      { text: 'DGA', kind: 'acronym' },
      { text: 'D.G.A.', kind: 'acronym' },
    ]),
    term('zai', ['Z.ai']),
    term('nvidia', ['Nvidia']),
    term('ban', [{ text: 'آلة', lang: 'ar', letters: 'exact' }]),
  ]);

  it.each([
    ['are free where nothing is said', ['Nvidia', 'NVIDIA', 'nvidia', 'nVidia', 'Nvidiá', 'Ｎvidia'], []],
    ['are capitals where those are asked', ['Meta', 'META', 'MetA'], ['meta', 'mETA']],
    ['are exact where that is asked', ['iRobot'], ['IRobot', 'irobot', 'IROBOT']],
    ['of an acronym are capitals, but for the ending of its plural', ['DGA', 'DGAs', 'D.G.A', 'D-G-A'], ['dga', 'Dga', 'd.g.a', 'D.g.A']],
    ['are parted by a dot, or not, where the name has one', ['Z.ai', 'Z.AI', 'z.ai'], ['Z ai', 'Z AI', 'D G A']],
    ['are exact but for vowel marks in Arabic', ['آلة', 'آلَة', 'وآلة'], ['اله', 'الة', 'آله']],
  ])('%s', (_, found, other) => {
    for (const text of found) expect(readAlone(lexicon, `so ${text} is`).map((mention) => mention.split('→')[0])).toEqual([text]);
    for (const text of other) expect(readAlone(lexicon, `so ${text} is`)).toEqual([]);
  });
});

describe('the dot of an abbreviation', () => {
  const lexicon = lexiconOf([
    term('ai', [{ text: 'A.I.', kind: 'acronym' }]),
    term('tsmc', ['Taiwan Semiconductor Manufacturing Co.']),
    term('trump', ['Donald J. Trump']),
    term('alibaba', [{ text: 'علي بابا', lang: 'ar' }]),
  ]);
  const found = (text: string) => detect(lexicon, text).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['A.I., they say', 'A.I.'],
    ['the A.I. race', 'A.I.'],
    ['Taiwan Semiconductor Manufacturing Co., which', 'Taiwan Semiconductor Manufacturing Co.'],
    ['Taiwan Semiconductor Manufacturing Co. makes', 'Taiwan Semiconductor Manufacturing Co.'],
    ['so Donald J. Trump said', 'Donald J. Trump'],
  ])('belongs to the name: %s', (text, name) => {
    expect(found(text)).toEqual([name]);
  });

  it.each([
    ['It is about A.I. They said so', 'A.I'],
    ['It is about A.I.', 'A.I'],
    ['of Taiwan Semiconductor Manufacturing Co. They', 'Taiwan Semiconductor Manufacturing Co'],
  ])('may end a sentence instead: %s', (text, name) => {
    expect(found(text)).toEqual([name]);
  });

  it('is not the dot between two sentences', () => {
    expect(found('قال علي. بابا')).toEqual([]);
    expect(found('so Donald. J. Trump said')).toEqual([]);
  });
});

describe('a page that changes', () => {
  const lexicon = lexiconOf(
    [
      term('meta', [{ text: 'Meta', ...evidence }]),
      term('altman', ['Sam Altman', { text: 'Altman', when: { named: true } }]),
      term('nvidia', ['Nvidia']),
      term('openai', ['OpenAI']),
    ],
    [neighbour('Intel', 'Intel')],
  );

  it('reads its blocks anew when one is added, changed or removed', () => {
    const page = new Page<string>(lexicon);
    page.put('first', 'Meta and Altman');
    const first = () => read(lexicon, page, 'first', 'Meta and Altman');
    expect(first()).toEqual([]);
    page.put('second', 'Nvidia');
    expect(first()).toEqual([]);
    page.put('third', 'OpenAI');
    expect(first()).toEqual(['Meta→meta']);
    page.put('fourth', 'Sam Altman');
    expect(first()).toEqual(['Meta→meta', 'Altman→altman']);
    page.delete('second');
    page.delete('third');
    expect(first()).toEqual(['Altman→altman']);
    page.put('fourth', 'Intel and Nvidia');
    expect(first()).toEqual(['Meta→meta']);
    page.put('fourth', 'nothing');
    expect(first()).toEqual([]);
  });

  it('tells when a block that is left alone may have other mentions than before', () => {
    const texts = ['Meta and Altman', 'Meta', 'Nvidia', 'OpenAI', 'Sam Altman', 'Intel and Nvidia', 'Altman', 'nothing'];
    const text = () => fc.constantFrom(...texts);
    fc.assert(
      fc.property(text(), fc.array(fc.tuple(fc.nat(3), text()), { maxLength: 12 }), (kept, changes) => {
        const page = new Page<string | number>(lexicon);
        page.put('kept', kept);
        for (const [key, changed] of changes) {
          const settled = page.settled();
          const before = read(lexicon, page, 'kept', kept);
          page.put(key, changed);
          if (page.settled() === settled) expect(read(lexicon, page, 'kept', kept)).toEqual(before);
        }
      }),
    );
    const page = new Page<number>(lexicon);
    page.put(0, 'Nvidia and OpenAI');
    const settled = page.settled();
    page.put(0, 'OpenAI and Nvidia');
    expect(page.settled()).toBe(settled);
    page.put(1, 'Sam Altman');
    expect(page.settled()).not.toBe(settled);
  });

  it('tells which blocks hold anything', () => {
    const page = new Page<string>(lexicon);
    page.put('none', 'nothing here');
    page.put('some', 'Nvidia');
    page.put('maybe', 'Meta');
    expect([...page.keys()]).toEqual(['some', 'maybe']);
    page.put('some', 'nothing any more');
    expect([...page.keys()]).toEqual(['maybe']);
    expect(page.mentions('some')).toEqual([]);
    expect(page.mentions('never')).toEqual([]);
    page.delete('maybe');
    page.delete('never');
    expect([...page.keys()]).toEqual([]);
  });
});

describe('a page', () => {
  const lexicon = lexiconOf(
    [
      term('meta', [{ text: 'Meta', ...evidence }, 'Meta Platforms']),
      term('apple', [{ text: 'Apple', when: { evidence: true, near: ['phone'] }, unless: { before: ['pie'] } }]),
      term('altman', ['Sam Altman', { text: 'Altman', when: { named: true } }]),
      term('scout', [{ text: 'Scout', when: { page: ['llama'] } }]),
      term('llama', [{ text: 'Llama', when: { page: ['meta'] } }], { versions: true }),
      term('nvidia', ['Nvidia'], { otherSenses: [{ phrase: 'the Nvidia', means: 'a thing' }] }),
      term('training', [{ text: 'training', kind: 'noun', when: { near: ['phone'], named: true } }, 'model training']),
      term('b200', [{ text: 'B200', when: { page: ['nvidia'] } }], { maker: 'nvidia' }),
      term('ban', ['export ban'], { frames: [{ lang: 'en', open: ['ban'], close: ['chip'], within: 2 }] }),
    ],
    [neighbour('MetaX', 'Meta X'), neighbour('Intel', 'Intel')],
  );
  const words = fc.constantFrom(
    ...'Meta Platforms X Apple pie phone Sam Altman Scout Llama 3 Nvidia B200 Intel ban chips and the model training'.split(' '),
  );
  const block = fc
    .array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', '. ', '\n')), { maxLength: 8 })
    .map((parts) => parts.flat().join(''));
  const blocks = fc.array(block, { maxLength: 6 });
  const ordered = blocks.chain((texts) =>
    fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
  );
  const mentionsOf = (texts: string[], page: Page<number>) => texts.map((_, key) => page.mentions(key));
  const pageOf = (texts: string[], order: Iterable<number>) => {
    const page = new Page<number>(lexicon);
    for (const key of order) page.put(key, texts[key] as string);
    return page;
  };

  it('has the same mentions whatever order its blocks are set in', () => {
    fc.assert(
      fc.property(ordered, ([texts, order]) => {
        expect(mentionsOf(texts, pageOf(texts, order))).toEqual(mentionsOf(texts, pageOf(texts, texts.keys())));
      }),
      { numRuns: 1000 },
    );
  });

  it('has the same mentions after blocks came, were asked for and went, as if they had never been', () => {
    fc.assert(
      fc.property(ordered, blocks, ([texts, order], gone) => {
        const page = new Page<number>(lexicon);
        gone.forEach((text, key) => {
          page.put(100 + key, text);
          page.put(key, text);
          page.mentions(key);
        });
        for (const key of order) {
          page.put(key, texts[key] as string);
          page.mentions(key);
        }
        gone.forEach((_, key) => {
          page.delete(100 + key);
          if (key >= texts.length) page.delete(key);
        });
        expect(mentionsOf(texts, page)).toEqual(mentionsOf(texts, pageOf(texts, texts.keys())));
      }),
      { numRuns: 500 },
    );
  });

  it('of one block is read like the text alone', () => {
    fc.assert(
      fc.property(block, (text) => {
        expect(pageOf([text], [0]).mentions(0)).toEqual(detect(lexicon, text));
      }),
    );
  });

  it('has mentions by place, none overlapping, none ending in a space', () => {
    fc.assert(
      fc.property(blocks, (texts) => {
        const page = pageOf(texts, texts.keys());
        texts.forEach((text, key) => {
          let last = 0;
          for (const { start, end } of page.mentions(key)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s);
            last = end;
          }
        });
      }),
    );
  });
});
