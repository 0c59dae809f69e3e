/** The way through a container for the runs of text in it, in as many goes as it takes: it may have more children than one task has time for. */
import { asShown, type Block, HOLE, isElement, isPlainText, isText, kindOf } from './blocks.ts';
import { piecesOf } from './pieces.ts';

/** How many nodes are looked at in one go. */
const GO = 256;

export class Walk {
  readonly #onElement: (element: Element, isNested: boolean) => void;
  readonly #keepsLines = isPlainText();
  /** The next node, behind all that it lies in. */
  readonly #way: Node[] = [];
  /** Of the run that is being gathered. */
  #text = '';
  #nodes: Text[] = [];
  #starts: number[] = [];
  /** The runs so far, in document order, long ones in pieces. */
  readonly runs: Block[] = [];

  /**
   * `onElement` is called for every element among the runs of `top` that is read: with `isNested` for those at block level, whose runs are their
   * own.
   */
  constructor(top: Node, onElement: (element: Element, isNested: boolean) => void) {
    this.#onElement = onElement;
    if (top.firstChild) this.#way.push(top.firstChild);
  }

  /** Goes on for a while. True when it has come to the end, and `runs` are all. */
  goOn(): boolean {
    const way = this.#way;
    for (let left = GO; left > 0; left--) {
      const node = way.at(-1);
      if (!node) break;
      let next = this.#visit(node) ? node.firstChild : null;
      while (!next && way.length > 0) next = (way.pop() as Node).nextSibling;
      if (next) way.push(next);
    }
    if (way.length > 0) return false;
    this.#close();
    return true;
  }

  /** Whether the way on is lost when this node is taken from where it stands. */
  leadsThrough(node: Node): boolean {
    return this.#way.includes(node);
  }

  /** True when its children belong to the run. */
  #visit(node: Node): boolean {
    if (isText(node)) {
      this.#starts.push(this.#text.length);
      this.#nodes.push(node);
      this.#text += asShown(node.data, this.#keepsLines);
    } else if (isElement(node)) {
      const kind = kindOf(node);
      if (kind === 'break') this.#text += '\n';
      else if (kind === 'skipped') this.#text += HOLE;
      else {
        const isNested = kind === 'block';
        if (isNested) this.#close();
        this.#onElement(node, isNested);
        return !isNested;
      }
    }
    return false;
  }

  /** The run ends here. */
  #close() {
    if (this.#nodes.length > 0 && /\S/.test(this.#text)) {
      this.runs.push(...piecesOf({ text: this.#text, nodes: this.#nodes, starts: this.#starts }));
      this.#nodes = [];
      this.#starts = [];
    }
    this.#nodes.length = 0;
    this.#starts.length = 0;
    this.#text = '';
  }
}

/** The runs of a container, found in one go. */
export function runsOf(container: Node): Block[] {
  const walk = new Walk(container, () => {});
  while (!walk.goOn());
  return walk.runs;
}
