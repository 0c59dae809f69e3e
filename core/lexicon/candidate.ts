/** From a key that was found to a candidate for a mention: what grammar, letters and the words beside it say, before the page is asked. */
import { classOf, DIGIT, foldOf, isLetter, LATIN } from '../text/units.ts';
import { isInAddress } from './address.ts';
import type { Place, Surroundings } from './circumstances.ts';
import { abbreviationDot, particleLength, possessiveLength, versionLength } from './extent.ts';
import { type Lexicon, type Note, RULE, ruleIndex, ruleKind, ruleLetters, ruleWhat } from './lexicon.ts';
import type { Candidate } from './sense.ts';
import { CLITIC, type Hit } from './walk.ts';

/** Names this short, in UTF-16 units, take no ك: كلاما, كميتا are other words. */
const SHORT_NAME = 4;
/** A dot and a space behind a whole word end a sentence; behind a single letter they belong to an abbreviation. */
const SENTENCE_END = /[\p{L}\p{N}]{2}\.\s/u;

/** Judges a hit by itself and its surroundings: a candidate, or undefined when it cannot be a mention. */
export function judge(lexicon: Lexicon, text: string, hit: Hit, surroundings: Surroundings): Candidate | undefined {
  const rule = lexicon.rules[hit.rule] as number;
  const what = ruleWhat(rule);
  const note = lexicon.noteOf(hit.rule);
  if (!fitsKind(hit, ruleKind(rule), text) || (note && !hasLetters(note, rule, text, hit))) return undefined;

  let { start, end } = hit;
  if (what !== RULE.TERM) {
    const verdict = verdictOn(note, { start, end }, surroundings);
    if (verdict !== 'sure' && verdict !== 'firm') return undefined;
    return { sense: lexicon.senseOf(hit.rule), start, end, clitic: false, sure: true, firm: verdict === 'firm' };
  }

  const term = lexicon.termOf(ruleIndex(rule));
  const lastKind = classOf(text.charCodeAt(end - 1));
  if (lastKind === LATIN) end += abbreviationDot(text, start, end);
  const version = term.versions ? versionLength(text, end) : 0;
  // A number that no version explains makes it another name: "AI21", "R1.5".
  if (version === 0 && lastKind === LATIN && classOf(text.charCodeAt(end)) === DIGIT) return undefined;
  if (version === 0 && lastKind === DIGIT && /^[.,٫]\d/.test(text.slice(end, end + 2))) return undefined;
  end += version;
  if (lastKind === LATIN || lastKind === DIGIT) end += possessiveLength(text, end);
  if (isInAddress(text, start, end)) return undefined;
  start -= particleLength(text, start);

  const verdict = verdictOn(note, { start, end }, surroundings);
  if (verdict === 'other') return undefined;
  return {
    sense: lexicon.senseOf(hit.rule),
    start,
    end,
    clitic: start < hit.stem,
    sure: verdict !== 'open',
    firm: verdict === 'firm',
  };
}

/** Whether grammar allows a spelling of its kind to stand so. */
function fitsKind(hit: Hit, kind: ReturnType<typeof ruleKind>, text: string): boolean {
  if (hit.dotted && kind !== 'acronym' && SENTENCE_END.test(text.slice(hit.stem, hit.end))) return false;
  if (kind === 'noun') return true;
  // A foreign name takes no nunation, ميتاً is "dead", and no article.
  return !hit.nunated && hit.clitic !== CLITIC.ARTICLE && !(hit.clitic === CLITIC.LIKE && hit.end - hit.stem <= SHORT_NAME);
}

/**
 * What the words around say of the sense. Words directly beside weigh more than words near: `unless` beside forbids, then `when` beside
 * settles, then `unless` near forbids, then `when` near settles; what nothing settles is left to the page.
 */
function verdictOn(note: Note | undefined, place: Place, around: Surroundings): 'firm' | 'sure' | 'open' | 'other' {
  const { when, unless } = note ?? {};
  if (unless && around.holdsBeside(unless, place)) return 'other';
  if (when && around.holdsBeside(when, place)) return 'firm';
  if (when?.quoted && around.isQuoted(place)) return 'sure';
  if (unless && around.holdsNear(unless, place)) return 'other';
  return !when || around.holdsNear(when, place) ? 'sure' : 'open';
}

/** Whether the letters on the page are those that the spelling asks for. */
function hasLetters(note: Note, rule: number, text: string, { stem, end }: Hit): boolean {
  const letters = ruleLetters(rule);
  const written = note.text ?? '';
  if (letters !== 'any' && !lettersAgree(written, text, stem, end, letters)) return false;
  // "A.I." and "Z.ai" are not "A I" and "Z AI"; with no dot on the page there must be no space either.
  const isDotted = written.includes('.') && !written.includes(' ') && /[A-Za-z]/.test(written);
  return !(isDotted && /\s/.test(text.slice(stem, end)));
}

/** Latin folds to its small letters. */
const isCapital = (unit: number) => classOf(unit) === LATIN && foldOf(unit) !== unit;

/** Compares the letters of a spelling with those of the text one by one; the text may go on with an ending. */
function lettersAgree(written: string, text: string, stem: number, end: number, mode: 'capitals' | 'exact'): boolean {
  let at = stem;
  for (let i = 0; i < written.length; i++) {
    const wanted = written.charCodeAt(i);
    if (!isLetter(wanted)) continue;
    while (at < end && !isLetter(text.charCodeAt(at))) at++;
    const there = text.charCodeAt(at++);
    if (mode === 'capitals' && !isCapital(wanted)) continue;
    if (there !== wanted && String.fromCharCode(there).normalize('NFKC') !== written.charAt(i)) return false;
  }
  return true;
}
