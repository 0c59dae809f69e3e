/**
 * `npm run evaluate [-- DIR…] [--baseline]`: precision, recall and F1 on labelled texts, span and term both right; by language, tier and kind of
 * spelling; false alarms on texts without mentions; and every error with its line. With `--baseline`, a plain dictionary of the same spellings beside it.
 */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Term } from '../core/knowledge/term.ts';
import { detect } from '../core/lexicon/detect.ts';
import { keyOf } from '../core/text/fold.ts';
import { type Annotated, type Label, readAnnotatedIn } from './annotated.ts';
import { seedLexicon as lexicon, seeds } from './seed-lexicon.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const termOf = new Map(seeds.terms.map((term) => [term.id, term]));

/** The extents of such phrases differ between people: an overlap counts. */
const BY_OVERLAP = new Set(['export-controls']);

const finders: Record<string, (text: string) => Label[]> = {
  hashiya: (text) => detect(lexicon, text).map(({ start, end, term }) => ({ start, end, term: lexicon.termOf(term).id })),
};

/** The floor: the longest spelling at each word's start, whatever its case and whatever it means. */
function dictionary(terms: Term[]): (text: string) => Label[] {
  const entries = terms.flatMap(({ id, spellings }) => spellings.map(({ text }) => ({ id, text: text.toLowerCase() })));
  entries.sort((a, b) => b.text.length - a.text.length);
  const termOfText = new Map(entries.map(({ id, text }) => [text, id]));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...termOfText.keys()].map((text) => text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return (text) =>
    [...text.toLowerCase().matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      term: termOfText.get(match[0]) ?? '',
    }));
}

const languageOf = ({ text }: Annotated) => {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [ar, zh, en] = [count(/\p{Script=Arabic}/gu), count(/\p{Script=Han}/gu) * 2, count(/[a-z]/gi)];
  return ar >= en && ar >= zh ? 'ar' : zh > en ? 'zh' : 'en';
};
const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length;

interface Score {
  right: number;
  wrong: number;
  missed: number;
}
const newScore = (): Score => ({ right: 0, wrong: 0, missed: 0 });
const percent = (part: number, whole: number) => (whole === 0 ? '  –  ' : (part / whole).toFixed(3));
const line = (name: string, { right, wrong, missed }: Score) => {
  const f1 = percent(2 * right, 2 * right + wrong + missed);
  return `${name.padEnd(22)} ${String(right + missed).padStart(6)} ${percent(right, right + wrong)}  ${percent(right, right + missed)}  ${f1}`;
};

/** The kind of spelling that a labelled surface is written by. */
function kindOf(surface: string, term: string): string {
  const key = keyOf(surface);
  const spelling = termOf.get(term)?.spellings.find(({ text }) => key.endsWith(keyOf(text)) || key.startsWith(keyOf(text)));
  return spelling?.kind ?? 'other';
}

function isSame(label: Label, found: Label): boolean {
  if (label.term !== found.term) return false;
  if (BY_OVERLAP.has(label.term)) return found.start < label.end && label.start < found.end;
  return label.start === found.start && label.end === found.end;
}

function evaluate(name: string, find: (text: string) => Label[], texts: Annotated[]) {
  const scores = new Map<string, Score>();
  const errors = new Map<string, string[]>();
  let emptyWords = 0;
  let falseAlarms = 0;
  for (const annotated of texts) {
    const { file, text, labels } = annotated;
    const found = find(text);
    if (labels.length === 0) {
      emptyWords += wordsIn(text);
      falseAlarms += found.length;
    }
    const count = (label: Label, what: keyof Score) => {
      const tier = termOf.get(label.term)?.tier ?? '?';
      for (const group of [
        'all',
        languageOf(annotated),
        `tier ${tier}`,
        `kind ${kindOf(text.slice(label.start, label.end), label.term)}`,
      ]) {
        const score = scores.get(group) ?? newScore();
        scores.set(group, score);
        score[what]++;
      }
    };
    const complain = (cause: string, { start, end, term }: Label) => {
      const at = text.slice(0, start).split('\n').length;
      const around = `${text.slice(Math.max(0, start - 30), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 30)}`.replace(
        /\s+/g,
        ' ',
      );
      const list = errors.get(cause) ?? [];
      errors.set(cause, list);
      list.push(`  ${relative(root, file)}:${at}  ${term}  ${around}`);
    };
    for (const label of labels) {
      if (found.some((other) => isSame(label, other))) count(label, 'right');
      else {
        count(label, 'missed');
        const near = found.find((other) => other.start < label.end && label.start < other.end);
        complain(!near ? 'missed' : near.term === label.term ? 'other extent' : `other term`, label);
      }
    }
    for (const other of found) {
      if (labels.some((label) => isSame(label, other))) continue;
      count(other, 'wrong');
      if (!labels.some((label) => label.start < other.end && other.start < label.end)) complain('no mention', other);
      else complain('found instead', other);
    }
  }
  console.log(`\n${name}\n${'group'.padEnd(22)} labels precis recall  F1`);
  for (const group of [...scores.keys()].sort()) console.log(line(group, scores.get(group) as Score));
  console.log(
    `false alarms on ${emptyWords} words without mentions: ${falseAlarms} (${((falseAlarms / Math.max(1, emptyWords)) * 10_000).toFixed(2)} per 10,000)`,
  );
  if (name !== 'baseline') for (const [cause, list] of errors) console.log(`\n${cause} (${list.length})\n${list.join('\n')}`);
}

const options = process.argv.slice(2);
const given = options.filter((option) => !option.startsWith('--'));
const folders =
  given.length > 0 ? given : [`${root}tests/evaluation`, `${root}../shared/evaluation`].filter((folder) => existsSync(folder));
const absent = folders.find((folder) => !existsSync(folder));
if (absent) {
  console.error(`There is no folder ${absent}.`);
  process.exit(2);
}
const texts = folders.flatMap(readAnnotatedIn);
if (options.includes('--baseline')) finders.baseline = dictionary(seeds.terms);
for (const [name, find] of Object.entries(finders)) evaluate(name, find, texts);
