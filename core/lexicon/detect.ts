/** The mentions of one text that stands alone, such as a file. */
import { readBlock } from './block.ts';
import { Discourse, type Mention } from './discourse.ts';
import type { Lexicon } from './lexicon.ts';

export function detect(lexicon: Lexicon, text: string): Mention[] {
  const discourse = new Discourse<0>();
  discourse.set(0, text, readBlock(lexicon, text));
  return discourse.mentions(0);
}
