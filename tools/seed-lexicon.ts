/** The lexicon of the seeds, compiled and opened as a page has it, for the commands and benches that read texts with it. */
import { compileLexicon } from '../core/lexicon/compile.ts';
import { type Lexicon, openLexicon } from '../core/lexicon/lexicon.ts';
import { readSeeds } from './seeds.ts';

export const seeds = readSeeds().pack;
export const seedLexicon: Lexicon = openLexicon(compileLexicon(seeds.terms, seeds.neighbours));
