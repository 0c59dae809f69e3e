/** Text and spellings for the benches: the texts of our own making, repeated in random order, and the seeds filled up with made-up names. */
import { fileURLToPath } from 'node:url';
import type { Term } from '../../core/knowledge/term.ts';
import { find } from '../../core/lexicon/find.ts';
import { readAnnotatedIn } from '../../tools/annotated.ts';
import { seedLexicon, seeds } from '../../tools/seed-lexicon.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Numbers from 0 up to 1, the same at every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The makings of the text below and the share of each, as on a news site rather than in one article of ours: paragraphs about the AI and chip race,
 * paragraphs written as traps, full of look-alikes, and sentences about other things in which no spelling of ours stands, whatever it means there.
 */
const SHARES = { field: 0.15, trap: 0.1, plain: 0.75 };

/** Mixed Arabic, English and Chinese text of `length` UTF-16 units, made of our labelled texts. */
export function mixedText(length: number): string {
  const random = randomFrom(1);
  const labelled = readAnnotatedIn(`${root}tests/evaluation`);
  const partsOf = (texts: typeof labelled, border: RegExp) =>
    texts.flatMap(({ text }) => text.split(border)).filter((part) => part.trim().length > 40);
  const empty = labelled.filter(({ labels }) => labels.length === 0);
  const parts = {
    field: partsOf(
      labelled.filter(({ labels }) => labels.length > 0),
      /\n/,
    ),
    trap: partsOf(empty, /\n/),
    plain: partsOf(empty, /\n|(?<=[.!?؟。])/).filter((part) => find(seedLexicon, part).hits.length === 0),
  };
  let text = '';
  while (text.length < length) {
    const share = random();
    const kind = share < SHARES.field ? 'field' : share < SHARES.field + SHARES.trap ? 'trap' : 'plain';
    const from = parts[kind];
    // A sentence is shorter than a paragraph: as many of them as make one.
    const count = kind === 'plain' ? 3 : 1;
    for (let i = 0; i < count; i++) text += `${from[Math.floor(random() * from.length)]} `;
    text += '\n\n';
  }
  return text.slice(0, length);
}

const SYLLABLES = {
  ar: 'با تا جي دو را سي شو فا قا كا لو مي نا هو وي ين ار اس تك رو'.split(' '),
  en: 'ba cor dex fi gen hal ix ja kon lu mi nex or pri qua ris sol tek vi zen'.split(' '),
  zh: [...'云科智芯创星海明华达信远图灵光启元宇迅腾'],
};

/** The seeds' terms cut or filled up to `count` spellings: made-up names of two to four syllables in the three languages, five to a term. */
export function termsWith(count: number): Term[] {
  const random = randomFrom(2);
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T;
  const terms: Term[] = [];
  let spellings = 0;
  for (const term of seeds.terms) {
    const kept = term.spellings.slice(0, Math.max(0, count - spellings));
    if (kept.length > 0) terms.push({ ...term, spellings: kept });
    spellings += kept.length;
  }
  const known = new Set<string>();
  for (let number = 0; spellings < count; number++) {
    const made: Term['spellings'] = [];
    while (made.length < 5 && spellings < count) {
      const lang = pick(['ar', 'ar', 'en', 'en', 'zh'] as const);
      const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES[lang])).join('');
      const text = random() < 0.5 && lang !== 'zh' ? `${word()} ${word()}` : word();
      if (known.has(text)) continue;
      known.add(text);
      made.push({ text, lang, kind: 'name' });
      spellings++;
    }
    const name = { ar: `اسم ${number}`, en: `Name ${number}` };
    terms.push({ id: `made-${number}`, category: 'company', tier: 'context', name, gloss: name, spellings: made });
  }
  return terms;
}
