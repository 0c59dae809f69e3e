/** Containers of one short run and nothing else, as most paragraphs are: read without a look at each of their nodes, which is most of what reading a page costs. */
import { asShown, type Block, type Container, INLINE, isPlainText } from './blocks.ts';
import { LONG } from './pieces.ts';
import { runsOf } from './walk.ts';

/**
 * Everything that parts the text of a container or leaves some of it out: what is not inline or is written in, and an empty element that may
 * have a shadow tree. Of all inline elements only a SPAN can.
 */
const NOT_PLAIN = `:not(${INLINE.toLowerCase().replaceAll(' ', ',')}),[contenteditable],[role=textbox],span:empty`;

const NONE: Pick<Block, 'nodes' | 'starts'> = { nodes: [], starts: [] };

/** A run whose nodes are looked for when something is to be shown in it. */
class PlainRun implements Block {
  readonly text: string;
  readonly #container: Container;
  #found: Pick<Block, 'nodes' | 'starts'> | undefined;

  constructor(container: Container, text: string) {
    this.#container = container;
    this.text = text;
  }

  /** None when by now its text is another. Then the container is about to be read again. */
  get nodes(): Text[] {
    return this.#find().nodes;
  }

  get starts(): number[] {
    return this.#find().starts;
  }

  #find() {
    if (this.#found) return this.#found;
    const walker = document.createTreeWalker(this.#container, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
    const nodes: Text[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      nodes.push(node);
      starts.push(length);
      length += node.length;
    }
    // A block that has come since into the container is no part of the run.
    this.#found =
      length === this.text.length ? { nodes, starts } : (runsOf(this.#container).find(({ text }) => text === this.text) ?? NONE);
    return this.#found;
  }
}

/** The run of a container that holds one short run and nothing else than text and inline elements; undefined for any other container. It asks the browser twice. */
export function plainRunOf(container: Container): Block | undefined {
  if (container.querySelector(NOT_PLAIN)) return undefined;
  const text = asShown(container.textContent ?? '', isPlainText());
  return text.length <= LONG ? new PlainRun(container, text) : undefined;
}
