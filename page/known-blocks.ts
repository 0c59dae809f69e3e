/** The blocks of a page that hold anything: by container and by text node, with what was found in them. */
import { Discourse } from '../core/lexicon/discourse.ts';
import type { Lexicon } from '../core/lexicon/lexicon.ts';
import { type Block, type Container, isSameBlock } from './blocks.ts';

const NONE: readonly Block[] = [];

export interface BlockEvents {
  /** A container now has these blocks with candidates, in the place of those it had before. */
  onBlocks(container: Container, blocks: readonly Block[]): void;
  /** A block is no more. */
  onForgotten(block: Block): void;
}

export class KnownBlocks {
  /** What stands in the blocks. */
  readonly discourse: Discourse<Block>;
  readonly #events: BlockEvents;
  readonly #in = new Map<Container, readonly Block[]>();
  readonly #of = new WeakMap<Text, readonly Block[]>();

  constructor(lexicon: Lexicon, events: BlockEvents) {
    this.discourse = new Discourse(lexicon);
    this.#events = events;
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

  /** Puts the blocks that a container has in the place of those runs that they still are, and forgets the others; gives those that were kept. */
  keep(container: Container, runs: Block[]): Set<Block> {
    const before = this.in(container);
    const byFirst = Map.groupBy(before, ({ nodes }) => nodes[0]);
    const kept = new Set<Block>();
    runs.forEach((run, index) => {
      const same = byFirst.get(run.nodes[0])?.find((block) => isSameBlock(block, run));
      if (!same) return;
      runs[index] = same;
      kept.add(same);
    });
    for (const block of before) if (!kept.has(block)) this.forget(block);
    return kept;
  }

  /** Reads a block, new or changed. True when it holds anything; `join` its nodes and `set` it then. */
  read(block: Block): boolean {
    return this.discourse.set(block, block.text);
  }

  /** From now on, its nodes lead to the block. */
  join(block: Block): void {
    for (const node of block.nodes) this.#of.set(node, [...this.of(node), block]);
  }

  /** From now on, these are the blocks of a container. Those it had before and has no more are to be forgotten first. */
  set(container: Container, blocks: readonly Block[]): void {
    if (blocks.length > 0 || this.#in.has(container)) this.#events.onBlocks(container, blocks);
    if (blocks.length > 0) this.#in.set(container, blocks);
    else this.#in.delete(container);
  }

  forget(block: Block): void {
    this.discourse.delete(block);
    this.#events.onForgotten(block);
    for (const node of block.nodes) {
      const rest = this.of(node).filter((other) => other !== block);
      if (rest.length > 0) this.#of.set(node, rest);
      else this.#of.delete(node);
    }
  }

  /** Forgets all blocks of a container. */
  forgetIn(container: Container): void {
    const blocks = this.#in.get(container);
    if (!blocks) return;
    for (const block of blocks) this.forget(block);
    this.set(container, NONE);
  }
}
