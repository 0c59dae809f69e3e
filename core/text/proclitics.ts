/** Arabic particles that are written on to the word behind them. */

/** The letters that they are made of. */
export const PROCLITIC_LETTERS = 'اوفبلك';
const WAW = 0x0648;
const FEH = 0x0641;

/** What a folded word may be without the particles and the article before it: والشركات → الشركات, شركات. Too short a rest is left alone. */
export function bareForms(word: string): string[] {
  const forms: string[] = [];
  const first = word.charCodeAt(0);
  if (first < 0x0621 || first > 0x064a || word.length < SHORTEST + 1) return forms;
  const strip = (from: string) => {
    for (const particle of PARTICLES) {
      if (from.length - particle.length >= SHORTEST && from.startsWith(particle)) forms.push(from.slice(particle.length));
    }
  };
  strip(word);
  if (first === WAW || first === FEH) {
    const rest = word.slice(1);
    forms.push(rest);
    strip(rest);
  }
  return forms;
}

const PARTICLES = ['ال', 'بال', 'كال', 'لل', 'ب', 'ل', 'ك'];
/** A word has two letters at the least. */
const SHORTEST = 2;

const PROCLITICS: ReadonlySet<string> = new Set(['', 'و', 'ف'].flatMap((first) => ['', ...PARTICLES].map((particle) => first + particle)));
/** Whether folded letters are all that stands before a word written on to them: بال, و, ولل. */
export const isProclitic = (letters: string): boolean => letters !== '' && PROCLITICS.has(letters);
