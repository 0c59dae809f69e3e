/**
 * `npm run bench:detect`: how fast text is read, at 1,000, 10,000 and 100,000 spellings, beside the floor (reading every character) and its rivals (one
 * regular expression, two Aho–Corasick packages, the faster matcher of each), all over the same text in the same run and in one bundle, as a page has them; and
 * what the index costs to build, keep and open.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'vite';
import { seeds } from '../../tools/seed-lexicon.ts';
import { mixedText, termsWith } from './corpus.ts';

/** Bundles contestants.ts and loads it. */
async function loadContestants(): Promise<typeof import('./contestants.ts')> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-detect-'));
  try {
    const ssr = fileURLToPath(new URL('contestants.ts', import.meta.url));
    await bundle({ configFile: false, logLevel: 'error', build: { ssr, outDir, minify: true }, ssr: { noExternal: true } });
    return await import(pathToFileURL(join(outDir, 'contestants.js')).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
const { compileLexicon, Discourse, find, Modern, Monyone, openLexicon, readBlock } = await loadContestants();

const LENGTH = 1_000_000;
const ROUNDS = 9;
/**
 * Rounds before those that count, for all contestants alike: until the engine has compiled what it runs. When it does so depends on what else the machine is
 * busy with, and wide code such as ours waits longest. What the very first round takes is told beside.
 */
const WARM_UP = 20;
/** As pages have it: the text comes in blocks of about this many characters, so many of them to a page. */
const BLOCK = 1_000;
const BLOCKS_OF_PAGE = 20;

const text = mixedText(LENGTH);
/** Joined, as a page's are of its nodes: slices of a long string are read a third more slowly, and no page has them. */
const blocks = Array.from({ length: Math.ceil(LENGTH / BLOCK) }, (_, i) => [...text.slice(i * BLOCK, (i + 1) * BLOCK)].join(''));

/** Keeps results alive, so that no loop is optimized away. */
let sink = 0;

/** Summed apart from the sink: a variable of the whole module, and one that has outgrown small numbers, made reading up to six times as slow. */
function readEveryCharacter(): void {
  let sum = 0;
  for (const block of blocks) for (let i = 0; i < block.length; i++) sum = (sum + block.charCodeAt(i)) | 0;
  sink += sum;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
function time(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

for (const count of [1_000, 10_000, 100_000]) {
  const terms = termsWith(count);
  const spellings = terms.flatMap((term) => term.spellings.map(({ text: spelling }) => spelling));
  const bytes = compileLexicon(terms, seeds.neighbours);
  const build = median(Array.from({ length: 3 }, () => time(() => compileLexicon(terms, seeds.neighbours))));
  const open = median(Array.from({ length: ROUNDS }, () => time(() => openLexicon(bytes))));
  const lexicon = openLexicon(bytes);

  const escaped = [...spellings].sort((a, b) => b.length - a.length).map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const alternation = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const monyone = new Monyone(spellings);
  const modern = new Modern(spellings);

  const contestants: Record<string, () => void> = {
    'reading every character': readEveryCharacter,
    'detect (fold, find, senses)': () => {
      for (let from = 0; from < blocks.length; from += BLOCKS_OF_PAGE) {
        const page = new Discourse<number>();
        for (let i = from; i < Math.min(from + BLOCKS_OF_PAGE, blocks.length); i++) {
          const block = blocks[i] as string;
          page.set(i, block, readBlock(lexicon, block));
        }
        for (const key of page.keys()) sink += page.mentions(key).length;
      }
    },
    'find alone (fold, find)': () => {
      for (const block of blocks) sink += find(lexicon, block).hits.length;
    },
    'one regular expression': () => {
      for (const block of blocks) for (const match of block.matchAll(alternation)) sink += match.index;
    },
    '@monyone/aho-corasick/fast': () => {
      for (const block of blocks) sink += monyone.matchInText(block).length;
    },
    'modern-ahocorasick': () => {
      for (const block of blocks) sink += modern.search(block).length;
    },
  };
  const names = Object.keys(contestants);
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  // In turn, so that a busy moment of the machine falls on all of them.
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const name of names) times.get(name)?.push(time(contestants[name] as () => void));
  }
  const speedOf = (taken: number) => LENGTH / 1000 / taken;
  const speed = (name: string) => speedOf(median((times.get(name) as number[]).slice(WARM_UP)));
  const first = (name: string) => speedOf(times.get(name)?.[0] as number);
  const floor = speed('reading every character');
  console.log(
    `\n${count.toLocaleString('en')} spellings: index ${(bytes.length / 1e6).toFixed(2)} MB, built in ${build.toFixed(0)} ms, opened in ${open.toFixed(1)} ms`,
  );
  for (const name of names) {
    console.log(
      `  ${name.padEnd(30)} ${speed(name).toFixed(1).padStart(8)} million characters/s  ${((speed(name) / floor) * 100).toFixed(1).padStart(6)} % of reading   first round ${first(name).toFixed(1).padStart(6)}`,
    );
  }
}
if (Number.isNaN(sink)) console.log(sink);
