/**
 * The senses of a page. A block says which of its candidates are sure; the others are settled by what the page as a whole is about, and
 * once a spelling is settled it is so throughout: one sense a discourse (Gale, Church and Yarowsky 1992).
 */
import { paragraphStart } from '../text/paragraphs.ts';
import { readBlock } from './block.ts';
import type { Candidate } from './candidate.ts';
import { Census, type Chorus, type Voice } from './census.ts';
import { type Lexicon, NEIGHBOUR, ruleIndex, ruleKind } from './lexicon.ts';

/** A mention: a stretch of a block's text, UTF-16 offsets with `end` exclusive, and the index of its term in the lexicon. */
export interface Mention {
  start: number;
  end: number;
  term: number;
}

interface Block {
  text: string;
  candidates: Candidate[];
  voice: Voice;
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
    if (last && candidate.start < last.end && (candidate.term !== last.term || candidate.term < 0 || candidate.end <= last.end)) continue;
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

/** The blocks of one page or file, each under a key of the caller's, and the mentions in them. */
export class Discourse<Key> {
  readonly #lexicon: Lexicon;
  readonly #blocks = new Map<Key, Block>();
  readonly #census = new Census();
  /** Blocks in which something is left to the page. */
  readonly #open = new Set<Block>();
  /**
   * What the page as a whole has settled; a term in `doubts` must be borne out in each place, even where it would be sure. Undefined while it must be
   * worked out anew.
   */
  #settled: Chorus | undefined;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Reads a block's text, new or changed. True when it holds anything that could be a mention. */
  set(key: Key, text: string): boolean {
    this.delete(key);
    const candidates = readBlock(this.#lexicon, text);
    if (candidates.length === 0) return false;
    const block = { text, candidates, voice: this.#voiceOf(candidates) };
    this.#blocks.set(key, block);
    this.#census.add(block.voice);
    if (candidates.some(({ sure }) => !sure)) this.#open.add(block);
    this.#settled = undefined;
    return true;
  }

  delete(key: Key): void {
    const block = this.#blocks.get(key);
    if (!block) return;
    this.#blocks.delete(key);
    this.#census.remove(block.voice);
    this.#open.delete(block);
    this.#settled = undefined;
  }

  /** The mentions of a block by rising start, none overlapping. What other blocks say may change them: ask again after `set`. */
  mentions(key: Key): Mention[] {
    const block = this.#blocks.get(key);
    if (!block) return [];
    return this.#joinMakers(
      block.text,
      withoutOverlaps(block.candidates, (candidate) => this.#isAccepted(candidate, block)),
    );
  }

  /** What the page as a whole has settled: as long as it is the same, a block that is left alone has the same mentions. */
  settled(): string {
    return Object.values(this.#settle())
      .map((set) => Int32Array.from(set).sort())
      .join(';');
  }

  /** Every key that has a block with candidates. */
  keys(): IterableIterator<Key> {
    return this.#blocks.keys();
  }

  /** What a candidate is as evidence: its term, or its neighbour below zero. */
  #witness(candidate: Candidate): number {
    return candidate.term >= 0 ? candidate.term : -1 - ruleIndex(this.#lexicon.rules[candidate.rule] as number);
  }

  /** What a block says by itself. */
  #voiceOf(candidates: Candidate[]): Voice {
    const voice: Voice = { terms: [], rules: [], evidence: [], doubts: [] };
    for (const { rule, term } of candidates) {
      const other = term < 0 ? (this.#lexicon.others[ruleIndex(this.#lexicon.rules[rule] as number)] as number) : NEIGHBOUR;
      if (other !== NEIGHBOUR) voice.doubts.push(other);
    }
    for (const candidate of withoutOverlaps(candidates, isSure)) {
      const { rule, term, vouches } = candidate;
      if (vouches) voice.evidence.push(this.#witness(candidate));
      if (term < 0) continue;
      voice.terms.push(term);
      if (!this.#isNoun(rule)) voice.rules.push(rule);
    }
    return voice;
  }

  /** A name keeps its sense throughout a page. A common noun (تدريب, chips) does not: each place needs grounds of its own. */
  #isNoun(rule: number): boolean {
    return ruleKind(this.#lexicon.rules[rule] as number) === 'noun';
  }

  /** Which terms and spellings are settled for the page, worked out once after each change. */
  #settle(): Chorus {
    if (this.#settled) return this.#settled;
    const settled = this.#census.all();
    const { terms, rules, evidence, doubts } = settled;
    for (const term of doubts) {
      terms.delete(term);
      evidence.delete(term);
    }
    if (doubts.size > 0) for (const rule of rules) if (doubts.has(ruleIndex(this.#lexicon.rules[rule] as number))) rules.delete(rule);
    this.#settled = settled;
    const open = doubts.size > 0 ? [...this.#blocks.values()] : [...this.#open];
    for (let round = 0; round < ROUNDS; round++) {
      const before = terms.size + rules.size;
      for (const block of open) {
        for (const candidate of block.candidates) {
          const { rule, term, sure } = candidate;
          if (sure && !doubts.has(term)) continue;
          // Nothing more would be learnt from it.
          if (terms.has(term) && (rules.has(rule) || this.#isNoun(rule))) continue;
          if (term < 0 || !this.#isAccepted(candidate, block)) continue;
          terms.add(term);
          if (!this.#isNoun(rule)) rules.add(rule);
        }
      }
      if (terms.size + rules.size === before) break;
    }
    return settled;
  }

  #isAccepted(candidate: Candidate, block: Block): boolean {
    if (candidate.term < 0) return true;
    const settled = this.#settle();
    if (settled.doubts.has(candidate.term) && !candidate.firm && !this.#hasEvidence(candidate, block, settled)) return false;
    if (candidate.sure || settled.rules.has(candidate.rule)) return true;
    const { when } = this.#lexicon.noteOf(candidate.rule) ?? {};
    if (!when) return false;
    if (when.named && settled.terms.has(candidate.term)) return true;
    if (when.page?.some((term) => settled.terms.has(term))) return true;
    return when.evidence === true && (settled.terms.has(candidate.term) || this.#hasEvidence(candidate, block, settled));
  }

  /** Whether another term or neighbour is surely mentioned in the same paragraph, or enough of them on the page. */
  #hasEvidence(candidate: Candidate, block: Block, { evidence: onPage, doubts }: Chorus): boolean {
    const own = candidate.term;
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
      if (!candidate.sure || !candidate.vouches) continue;
      const start = paragraphStart(block.text, candidate.start);
      const here = block.witnesses.get(start) ?? new Map<number, Candidate[]>();
      const witness = this.#witness(candidate);
      here.set(witness, [here.get(witness)?.[0] ?? candidate, candidate]);
      block.witnesses.set(start, here);
    }
    return block.witnesses;
  }

  /** The mentions among what remains of a block. A maker's name straight before its product is a part of the product's. */
  #joinMakers(text: string, kept: Candidate[]): Mention[] {
    const mentions: Mention[] = [];
    let last: Candidate | undefined;
    for (const candidate of kept) {
      const { start, end, term } = candidate;
      if (term >= 0) {
        const maker = last && this.#isMakerOf(last, candidate, text) ? mentions.pop() : undefined;
        mentions.push({ start: maker?.start ?? start, end, term });
      }
      last = candidate;
    }
    return mentions;
  }

  /** "Nvidia B200", but not "Nvidia's H200". */
  #isMakerOf(last: Candidate, { start, term, clitic }: Candidate, text: string): boolean {
    return (
      !clitic &&
      last.term >= 0 &&
      this.#lexicon.termOf(term).maker === last.term &&
      /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(last.end, start)) &&
      !/['’]s?$/i.test(text.slice(last.start, last.end))
    );
  }
}

/** The mentions of one text that stands alone, such as a file. */
export function detect(lexicon: Lexicon, text: string): Mention[] {
  const discourse = new Discourse<0>(lexicon);
  discourse.set(0, text);
  return discourse.mentions(0);
}
