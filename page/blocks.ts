/**
 * The text of a page by block: the text nodes that a reader sees as one run of words, joined across inline elements (a name split by
 * `<b>` or `<a>` is one name) and never across blocks. Blocks are told by tag name: asking for styles would make the browser lay the page out.
 */

/** A run of text nodes within one container. */
export interface Block {
  text: string;
  nodes: Text[];
  /** Where each node's text begins in `text`, UTF-16. */
  starts: number[];
}

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS LABEL MARK NOBR Q RUBY S SLOT SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
/** Holds no text to read, or text that is not for reading: code, forms, other media. */
const SKIPPED = new Set(
  'AUDIO BASE BUTTON CANVAS CODE DATALIST EMBED FRAME FRAMESET HEAD IFRAME IMG INPUT KBD LINK MATH MATH-FIELD META METER NOEMBED NOFRAMES NOSCRIPT OBJECT OPTGROUP OPTION PARAM PICTURE PRE PROGRESS SAMP SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
);
const EDITORS = /\b(?:CodeMirror|cm-editor|monaco-editor|ace_editor|ql-editor|ProseMirror)\b/;

/** Stands where something that is no text was left out, so that no name is read across it. */
const HOLE = '\ufffc';

/** Marks the one element that we put into a page, the host of the card. An attribute: pages may define elements, and then see their insides. */
export const HOST = 'data-hashiya';

function isSkipped(element: Element): boolean {
  const name = element.nodeName.toUpperCase();
  // A plain-text document is shown as one PRE.
  if (name === 'PRE' && document.contentType === 'text/plain') return false;
  if (SKIPPED.has(name) || element.hasAttribute(HOST)) return true;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false') return true;
  if (element.getAttribute('role') === 'textbox') return true;
  return element.hasAttribute('class') && EDITORS.test(element.getAttribute('class') ?? '');
}

const isInline = (element: Element) => INLINE.has(element.nodeName.toUpperCase());

/** Whether the node lies in something that is not read, itself included. */
export function isInSkipped(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) if (at instanceof Element && isSkipped(at)) return true;
  return false;
}

/** The block-level element whose runs a node belongs to. */
export function containerOf(node: Node): Element | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) if (at instanceof Element && !isInline(at)) return at;
  return undefined;
}

/** The runs of one container, in document order. `onNested` is called for each block-level element that parts or follows them. */
export function runsOf(container: Element, onNested: (element: Element) => void): Block[] {
  const blocks: Block[] = [];
  let block: Block = { text: '', nodes: [], starts: [] };
  const close = () => {
    if (block.nodes.length > 0 && block.text.trim() !== '') blocks.push(block);
    block = { text: '', nodes: [], starts: [] };
  };
  const visit = (parent: Node) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        block.starts.push(block.text.length);
        block.nodes.push(child as Text);
        // Line ends of the source are spaces on the screen; where one is meant there is a BR. Offsets stay as they are.
        block.text += (child as Text).data.replaceAll('\n', ' ');
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const element = child as Element;
        if (element.nodeName === 'BR' || element.nodeName === 'br') block.text += '\n';
        else if (isSkipped(element)) block.text += HOLE;
        else if (isInline(element)) visit(element);
        else {
          close();
          onNested(element);
        }
      }
    }
  };
  visit(container);
  close();
  return blocks;
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
