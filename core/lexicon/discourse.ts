/**
 * The senses of a page. A block says which of its candidates are sure; the others are settled by what the page as a whole is about, and
 * once a spelling is settled it is so throughout: one sense a discourse (Gale, Church and Yarowsky 1992).
 */
import { paragraphStart } from '../text/paragraphs.ts';
import { Census, type Chorus } from './census.ts';
import type { Candidate, Sense } from './sense.ts';

/** A mention: a stretch of a block's text, UTF-16 offsets with `end` exclusive, and the index of its term in the lexicon. */
export interface Mention {
  start: number;
  end: number;
  term: number;
}

interface Block {
  text: string;
  candidates: Candidate[];
  witnesses?: Map<number, Map<number, Candidate[]>>;
}

/** Settling one spelling can settle another (a company, then its model by the company); chains longer than this do not occur. */
const ROUNDS = 4;
/** How many other terms on a page vouch for an ambiguous spelling that has none beside it. */
const PAGE_EVIDENCE = 2;

/**
 * From those candidates, given by place, that pass: the leftmost and longest that do not overlap. Two of one term that do are one: "US curbs" and
 * "curbs on chip exports".
 */
function withoutOverlaps(candidates: Candidate[], passes: (candidate: Candidate) => boolean): Candidate[] {
  const kept: Candidate[] = [];
  let last: Candidate | undefined;
  for (const candidate of candidates) {
    const { term } = candidate.sense;
    if (last && candidate.start < last.end && (term !== last.sense.term || term < 0 || candidate.end <= last.end)) continue;
    if (!passes(candidate)) continue;
    if (last && candidate.start < last.end) {
      last = { ...last, end: candidate.end };
      kept[kept.length - 1] = last;
    } else {
      last = candidate;
      kept.push(last);
    }
  }
  return kept;
}

const isSure = ({ sure }: Candidate) => sure;

/** A name keeps its sense throughout a page. A common noun (تدريب, chips) does not: each place needs grounds of its own. */
const isSettledOnce = ({ isNoun }: Sense) => !isNoun;

/** The blocks of one page or file, each under a key of the caller's, and the mentions in them. */
export class Discourse<Key> {
  readonly #blocks = new Map<Key, Block>();
  readonly #census = new Census();
  /** Blocks in which something is left to the page. */
  readonly #open = new Set<Block>();
  /**
   * What the page as a whole has settled; a term in `doubts` must be borne out in each place, even where it would be sure. Undefined while it must be
   * worked out anew.
   */
  #settled: Chorus | undefined;

  /** Takes in what was found in a block's text, new or changed: candidates by place, of senses that are the same objects in all blocks. */
  set(key: Key, text: string, candidates: Candidate[]): void {
    this.delete(key);
    if (candidates.length === 0) return;
    const block = { text, candidates };
    this.#blocks.set(key, block);
    this.#count(candidates, 1);
    if (candidates.some(({ sure }) => !sure)) this.#open.add(block);
    this.#settled = undefined;
  }

  delete(key: Key): void {
    const block = this.#blocks.get(key);
    if (!block) return;
    this.#blocks.delete(key);
    this.#count(block.candidates, -1);
    this.#open.delete(block);
    this.#settled = undefined;
  }

  /** Whether a block has candidates. */
  has(key: Key): boolean {
    return this.#blocks.has(key);
  }

  /** The mentions of a block by rising start, none overlapping. What other blocks say may change them: ask again after `set`. */
  mentions(key: Key): Mention[] {
    const block = this.#blocks.get(key);
    if (!block) return [];
    return joinMakers(
      block.text,
      withoutOverlaps(block.candidates, (candidate) => this.#isAccepted(candidate, block)),
    );
  }

  /** What the page as a whole has settled: as long as it is the same, a block that is left alone has the same mentions. */
  settled(): string {
    const { terms, senses, evidence, doubts } = this.#settle();
    return [terms, [...senses].map(({ rule }) => rule), evidence, doubts].map((numbers) => Int32Array.from(numbers).sort()).join(';');
  }

  /** Every key that has a block with candidates. */
  keys(): IterableIterator<Key> {
    return this.#blocks.keys();
  }

  /** Takes what a block says by itself into the census, or out of it. */
  #count(candidates: Candidate[], by: 1 | -1) {
    const { terms, senses, evidence, doubts } = this.#census;
    for (const { sense } of candidates) if (sense.doubts !== undefined) doubts.count(sense.doubts, by);
    for (const { sense } of withoutOverlaps(candidates, isSure)) {
      if (sense.vouches) evidence.count(sense.term, by);
      if (sense.term < 0) continue;
      terms.count(sense.term, by);
      if (isSettledOnce(sense)) senses.count(sense, by);
    }
  }

