/** A mention where it stands on the page. */
import type { Mention } from '../core/lexicon/discourse.ts';
import type { Block } from './blocks.ts';

/** A mention on the page, with the block it stands in. */
export interface Sighting {
  block: Block;
  mention: Mention;
}

/** The node and offset in it of an offset in the block's text. At a seam, `end` asks for the node before it. */
export function pointAt(block: Block, offset: number, end: boolean): { node: Text; offset: number } | undefined {
  let low = 0;
  let high = block.nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = block.starts[middle] as number;
    if (start < offset || (!end && start === offset)) low = middle;
    else high = middle - 1;
  }
  const node = block.nodes[low];
  if (!node) return undefined;
  return { node, offset: Math.min(offset - (block.starts[low] as number), node.data.length) };
}

/** Where a sighting begins and ends in the page's own text nodes. Undefined when the page has changed under it. */
function edgesOf({ block, mention }: Sighting) {
  const start = pointAt(block, mention.start, false);
  const end = pointAt(block, mention.end, true);
  return start && end ? { start, end } : undefined;
}

/** A live range over the sighting's text. Undefined when the page has changed under it. */
export function rangeOf(sighting: Sighting): Range | undefined {
  const edges = edgesOf(sighting);
  if (!edges?.start.node.isConnected || !edges.end.node.isConnected) return undefined;
  const range = document.createRange();
  range.setStart(edges.start.node, edges.start.offset);
  range.setEnd(edges.end.node, edges.end.offset);
  return range;
}

/**
 * The same for painting. In Chrome a static range: cheap, and blind to later changes. Firefox looks for the text of static ranges whose nodes were moved
 * since, and may never come to an end of it (docs/decisions/0026); so there it is a live one, which changes of the page may shift.
 */
export function paintRangeOf(sighting: Sighting): AbstractRange | undefined {
  if (import.meta.env.FIREFOX) return rangeOf(sighting);
  const edges = edgesOf(sighting);
  if (!edges) return undefined;
  const { start, end } = edges;
  return new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset });
}
