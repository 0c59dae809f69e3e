/** The candidates of one block of text: what was found in it and can be a mention as far as the block itself tells. */
import { wordsOf } from '../text/fold.ts';
import { hasSentenceEnd } from '../text/gaps.ts';
import { type Candidate, judge } from './candidate.ts';
import { find } from './find.ts';
import { type Lexicon, RULE, ruleIndex, ruleWhat } from './lexicon.ts';

/** Leftmost first, the longer first where two begin together. */
export const byPlace = (a: { start: number; end: number }, b: { start: number; end: number }): number => a.start - b.start || b.end - a.end;

/** Joins each opening part to the nearest closing part of its frame behind it, in the same sentence and no more words away than allowed. */
function joinFrames(lexicon: Lexicon, text: string, parts: Candidate[]): Candidate[] {
  const frameOf = (part: Candidate) => ruleIndex(lexicon.rules[part.rule] as number);
  const whatOf = (part: Candidate) => ruleWhat(lexicon.rules[part.rule] as number);
  return parts.flatMap((open, i) => {
    if (whatOf(open) !== RULE.OPEN) return [];
    const frame = lexicon.frames[frameOf(open)];
    if (!frame) return [];
    const close = parts
      .slice(i + 1)
      .filter((part) => whatOf(part) === RULE.CLOSE && frameOf(part) === frameOf(open) && part.start >= open.end)
      .sort(byPlace)[0];
    if (!close || hasSentenceEnd(text, open.end, close.start)) return [];
    if (wordsOf(text.slice(open.end, close.start)).length > frame.within) return [];
    return [{ ...open, term: frame.term, end: close.end, vouches: true }];
  });
}

/** Whether `other`, which is no mention, forbids `candidate`: they overlap, and the candidate is not a longer name around it. */
const forbids = (other: Candidate, candidate: Candidate) =>
  other.start < candidate.end &&
  candidate.start < other.end &&
  !(candidate.start <= other.start && other.end <= candidate.end && candidate.end - candidate.start > other.end - other.start);

/** Reads a block of text. The candidates come by place and may overlap; those inside a phrase of another sense are gone. */
export function readBlock(lexicon: Lexicon, text: string): Candidate[] {
  const hits = find(lexicon, text);
  if (hits.length === 0) return [];
  const terms: Candidate[] = [];
  const others: Candidate[] = [];
  const parts: Candidate[] = [];
  for (const hit of hits) {
    const candidate = judge(lexicon, text, hit);
    if (!candidate) continue;
    const what = ruleWhat(lexicon.rules[hit.rule] as number);
    if (what === RULE.TERM) terms.push(candidate);
    else if (what === RULE.OTHER) others.push(candidate);
    else parts.push(candidate);
  }
  if (parts.length > 1) terms.push(...joinFrames(lexicon, text, parts.sort(byPlace)));
  const allowed = others.length === 0 ? terms : terms.filter((candidate) => !others.some((other) => forbids(other, candidate)));
  return [...allowed, ...others].sort(byPlace);
}
