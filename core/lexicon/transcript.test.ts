import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARABIC, classOf, DIGIT, foldOf, HAN, LATIN, LETTER } from '../text/units.ts';
import { kindOf, lettersOf, MOST_SYMBOLS, symbolOf, transcribe } from './transcript.ts';

const SPELT = [ARABIC, LATIN, DIGIT, HAN, LETTER] as number[];
const alphabet = Uint16Array.from([...'اوفبلك aهn2華1ي9é'], (unit) => unit.charCodeAt(0));

describe('the letters of code units', () => {
  it('are their class and the symbol of what they fold to, whichever is asked first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0xff }), { minLength: 1, maxLength: 20 }), (blocks) => {
        const letters = lettersOf(alphabet);
        for (const block of blocks) {
          for (let unit = block << 8; unit >> 8 === block; unit++) {
            const letter = letters.learn(unit);
            const isSpelt = SPELT.includes(classOf(unit)) || unit === 0x20;
            expect(kindOf(letter)).toBe(classOf(unit));
            expect(symbolOf(letter)).toBe(isSpelt ? alphabet.indexOf(foldOf(unit)) + 1 : 0);
          }
        }
      }),
    );
  });

  it('hold the last symbol that there may be', () => {
    const full = Uint16Array.from({ length: MOST_SYMBOLS }, (_, i) => 0x4e00 + i);
    const last = String.fromCharCode(full.at(-1) as number);
    expect(symbolOf(transcribe(last, lettersOf(full))?.[0] as number)).toBe(MOST_SYMBOLS);
  });
});
