/**
 * What was found in texts, as a message between the parts of the extension carries it: JSON, mostly of numbers. It tells all that a page has to know;
 * whoever reads it needs no lexicon.
 */
import type { LexiconTerm } from './lexicon.ts';
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

/** What is said of a candidate by a bit each. */
export const FLAGS = { clitic: 1, sure: 2, firm: 4 };

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
          clitic: (flags & FLAGS.clitic) !== 0,
          sure: (flags & FLAGS.sure) !== 0,
          firm: (flags & FLAGS.firm) !== 0,
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
