/** The candidates of one block of text: what was found in it and can be a mention as far as the block itself tells. */
import { wordsOf } from '../text/fold.ts';
import { hasSentenceEnd } from '../text/gaps.ts';
import { bareForms } from '../text/proclitics.ts';
import { judge } from './candidate.ts';
import { Surroundings } from './circumstances.ts';
import { find } from './find.ts';
import { type Lexicon, RULE, ruleIndex, ruleWhat } from './lexicon.ts';
import type { Candidate } from './sense.ts';

/** Leftmost first, the longer first where two begin together. */
const byPlace = (a: { start: number; end: number }, b: { start: number; end: number }): number => a.start - b.start || b.end - a.end;

/**
 * Puts a candidate in its place. They come almost by place (the longer of two that begin together comes last, and a particle may lie before a name),
 * so this is quicker than sorting them afterwards.
 */
function insert(candidates: Candidate[], candidate: Candidate): void {
  let at = candidates.length;
  while (at > 0 && byPlace(candidates[at - 1] as Candidate, candidate) > 0) at--;
  if (at === candidates.length) candidates.push(candidate);
  else candidates.splice(at, 0, candidate);
}

/** No word of a frame's gap is longer than this on average, in UTF-16 units: what lies beyond is not looked at. */
const LONG_WORD = 20;

/** Joins each opening part to the nearest closing part of its frame behind it, in the same sentence and no more words away than allowed. */
function joinFrames(lexicon: Lexicon, text: string, parts: Candidate[]): Candidate[] {
  const frameOf = (part: Candidate) => ruleIndex(lexicon.rules[part.sense.rule] as number);
  const isOpen = (part: Candidate) => ruleWhat(lexicon.rules[part.sense.rule] as number) === RULE.OPEN;
  const closeOf = (open: Candidate, index: number, within: number): Candidate | undefined => {
    const reach = open.end + (within + 1) * LONG_WORD;
    for (let i = index + 1; i < parts.length; i++) {
      const part = parts[i] as Candidate;
      if (part.start > reach) return undefined;
      // By place, so of two that begin together the longer comes first.
      if (!isOpen(part) && frameOf(part) === frameOf(open) && part.start >= open.end) return part;
    }
    return undefined;
  };
  return parts.flatMap((open, i) => {
    const frame = isOpen(open) ? lexicon.frames[frameOf(open)] : undefined;
    const close = frame && closeOf(open, i, frame.within);
    if (!close || hasSentenceEnd(text, open.end, close.start)) return [];
    const between = wordsOf(text.slice(open.end, close.start));
    if (between.length > frame.within) return [];
    if (frame.with && !between.some((word) => [word, ...bareForms(word)].some((form) => frame.with?.includes(form)))) return [];
    return [{ ...open, end: close.end }];
  });
}

/** Whether `other`, which is no mention, forbids `candidate`: they overlap, and the candidate is not a longer name around it. */
const forbids = (other: Candidate, candidate: Candidate) =>
  other.start < candidate.end &&
  candidate.start < other.end &&
  !(candidate.start <= other.start && other.end <= candidate.end && candidate.end - candidate.start > other.end - other.start);

/** What remains of the candidates when those that others forbid are gone. Both by place; a name or phrase is never longer than LONGEST. */
function withoutForbidden(candidates: Candidate[], others: Candidate[]): Candidate[] {
  let first = 0;
  return candidates.filter((candidate) => {
    while (first < others.length && (others[first] as Candidate).start < candidate.start - LONGEST) first++;
    for (let i = first; i < others.length; i++) {
      const other = others[i] as Candidate;
      if (other.start >= candidate.end) return true;
      if (forbids(other, candidate)) return false;
    }
    return true;
  });
}

/** Longest phrase of another sense with its gaps, in UTF-16 units. */
const LONGEST = 400;

/** Reads a block of text. The candidates come by place and may overlap; those inside a phrase of another sense are gone. */
export function readBlock(lexicon: Lexicon, text: string): Candidate[] {
  const { hits, cues } = find(lexicon, text);
  if (hits.length === 0) return [];
  const surroundings = new Surroundings(lexicon, text, cues);
  const terms: Candidate[] = [];
  const others: Candidate[] = [];
  const parts: Candidate[] = [];
  for (const hit of hits) {
    const candidate = judge(lexicon, text, hit, surroundings);
    if (!candidate) continue;
    const what = ruleWhat(lexicon.rules[hit.rule] as number);
    insert(what === RULE.TERM ? terms : what === RULE.OTHER ? others : parts, candidate);
  }
  const framed = parts.length > 1 ? joinFrames(lexicon, text, parts) : [];
  const all = framed.length > 0 ? [...terms, ...framed].sort(byPlace) : terms;
  return others.length > 0 ? [...withoutForbidden(all, others), ...others].sort(byPlace) : all;
}
