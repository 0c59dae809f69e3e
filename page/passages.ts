/** The order of a page, as its document and shadow trees have it. */
import type { Block } from './blocks.ts';
import type { Passage } from './showing.ts';

const HEADING = /^h[1-6]$/i;

/**
 * The blocks and headings under a node in document order, a shadow tree before what stands in its host. `blocksOf` gives the blocks that a text
 * node belongs to, `rootOf` the shadow root of an element.
 */
export function* passagesOf(
  top: Node,
  blocksOf: (text: Text) => readonly Block[],
  rootOf: (element: Element) => ShadowRoot | undefined,
): Generator<Passage> {
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      // A block comes with its first node.
      for (const block of blocksOf(node as Text)) if (block.nodes[0] === node) yield block;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const root = rootOf(node as Element);
      if (root) yield* passagesOf(root, blocksOf, rootOf);
      if (HEADING.test(node.nodeName)) yield 'heading';
    }
  }
}
