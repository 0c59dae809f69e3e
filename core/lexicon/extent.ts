/** How far a mention reaches beyond the key that was found: versions, possessives, the dot of an abbreviation, a particle before Latin letters. */
import { ARABIC, classOf, DIGIT, DROPPED, isLetter, LATIN } from '../text/units.ts';

const DIGITS = '\\d٠-٩۰-۹';
/** "-Max", "-4o-mini", "-235B-A22B" */
const VARIANT =
  '-(?:[A-Za-z]*\\d(?:[\\w.]*\\w)?|Max|Plus|Pro|Turbo|[Mm]ini|Nano|Flash|Lite|Coder|Instruct|Chat|[Pp]review|Ultra|VL|Omni|Base|Thinking|Next)(?![A-Za-z])';
const NUMBER = `[${DIGITS}]+(?:[.٫][${DIGITS}]+)*[a-zA-Z]?(?![${DIGITS}A-Za-z%٪]|[.,٫٬][${DIGITS}])`;
/** What a number behind a space counts, so that it is no version. */
const COUNTED =
  'مليون|ملايين|مليار|ألف|آلاف|بالمئة|بالمائة|في الم|مرات|مرة|سنوات|أعوام|أشهر|أيام|million|billion|thousand|percent|times|days|weeks|months|years|users|people';
/** Written on to the name, or a small number behind a space; then how many parameters it has: Llama 3.1 405B. */
const VERSION = new RegExp(
  `^(?:[-‐‑–]?v?${NUMBER}|[\\s\\u00a0](?=\\D?[${DIGITS}]{1,2}(?![${DIGITS}]))v?${NUMBER}(?![\\s\\u00a0]*(?:[%٪]|${COUNTED})))?(?:${VARIANT})*(?:[\\s\\u00a0]\\d{1,4}(?:\\.\\d+)?[bB](?![A-Za-z]))?`,
  'u',
);
const YEAR = new RegExp(`^[\\s\\u00a0]*(?:19|20|١٩|٢٠|۱۹|۲۰)[${DIGITS}]{2}(?![.٫]?[${DIGITS}])`);
/** Longest version, in UTF-16 units. */
const LONGEST_VERSION = 40;

const isDigitOrV = (unit: number) => classOf(unit) === DIGIT || unit === 0x76;
const isHyphen = (unit: number) => unit === 0x2d || (unit >= 0x2010 && unit <= 0x2013);
/** Whether a version may begin at `end`: most names have none, and telling so by the expressions above takes longer than all the rest. */
function mayBeVersion(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  return isDigitOrV(unit) || isHyphen(unit) || (!isLetter(unit) && isDigitOrV(text.charCodeAt(end + 1)));
}

/** Length of the version that stands at `end`, directly behind a name that has versions; a year is none. UTF-16 units. */
export function versionLength(text: string, end: number): number {
  if (!mayBeVersion(text, end)) return 0;
  const behind = text.slice(end, end + LONGEST_VERSION);
  return YEAR.test(behind) ? 0 : (VERSION.exec(behind)?.[0].length ?? 0);
}

const isApostrophe = (char: string) => char === "'" || char === '’';
const isLetterOrDigit = (char: string) => /[\p{L}\p{N}]/u.test(char);

/** Length of an English possessive at `end`: ’s, or the bare apostrophe behind an s. */
export function possessiveLength(text: string, end: number): number {
  if (!isApostrophe(text.charAt(end))) return 0;
  if (/s/i.test(text.charAt(end + 1)) && !isLetterOrDigit(text.charAt(end + 2))) return 2;
  return /s/i.test(text.charAt(end - 1)) && !isLetterOrDigit(text.charAt(end + 1)) ? 1 : 0;
}

const ABBREVIATION = /(?:^|[\s.])(?:\p{Lu}|Co|Corp|Inc|Ltd)$/u;
const GOES_ON = /^\.(?=[,;:)]|\s+[\p{Ll}\d]|['’]s)/u;

/** 1 when the dot at `end` belongs to an abbreviation that the mention ends with ("A.I.", "Co.") and does not end the sentence, else 0. */
export function abbreviationDot(text: string, start: number, end: number): number {
  if (text.charAt(end) !== '.') return 0;
  return ABBREVIATION.test(text.slice(start, end)) && GOES_ON.test(text.slice(end, end + 8)) ? 1 : 0;
}

const GLUED = /(?<![\p{L}\p{M}\p{N}])[وف]?(?:ال|بال|كال|لل|ب|ل|ك)?$/u;

/** Length of a particle written straight before a Latin name or number at `start`, its tatweel included: وByteDance, للـGPU. */
export function particleLength(text: string, start: number): number {
  const kind = classOf(text.charCodeAt(start));
  const before = classOf(text.charCodeAt(start - 1));
  if ((kind !== LATIN && kind !== DIGIT) || (before !== ARABIC && before !== DROPPED)) return 0;
  const window = text.slice(Math.max(0, start - 12), start);
  const letters = window.replace(/[\u0640\u200c-\u200f]+$/, '');
  const particle = GLUED.exec(letters)?.[0];
  return particle ? particle.length + window.length - letters.length : 0;
}
