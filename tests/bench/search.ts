/**
 * `npm run bench:search`: how good and how fast search is, beside three libraries as they come. Answers are judged on the labelled queries of tests/search; speed
 * is taken in Node on a made-up library of 10,000 stories and 100,000 facts, and in popup and sidebar of a real Chromium that holds the same library.
 * `-- --without-rivals` leaves the others out.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Pack } from '../../core/knowledge/pack.ts';
import { buildIndex } from '../../core/search/build.ts';
import { sizeOf } from '../../core/search/index.ts';
import { openSearcher } from '../../core/search/search.ts';
import { seeds } from '../../tools/seed-lexicon.ts';
import { FLOOR, firstPaint, launchWith, originOf } from './in-chromium.ts';
import { keystrokesOf, libraryWith, typedIn } from './library.ts';
import { timesOfKeys, timeToFirstResult } from './popup.ts';
import { documentsOf, flexSearch, miniSearch, orama, type Rival } from './rivals.ts';
import { timesInSidebar } from './sidebar.ts';

const STORIES = 10_000;
const FACTS = 100_000;
/** Queries typed letter by letter; rivals are asked a part of the letters. */
const QUERIES = 210;
const KEYSTROKES_OF_RIVALS = 150;
/** Openings of each screen. */
const ROUNDS = 11;
const LIMITS = { term: 3, fact: 6, story: 3 };

interface Labelled {
  q: string;
  is: string[];
  lang: 'ar' | 'en' | 'mixed';
}

const percentile = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] as number;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells: string[]) => {
  row(...cells);
  console.log(`|${cells.map((_, at) => (at === 0 ? ' --- |' : ' ---: |')).join('')}`);
};

function ours({ terms, stories, facts }: Pack): Rival {
  const named = terms.map((term) => ({ ...term, spellings: term.spellings.map(({ text }) => text) }));
  const index = buildIndex(named, stories, facts);
  const searcher = openSearcher(index);
  return { name: 'Hashiya', find: (query) => searcher.find(query, LIMITS).hits.map(({ id }) => id), size: async () => sizeOf(index) };
}
const builders: ((pack: Pack) => Rival | Promise<Rival>)[] = [
  ours,
  ...(process.argv.includes('--without-rivals')
    ? []
    : [
        (pack: Pack) => miniSearch(documentsOf(pack)),
        (pack: Pack) => flexSearch(documentsOf(pack)),
        (pack: Pack) => orama(documentsOf(pack)),
      ]),
];

const queries: Labelled[] = parse(readFileSync(new URL('../search/queries.yaml', import.meta.url), 'utf8'));
console.log(`\nAnswers to ${queries.length} labelled queries over the seeds: success@1 / MRR\n`);
head('', 'all', 'Arabic', 'English', 'mixed');
const missed: string[] = [];
for (const build of builders) {
  const engine = await build(seeds);
  const ranks = queries.map(({ q, is, lang }) => {
    const found = engine.find(String(q));
    const rank = found.findIndex((id) => is.includes(id)) + 1;
    if (rank !== 1 && engine.name === 'Hashiya') missed.push(`${q}: ${rank || 'not found'}; first is ${found[0] ?? 'nothing'}`);
    return { lang, rank };
  });
  const cell = (part: typeof ranks) =>
    `${mean(part.map(({ rank }) => Number(rank === 1))).toFixed(3)} / ${mean(part.map(({ rank }) => (rank ? 1 / rank : 0))).toFixed(3)}`;
  row(engine.name, cell(ranks), ...(['ar', 'en', 'mixed'] as const).map((lang) => cell(ranks.filter((one) => one.lang === lang))));
}
console.log(`\nNot first with us:\n${missed.map((line) => `- ${line}`).join('\n')}`);

const pack = libraryWith(STORIES, FACTS);
const keystrokes = typedIn(pack, QUERIES).flatMap(keystrokesOf);
console.log(
  `\n${STORIES} stories and ${FACTS} facts in Node; ${keystrokes.length} keystrokes (rivals: ${KEYSTROKES_OF_RIVALS} of them), ms\n`,
);
head('', 'median', 'p95', 'slowest', 'index, MB', 'built in, s');
for (const build of builders) {
  const began = performance.now();
  const engine = await build(pack);
  const built = performance.now() - began;
  const step = engine.name === 'Hashiya' ? 1 : Math.ceil(keystrokes.length / KEYSTROKES_OF_RIVALS);
  const asked = keystrokes.filter((_, at) => at % step === 0);
  for (const query of asked.slice(0, 20)) engine.find(query);
  const times = asked.map((query) => {
    const start = performance.now();
    engine.find(query);
    return performance.now() - start;
  });
  const size = await engine.size().catch(() => Number.NaN);
  row(
    engine.name,
    ...[percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1 - 1e-9)].map((time) => time.toFixed(1)),
    megabytes(size),
    (built / 1000).toFixed(1),
  );
}

const { running, built, kept, close } = await launchWith(pack);
try {
  const origin = await originOf(running);
  const address = (path: string) => `${origin}/${path}`;
  const repeat = async (measure: () => Promise<number>) => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await measure());
    return times;
  };
  const times = (name: string, values: number[], digits = 0) =>
    row(name, ...[0.5, 0.95].map((share) => percentile(values, share).toFixed(digits)));
  console.log('\nThe same library in Chromium: the popup, and first paints, ms\n');
  head('', 'median', 'p95');
  times('from a keystroke to its results in the document', await timesOfKeys(running, keystrokes), 1);
  times('from opening the popup to its first result', await repeat(() => timeToFirstResult(running, address('popup.html'))));
  for (const rate of [1, 4]) {
    for (const page of ['popup.html', 'sidepanel.html', FLOOR]) {
      times(`first paint of ${page}, speed 1/${rate}`, await repeat(() => firstPaint(running, address(page), rate)));
    }
  }
  console.log(`\nIndex of ${megabytes(kept)} MB, built in the browser in ${(built / 1000).toFixed(1)} s.`);

  console.log('\nIts sidebar, ms; the longest task is given where any took 50\n');
  head('', 'median', 'slowest', 'longest task');
  for (const [name, showings] of Object.entries(await timesInSidebar(running, address('sidepanel.html'), pack))) {
    const [values, tasks] = [showings.map(({ time }) => time), showings.map(({ longestTask }) => longestTask)];
    row(name, percentile(values, 0.5).toFixed(0), Math.max(...values).toFixed(0), Math.max(...tasks).toFixed(0));
  }
} finally {
  await close();
}
