/** The blocks of a page that hold anything: by container and by text node, with what was found in them. */
import { Discourse } from '../core/lexicon/discourse.ts';
import type { Candidate } from '../core/lexicon/sense.ts';
import { type Block, type Container, containerOf, isSameBlock } from './blocks.ts';

const NONE: readonly Block[] = [];
const NONE_KEPT: ReadonlySet<Block> = new Set();

/** Called when a container has these blocks with candidates, in the place of those it had before. */
type OnBlocks = (container: Container, blocks: readonly Block[]) => void;

export class KnownBlocks {
  /** What stands in the blocks. */
  readonly discourse = new Discourse<Block>();
  readonly #onBlocks: OnBlocks;
  readonly #in = new Map<Container, readonly Block[]>();
  /** Which blocks the text nodes of a container belong to, where that was asked since its blocks were set: on a page, of few. */
  readonly #byNode = new WeakMap<Container, Map<Text, Block[]>>();

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

  /** Whether a block has candidates and was not forgotten. */
  has(block: Block): boolean {
    return this.discourse.has(block);
  }

  /** The blocks that a text node belongs to. */
  of(text: Text): readonly Block[] {
    const container = containerOf(text);
    if (!container || !this.#in.has(container)) return NONE;
    let byNode = this.#byNode.get(container);
    if (!byNode) {
      byNode = indexOf(this.in(container));
      this.#byNode.set(container, byNode);
    }
    return byNode.get(text) ?? NONE;
  }

  /** Puts the blocks that a container has in the place of those runs that they still are; gives those blocks. */
  keep(container: Container, runs: Block[]): ReadonlySet<Block> {
    if (!this.#in.has(container)) return NONE_KEPT;
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

  /** Takes in what was found in a new block. */
  add(block: Block, candidates: Candidate[]): void {
    this.discourse.set(block, block.text, candidates);
  }

  /** From now on, these are the blocks of a container. Those that it had before and has no more are forgotten. */
  set(container: Container, blocks: readonly Block[]): void {
    const before = this.in(container);
    if (before.length > 0) {
      const now = new Set(blocks);
      for (const block of before) if (!now.has(block)) this.discourse.delete(block);
      this.#byNode.delete(container);
    }
    if (blocks.length > 0) this.#in.set(container, blocks);
    else this.#in.delete(container);
    if (blocks.length + before.length > 0) this.#onBlocks(container, blocks);
  }
}

function indexOf(blocks: readonly Block[]): Map<Text, Block[]> {
  const byNode = new Map<Text, Block[]>();
  for (const block of blocks) {
    for (const node of block.nodes) {
      const here = byNode.get(node);
      if (here) here.push(block);
      else byNode.set(node, [block]);
    }
  }
  return byNode;
}
