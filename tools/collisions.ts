/**
 * `npm run collisions`: every word of an Arabic word list (for development only; it does not ship) read by itself. A word in which detection finds a term, whatever
 * proclitic it took off, is either that term's own noun or a false alarm waiting for a page. Those that are known and harmless stand in
 * tests/collisions.yaml with their reasons; any other makes the exit status 1.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { parse } from 'yaml';
import { detect } from '../core/lexicon/detect.ts';
import { seedLexicon as lexicon } from './seed-lexicon.ts';

const list = fileURLToPath(new URL('../node_modules/@cspell/dict-ar/ar.trie.gz', import.meta.url));
const words = decodeTrie(gunzipSync(readFileSync(list))).words();
const known = parse(readFileSync(new URL('../tests/collisions.yaml', import.meta.url), 'utf8')) as {
  term: string;
  stem: string;
  reason: string;
}[];

let count = 0;
let explained = 0;
const unexplained = new Map<string, string[]>();
for (const listed of words) {
  // The list marks forms for matching without regard to case.
  if (listed.startsWith('~')) continue;
  count++;
  for (const { term } of detect(lexicon, listed)) {
    const id = lexicon.termOf(term).id;
    if (known.some((entry) => entry.term === id && listed.endsWith(entry.stem))) explained++;
    else unexplained.set(id, [...(unexplained.get(id) ?? []), listed]);
  }
}
console.log(
  `${count.toLocaleString('en')} words read by themselves: ${explained} found with a reason, ${[...unexplained.values()].flat().length} without`,
);
for (const [id, found] of unexplained) console.log(`  ${id}: ${found.join(' ')}`);
process.exit(unexplained.size > 0 ? 1 : 0);
