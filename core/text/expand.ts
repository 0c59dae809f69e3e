/**
 * Units that stand for several (lam-alef and other ligatures), or only together with a neighbour (a combining hamza, a surrogate
 * pair), are written out before matching, with a way back to the source. Such text is rare, so nothing else pays for it.
 */
import { COMPOUND, classOf } from './units.ts';

export interface Expanded {
  text: string;
  /** For every code unit of `text`, the code units of the source that it stands for: from `starts[i]` up to, not including, `ends[i]`. */
  starts: Int32Array;
  ends: Int32Array;
}

/** What a combining madda or hamza makes of the letter before it; on any other letter it says nothing and is dropped. */
const COMBINED: Record<string, Record<string, string>> = {
  '\u0653': { ا: 'آ' },
  '\u0654': { ا: 'أ', و: 'ؤ', ي: 'ئ', ى: 'ئ', ی: 'ئ' },
  '\u0655': { ا: 'إ' },
};

function isWrittenOut(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (classOf(text.charCodeAt(i)) === COMPOUND) return false;
  return true;
}

/** Writes every compound unit of `source` out: the result has none. Offsets are UTF-16; never throws, lone surrogates included. */
export function expand(source: string): Expanded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (text: string, start: number, end: number) => {
    parts.push(text);
    for (let i = 0; i < text.length; i++) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    const end = at + 1;
    if (classOf(source.charCodeAt(at)) !== COMPOUND) {
      push(char, at, end);
      at = end;
    } else if (COMBINED[char]) {
      const combined = COMBINED[char]?.[parts.at(-1) ?? ''];
      if (combined) parts[parts.length - 1] = combined;
      if (ends.length > 0) ends[ends.length - 1] = end;
      at = end;
    } else {
      const point = String.fromCodePoint(source.codePointAt(at) as number);
      // NFKC of a ligature can hold spaces (ﷺ) and tatweel. What it cannot write out (half a pair, a gap in the mathematical alphabets) is no letter.
      const plain = point.normalize('NFKC');
      push(isWrittenOut(plain) ? plain : '\ufffd', at, at + point.length);
      at += point.length;
    }
  }
  return { text: parts.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
