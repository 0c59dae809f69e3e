/** What a spelling can stand for: all that a page has to know of it to tell whether it does. */
import type { When } from './lexicon.ts';

export interface Sense {
  /** Its number in the lexicon: that of a rule. */
  rule: number;
  /** Index of the term; of a name or phrase that is no mention, -1 less its index among those. */
  term: number;
  /** Index of the term's maker among the terms. */
  maker?: number | undefined;
  /** Whether the spelling is a common noun. */
  isNoun: boolean;
  /** Whether it stands as evidence for others when it is sure: not for phrases of other senses and everyday words. */
  vouches: boolean;
  /** Of no mention: index of the term of which it is another sense. */
  doubts?: number | undefined;
  /** What elsewhere on the page settles it. */
  when?: Grounds | undefined;
}

/** Any one of these settles a spelling for a page. */
export type Grounds = Pick<When, 'page' | 'evidence' | 'named'>;

/** A place in a text that could be a mention, or that keeps others from being one: as far as the text itself tells. */
export interface Candidate {
  sense: Sense;
  /** Of the whole mention, UTF-16, `end` exclusive. */
  start: number;
  end: number;
  /** Whether a proclitic begins it. */
  clitic: boolean;
  /** Whether it is a mention whatever the rest of the page says; else its sense's `when` is asked. */
  sure: boolean;
  /** Whether it is sure by the words directly beside it: "the firm Mistral", even on a page about the wind. */
  firm: boolean;
}
