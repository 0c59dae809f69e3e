/**
 * `npm run bench:hostile`: detection stays linear whatever the text. Times whole detection on inputs made to be slow, at three lengths: four times the text should
 * take about four times as long.
 */
import { detect } from '../../core/lexicon/detect.ts';
import { seedLexicon as lexicon } from '../../tools/seed-lexicon.ts';

const LENGTHS = [250_000, 500_000, 1_000_000];
const ROUNDS = 3;

/** Each makes a text by repeating its piece. */
const INPUTS: Record<string, string> = {
  'one Arabic letter': 'و',
  'one Latin letter': 'a',
  'nested proclitics': 'وبال',
  'proclitics apart': 'وبال ',
  'combining marks': 'ه\u064e\u0651\u064b',
  'marks alone': '\u064e',
  'lone surrogates': '\ud83d',
  'compound units': 'ﻻ\u0654',
  'tatweel between letters': 'هـــوـــا',
  'beginnings of names': 'علي باب ',
  'ambiguous names': 'ميتا ',
  'ambiguous nouns in one paragraph': 'شرائح رقائق تدريب ',
  'a name and its other sense': 'علي بابا علي بابا والأربعين ',
  'openings of frames': 'قيود ',
  'a frame without its end': 'قيود على ',
  'one name after another': 'Nvidia ',
  addresses: 'https://nvidia.com/Nvidia@Nvidia.',
  'dots and spaces': 'ت. ',
  'line ends': 'هواوي\n',
  Chinese: '阿里巴阿里',
};

console.log(`${'ms for a text of'.padEnd(36)}${LENGTHS.map((length) => `${length / 1000}k`.padStart(9)).join('')}   1000k / 250k`);
for (const [name, piece] of Object.entries(INPUTS)) {
  const times = LENGTHS.map((length) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const rounds = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      detect(lexicon, text);
      return performance.now() - began;
    });
    return Math.min(...rounds);
  });
  const ratio = (times[2] as number) / (times[0] as number);
  console.log(`${name.padEnd(36)}${times.map((time) => time.toFixed(1).padStart(9)).join('')}   ${ratio.toFixed(1).padStart(8)}`);
}
