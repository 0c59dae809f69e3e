/** The blocks of a page that hold anything: by container and by text node, with what was found in them. */
import { Discourse } from '../core/lexicon/discourse.ts';
import type { Candidate } from '../core/lexicon/sense.ts';
import { type Block, type Container, isSameBlock } from './blocks.ts';

const NONE: readonly Block[] = [];

/** Called when a container has these blocks with candidates, in the place of those it had before. */
type OnBlocks = (container: Container, blocks: readonly Block[]) => void;

export class KnownBlocks {
  /** What stands in the blocks. */
  readonly discourse = new Discourse<Block>();
  readonly #onBlocks: OnBlocks;
  readonly #in = new Map<Container, readonly Block[]>();
  readonly #of = new WeakMap<Text, readonly Block[]>();

  constructor(onBlocks: OnBlocks) {
    this.#onBlocks = onBlocks;
  }

  /** How many containers have any. */
  get size(): number {
    return this.#in.size;
  }

  /** Those containers. */
  containers(): Iterable<Container> {
    return this.#in.keys();
  }

  /** The blocks of a container. */
  in(container: Container): readonly Block[] {
    return this.#in.get(container) ?? NONE;
  }

  /** The blocks that a text node belongs to. */
  of(text: Text): readonly Block[] {
    return this.#of.get(text) ?? NONE;
  }

  /** Puts the blocks that a container has in the place of those runs that they still are; gives those blocks. */
  keep(container: Container, runs: Block[]): Set<Block> {
    const byFirst = Map.groupBy(this.in(container), ({ nodes }) => nodes[0]);
    const kept = new Set<Block>();
    runs.forEach((run, index) => {
      const same = byFirst.get(run.nodes[0])?.find((block) => isSameBlock(block, run));
      if (!same) return;
      runs[index] = same;
      kept.add(same);
    });
    return kept;
  }

  /** Takes in what was found in a new block. From now on its nodes lead to it. */
  add(block: Block, candidates: Candidate[]): void {
    this.discourse.set(block, block.text, candidates);
    for (const node of block.nodes) this.#of.set(node, [...this.of(node), block]);
  }

  /** From now on, these are the blocks of a container. Those that it had before and has no more are forgotten. */
  set(container: Container, blocks: readonly Block[]): void {
    const before = this.in(container);
    const now = new Set(blocks);
    for (const block of before) if (!now.has(block)) this.#forget(block);
    if (blocks.length + before.length > 0) this.#onBlocks(container, blocks);
    if (blocks.length > 0) this.#in.set(container, blocks);
    else this.#in.delete(container);
  }

  #forget(block: Block) {
    this.discourse.delete(block);
    for (const node of block.nodes) {
      const rest = this.of(node).filter((other) => other !== block);
      if (rest.length > 0) this.#of.set(node, rest);
      else this.#of.delete(node);
    }
  }
}
