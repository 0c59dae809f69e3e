/** What the library answers when it is asked of a term. */
import type { Fact } from './fact.ts';
import type { Story } from './story.ts';
import type { Term } from './term.ts';

export interface Gloss {
  term: Pick<Term, 'id' | 'category' | 'name' | 'gloss'>;
  /** Best first for the page, each with the story that reports it. */
  facts: { fact: Fact; story: Story }[];
}

/** A term named in a text: UTF-16 offsets, `end` exclusive, and the term's id. */
export interface NamedTerm {
  start: number;
  end: number;
  term: string;
}

/** Why the library's database cannot be used; each has a sentence for the reader. */
export type Trouble = 'newer' | 'blocked' | 'missing';
