/** From a key that was found to a candidate for a mention: what grammar, letters and the words beside it say, before the page is asked. */
import { CLASS, DIGIT, LATIN, SEPARATOR } from '../text/units.ts';
import { holdsBeside, holdsNear, isQuoted, type Place } from './circumstances.ts';
import { CLITIC, type Hit } from './find.ts';
import { type Lexicon, type Note, RULE, ruleIndex, ruleKind, ruleLetters, ruleWhat } from './lexicon.ts';

export interface Candidate {
  rule: number;
  /** Index of the term, or -1 for a name or phrase that is no mention. */
  term: number;
  /** Of the whole mention, UTF-16, `end` exclusive. */
  start: number;
  end: number;
  /** Whether a proclitic begins it. */
  clitic: boolean;
  /** Whether it is a mention whatever the rest of the page says; else its rule's `when` is asked. */
  sure: boolean;
  /** Whether it stands as evidence for others when it is sure: not for phrases of other senses and everyday words. */
  vouches: boolean;
}

/** Names this short, in folded letters, take no ك: كلاما, كميتا are other words. */
const SHORT_NAME = 4;
/** A dot and a space behind a word; behind a single letter they belong to an abbreviation. */
const SENTENCE_END = /[\p{L}\p{N}]{2}\.\s/u;
/** The dot of "A.I." and of "Co.", where no sentence ends with it. */
const ABBREVIATION = /(?:^|[\s.])(?:\p{Lu}|Co|Corp|Inc|Ltd)$/u;
const ABBREVIATION_DOT = /^\.(?=[,;:)]|\s+[\p{Ll}\d]|['’]s)/u;
const TANWIN = /[\u064b\u08f0]/;

const isUpper = (char: string) => char !== char.toLowerCase();
const lettersIn = (text: string) => text.replace(/[^\p{L}\p{N}]|\u0640/gu, '');

function lettersAgree(written: string, surface: string, mode: 'capitals' | 'exact'): boolean {
  const there = lettersIn(surface);
  return [...lettersIn(written)].every(
    (letter, i) => (mode === 'capitals' && !isUpper(letter)) || there[i] === letter || there[i]?.normalize('NFKC') === letter,
  );
}

/** "2.5-Max", "-4o-mini", " 3.1", "-235B-A22B": a number written on to the name, or a small one behind a space that counts nothing. */
const VARIANT =
  '-(?:[A-Za-z]*\\d[\\w.]*[\\w]|[A-Za-z]*\\d|Max|Plus|Pro|Turbo|Mini|mini|Nano|Flash|Lite|Coder|Instruct|Chat|Preview|preview|Ultra|VL|Omni|Base|Thinking|Next)(?![A-Za-z])';
const NUMBER = '[\\d٠-٩۰-۹]+(?:[.٫][\\d٠-٩۰-۹]+)*[a-zA-Z]?(?![.,٫]?[\\d٠-٩۰-۹]|[A-Za-z%٪])';
const COUNTED =
  '(?![\\s\\u00a0]*(?:[%٪]|مليون|ملايين|مليار|ألف|آلاف|بالمئة|بالمائة|في الم|مرات|مرة|سنوات|أعوام|أشهر|أيام|million|billion|thousand|percent|times|days|weeks|months|years|users|people))';
const VERSION = new RegExp(
  `^(?:[-‐‑–]?v?${NUMBER}|[\\s\\u00a0](?=\\D?[\\d٠-٩۰-۹]{1,2}(?![\\d٠-٩۰-۹]))v?${NUMBER}${COUNTED})?(?:${VARIANT})*`,
  'u',
);
const YEAR = /^[\s\u00a0]*(?:19|20|١٩|٢٠|۱۹|۲۰)[\d٠-٩۰-۹]{2}(?![.٫]?[\d٠-٩۰-۹])/;
const POSSESSIVE = /^(?:['’]s|['’])(?![\p{L}\p{N}])/iu;
const GLUED = /(?<![\p{L}\p{M}\p{N}])[وف]?(?:ال|بال|كال|لل|ب|ل|ك)?$/u;

/** Whether the offsets lie in a web or mail address or a handle: nothing there is a mention. */
function inAddress(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < 200 && /[^\s"'“”«»()<>،]/.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < 200 && /[^\s"'“”«»()<>،]/.test(text.charAt(to))) to++;
  const before = text.slice(from, start);
  const behind = text.slice(end, to);
  if (/@[\w.-]*$|:\/\/|\bwww\.|[\w-]+\.(?:com|org|net|io|ai|co|cn|gov|edu|info|news|me|tv)\//i.test(before)) return true;
  // A name with a dot in it, such as Z.ai, behind another label: chat.z.ai.
  if (text.slice(start, end).includes('.') && /[\w-]\.$/.test(before)) return true;
  if (/^[\w-]*@[\w-]+\./.test(behind)) return true;
  return /^[\w-]*\.(?:com|org|net|io|ai|co|cn|gov|edu|info|news|me|tv|uk|sa|eg|ae)\b/i.test(behind);
}

/** Judges a hit by itself and its surroundings: a candidate, or undefined when it cannot be a mention. */
export function judge(lexicon: Lexicon, text: string, hit: Hit): Candidate | undefined {
  const rule = lexicon.rules[hit.rule] as number;
  const what = ruleWhat(rule);
  const index = ruleIndex(rule);
  const kind = ruleKind(rule);
  const note = lexicon.spellings[hit.rule];
  let { start, end } = hit;

  const surface = text.slice(hit.stem, end);
  if (kind !== 'acronym' && SENTENCE_END.test(surface)) return undefined;
  if (kind !== 'noun') {
    if (hit.clitic === CLITIC.ARTICLE) return undefined;
    if (hit.clitic === CLITIC.LIKE && lettersIn(surface).length <= SHORT_NAME) return undefined;
    // A foreign name takes no nunation: ميتاً is "dead".
    if (TANWIN.test(surface)) return undefined;
  }
  if (!stands(lexicon, text, hit)) return undefined;
  if (what !== RULE.TERM) {
    if (senseOf(note, { text, start, end }) !== 'sure') return undefined;
    return {
      rule: hit.rule,
      term: -1,
      start,
      end,
      clitic: false,
      sure: true,
      vouches: what === RULE.OTHER && lexicon.others[index]?.vouches === true,
    };
  }

  const lastKind = CLASS[text.charCodeAt(end - 1)];
  if (lastKind === LATIN || lastKind === DIGIT) {
    if (ABBREVIATION.test(text.slice(start, end)) && ABBREVIATION_DOT.test(text.slice(end, end + 8))) end++;
    const behind = text.slice(end, end + 40);
    const version = versionBehind(lexicon, index, behind);
    if (version > 0) end += version;
    // "R1.5" is not "R1".
    else if (lastKind === DIGIT && /^[.,٫]\d/.test(behind)) return undefined;
    // "Apple1", "AI21": a number that no version rule explains makes it another name.
    else if (lastKind === LATIN && CLASS[text.charCodeAt(end)] === DIGIT) return undefined;
    const possessive = POSSESSIVE.exec(text.slice(end, end + 3))?.[0];
    if (possessive && (possessive.length > 1 || /s$/i.test(text.slice(start, end)))) end += possessive.length;
  } else end += versionBehind(lexicon, index, text.slice(end, end + 40));
  if (CLASS[text.charCodeAt(start)] !== SEPARATOR && inAddress(text, start, end)) return undefined;
  start -= gluedBefore(text, start);

  const sense = senseOf(note, { text, start, end });
  if (sense === 'other') return undefined;
  return {
    rule: hit.rule,
    term: index,
    start,
    end,
    clitic: start < hit.stem,
    sure: sense === 'sure',
    vouches: !lexicon.terms[index]?.weakEvidence,
  };
}

/**
 * What the words around say of the sense. Words directly beside weigh more than words near: `unless` beside forbids, then `when` beside
 * settles, then `unless` near forbids, then `when` near settles; what nothing settles is left to the page.
 */
function senseOf(note: Note | undefined, place: Place): 'sure' | 'open' | 'other' {
  const { when, unless } = note ?? {};
  if (unless && holdsBeside(unless, place)) return 'other';
  if (when && (holdsBeside(when, place) || (when.quoted === true && isQuoted(place)))) return 'sure';
  if (unless && holdsNear(unless, place)) return 'other';
  return !when || holdsNear(when, place) ? 'sure' : 'open';
}

/** Length of the version that follows the name of a term that has versions; a year is none. */
function versionBehind(lexicon: Lexicon, term: number, behind: string): number {
  if (!lexicon.terms[term]?.versions || YEAR.test(behind)) return 0;
  return VERSION.exec(behind)?.[0].length ?? 0;
}

/** Length of a proclitic written straight before a Latin name or number, with its tatweel: وByteDance, للـGPU. */
function gluedBefore(text: string, start: number): number {
  const kind = CLASS[text.charCodeAt(start)];
  if (kind !== LATIN && kind !== DIGIT) return 0;
  const window = text.slice(Math.max(0, start - 12), start);
  const letters = window.replace(/[\u0640\u200c-\u200f]+$/, '');
  const match = GLUED.exec(letters);
  return match?.[0] ? match[0].length + window.length - letters.length : 0;
}

/** Whether the letters on the page are those that the spelling asks for. */
function stands(lexicon: Lexicon, text: string, hit: Hit): boolean {
  const note = lexicon.spellings[hit.rule];
  if (!note) return true;
  const surface = text.slice(hit.stem, hit.end);
  // "A.I." and "Z.ai" are not "A I" and "Z AI"; with no dot on the page there must be no space either.
  if (note.text.includes('.') && /[A-Za-z]/.test(note.text) && /\s/.test(surface) && !note.text.includes(' ')) return false;
  const letters = ruleLetters(lexicon.rules[hit.rule] as number);
  return letters === 'any' || lettersAgree(note.text, surface, letters);
}
