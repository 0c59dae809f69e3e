/**
 * What was found in texts, as a message between the parts of the extension carries it: JSON, mostly of numbers. It tells all that a page has to know;
 * whoever reads it needs no lexicon.
 */
import { readBlock } from './block.ts';
import type { Lexicon, LexiconTerm } from './lexicon.ts';
import type { Candidate, Sense } from './sense.ts';

/** What a page has to know of a term. */
export type ReportedTerm = Pick<LexiconTerm, 'id' | 'category'>;

export interface Report {
  /** Names the lexicon. Numbers of rules and terms mean something else in another. */
  edition: string;
  senses: Sense[];
  /** By index in the lexicon. */
  terms: [number, ReportedTerm][];
  /** Of each text in which anything was found, its index, then of each candidate four numbers: index of its sense above, start, end, and flags. */
  found: number[][];
}

const CLITIC = 1;
const SURE = 2;
const FIRM = 4;

/** Reads texts. */
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
      numbers.push(number, start, end, (clitic ? CLITIC : 0) | (sure ? SURE : 0) | (firm ? FIRM : 0));
    }
    found.push(numbers);
  });
  return { edition, senses: [...senses.keys()], terms: [...terms], found };
}

/** Reads reports of one lexicon. What one tells of senses and terms is kept for the next, so that a sense is the same object in all. */
export class ReportReader {
  readonly #senses = new Map<number, Sense>();
  readonly #terms = new Map<number, ReportedTerm>();

  /** The candidates of those texts in which there are any, by index. */
  read(report: Report): Map<number, Candidate[]> {
    for (const [index, term] of report.terms) if (!this.#terms.has(index)) this.#terms.set(index, term);
    const senses = report.senses.map((sense) => {
      const known = this.#senses.get(sense.rule);
      if (!known) this.#senses.set(sense.rule, sense);
      return known ?? sense;
    });
    const all = new Map<number, Candidate[]>();
    for (const numbers of report.found) {
      const candidates: Candidate[] = [];
      all.set(numbers[0] as number, candidates);
      for (let at = 1; at < numbers.length; at += 4) {
        const flags = numbers[at + 3] as number;
        candidates.push({
          sense: senses[numbers[at] as number] as Sense,
          start: numbers[at + 1] as number,
          end: numbers[at + 2] as number,
          clitic: (flags & CLITIC) !== 0,
          sure: (flags & SURE) !== 0,
          firm: (flags & FIRM) !== 0,
        });
      }
    }
    return all;
  }

  /** A term that a report has told of. */
  termOf(index: number): ReportedTerm {
    return this.#terms.get(index) as ReportedTerm;
  }
}
