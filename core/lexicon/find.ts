/**
 * Where the keys of a lexicon stand in a text. One pass that costs a table look-up for each code unit; only where a word begins
 * is the trie asked, once for the word as it stands and once behind each proclitic that it may begin with.
 */
import { expand } from '../text/expand.ts';
import { SEPARATOR } from '../text/units.ts';
import type { Lexicon } from './lexicon.ts';
import { Places } from './places.ts';
import { letterOf, transcribe } from './transcript.ts';
import { type Findings, Walker } from './walk.ts';

/** Finds every key in the text, overlapping ones included, by rising start. Any string will do; linear in its length. */
export function find(lexicon: Lexicon, text: string): Findings {
  const transcript = transcribe(text, lexicon.letters);
  if (!transcript) return findExpanded(lexicon, text);
  const walker = new Walker(lexicon, text, transcript);
  const places = new Places(transcript, lexicon.filter, letterOf(SEPARATOR, lexicon.gap));
  places.find(text.length);
  const { found } = places;
  for (let i = 0; i < found.length; i += 3) walker.walk(found[i] as number, found[i + 1] as number, found[i + 2] as number);
  return { hits: walker.hits, cues: walker.cues };
}

/** The same for a text with compound units, whose findings are led back to the source. */
function findExpanded(lexicon: Lexicon, source: string): Findings {
  const { text, starts, ends } = expand(source);
  const startOf = (at: number) => starts[at] as number;
  const endOf = (at: number) => ends[at - 1] as number;
  const { hits, cues } = find(lexicon, text);
  return {
    hits: hits.map((hit) => ({ ...hit, start: startOf(hit.start), stem: startOf(hit.stem), end: endOf(hit.end) })),
    cues: cues.map((value, i) => (i % 3 === 0 ? value : i % 3 === 1 ? startOf(value) : endOf(value))),
  };
}