  /** Which terms and spellings are settled for the page, worked out once after each change. */
  #settle(): Chorus {
    if (this.#settled) return this.#settled;
    const settled = this.#census.all();
    const { terms, senses, evidence, doubts } = settled;
    for (const term of doubts) {
      terms.delete(term);
      evidence.delete(term);
    }
    for (const sense of senses) if (doubts.has(sense.term)) senses.delete(sense);
    this.#settled = settled;
    const open = doubts.size > 0 ? [...this.#blocks.values()] : [...this.#open];
    for (let round = 0; round < ROUNDS; round++) {
      const before = terms.size + senses.size;
      for (const block of open) {
        for (const candidate of block.candidates) {
          const { sense, sure } = candidate;
          const { term } = sense;
          if (sure && !doubts.has(term)) continue;
          // Nothing more would be learnt from it.
          if (terms.has(term) && (senses.has(sense) || !isSettledOnce(sense))) continue;
          if (term < 0 || !this.#isAccepted(candidate, block)) continue;
          terms.add(term);
          if (isSettledOnce(sense)) senses.add(sense);
        }
      }
      if (terms.size + senses.size === before) break;
    }
    return settled;
  }

  #isAccepted(candidate: Candidate, block: Block): boolean {
    const { term, when } = candidate.sense;
    if (term < 0) return true;
    const settled = this.#settle();
    if (settled.doubts.has(term) && !candidate.firm && !this.#hasEvidence(candidate, block, settled)) return false;
    if (candidate.sure || settled.senses.has(candidate.sense)) return true;
    if (!when) return false;
    if (when.named && settled.terms.has(term)) return true;
    if (when.page?.some((other) => settled.terms.has(other))) return true;
    return when.evidence === true && (settled.terms.has(term) || this.#hasEvidence(candidate, block, settled));
  }

  /** Whether another term or neighbour is surely mentioned in the same paragraph, or enough of them on the page. */
  #hasEvidence(candidate: Candidate, block: Block, { evidence: onPage, doubts }: Chorus): boolean {
    const own = candidate.sense.term;
    if (onPage.size - (onPage.has(own) ? 1 : 0) >= PAGE_EVIDENCE) return true;
    const start = paragraphStart(block.text, candidate.start);
    for (const [witness, places] of this.#witnessesOf(block).get(start) ?? []) {
      if (witness === own || doubts.has(witness)) continue;
      if (places.some((other) => other.end <= candidate.start || other.start >= candidate.end)) return true;
    }
    return false;
  }

  /** By where a paragraph begins, the witnesses in it: of each its first and its last mention, one of which lies beside any other name. */
  #witnessesOf(block: Block): Map<number, Map<number, Candidate[]>> {
    if (block.witnesses) return block.witnesses;
    block.witnesses = new Map();
    for (const candidate of block.candidates) {
      const { term: witness, vouches } = candidate.sense;
      if (!candidate.sure || !vouches) continue;
      const start = paragraphStart(block.text, candidate.start);
      const here = block.witnesses.get(start) ?? new Map<number, Candidate[]>();
      here.set(witness, [here.get(witness)?.[0] ?? candidate, candidate]);
      block.witnesses.set(start, here);
    }
    return block.witnesses;
  }
}

/** The mentions among what remains of a block. A maker's name straight before its product is a part of the product's. */
function joinMakers(text: string, kept: Candidate[]): Mention[] {
  const mentions: Mention[] = [];
  let last: Candidate | undefined;
  for (const candidate of kept) {
    const { start, end, sense } = candidate;
    const { term } = sense;
    if (term >= 0) {
      const maker = last && isMakerOf(last, candidate, text) ? mentions.pop() : undefined;
      mentions.push({ start: maker?.start ?? start, end, term });
    }
    last = candidate;
  }
  return mentions;
}

/** "Nvidia B200", but not "Nvidia's H200". */
function isMakerOf(last: Candidate, { sense, start, clitic }: Candidate, text: string): boolean {
  return (
    !clitic &&
    sense.maker !== undefined &&
    sense.maker === last.sense.term &&
    /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(last.end, start)) &&
    !/['’]s?$/i.test(text.slice(last.start, last.end))
  );
}
