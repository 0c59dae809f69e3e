/** Finds what stands in texts, and reports it. Apart from what a page needs to read the report, which would bring all of detection along. */
import { readBlock } from './block.ts';
import type { Lexicon } from './lexicon.ts';
import { FLAGS, type Report, type ReportedTerm } from './report.ts';
import type { Sense } from './sense.ts';

/** Reads texts; `edition` names the lexicon. */
export function reportOf(lexicon: Lexicon, edition: string, texts: readonly string[]): Report {
  const senses = new Map<Sense, number>();
  const terms = new Map<number, ReportedTerm>();
  const found: number[][] = [];
  texts.forEach((text, index) => {
    const candidates = readBlock(lexicon, text);
    if (candidates.length === 0) return;
    const numbers = [index];
    for (const { sense, start, end, clitic, sure, firm } of candidates) {
      let number = senses.get(sense);
      if (number === undefined) {
        number = senses.size;
        senses.set(sense, number);
        if (sense.term >= 0) {
          const { id, category } = lexicon.termOf(sense.term);
          terms.set(sense.term, { id, category });
        }
      }
      numbers.push(number, start, end, (clitic ? FLAGS.clitic : 0) | (sure ? FLAGS.sure : 0) | (firm ? FLAGS.firm : 0));
    }
    found.push(numbers);
  });
  return { edition, senses: [...senses.keys()], terms: [...terms], found };
}
