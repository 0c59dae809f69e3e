/**
 * The text of a page by block: the text nodes that a reader sees as one run of words, joined across inline elements (a name split by
 * `<b>` or `<a>` is one name) and never across blocks. Blocks are told by tag name: asking for styles would make the browser lay the page out.
 */
import { HOST } from './host.ts';

/** What directly holds runs of text: a block-level element, or a shadow root. */
export type Container = Element | ShadowRoot;

/** A run of text nodes within one container, or a piece of a long one. */
export interface Block {
  text: string;
  nodes: Text[];
  /** Where each node's text begins in `text`, UTF-16. Below zero where a piece begins inside its first node. */
  starts: number[];
}

export type Kind = 'inline' | 'skipped' | 'break' | 'block';

export const INLINE =
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS LABEL MARK NOBR Q RUBY S SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR';
/** Holds no text to read, or text that is not for reading: code, forms, other media. */
const SKIPPED =
  'AUDIO BASE BUTTON CANVAS CODE DATALIST EMBED FRAME FRAMESET HEAD IFRAME IMG INPUT KBD LINK MATH MATH-FIELD META METER NOEMBED NOFRAMES NOSCRIPT OBJECT OPTGROUP OPTION PARAM PICTURE PRE PROGRESS SAMP SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO';

let kinds: Map<string, Kind | 'slot'> | undefined;
/** The kind of an element by its name as `nodeName` gives it: capitals in HTML, as written in XHTML and SVG. Most frames never ask. */
function kindByName(name: string): Kind | 'slot' | undefined {
  kinds ??= new Map([...named('BR', 'break'), ...named('SLOT', 'slot'), ...named(INLINE, 'inline'), ...named(SKIPPED, 'skipped')]);
  return kinds.get(name);
}
const named = (names: string, kind: Kind | 'slot') =>
  `${names} ${names.toLowerCase()}`.split(' ').map((name): [string, Kind | 'slot'] => [name, kind]);

const EDITORS = /\b(?:CodeMirror|cm-editor|monaco-editor|ace_editor|ql-editor|ProseMirror)\b/;

/**
 * What is written in, whatever its name; at block level also the editors that pages build, and our own card. Asked one by one: a selector for all
 * of it takes ten times as long.
 */
function isWrittenIn(element: Element, kind: Kind): boolean {
  if (!element.hasAttributes()) return false;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  if (element.getAttribute('role') === 'textbox') return true;
  if (kind !== 'block') return false;
  const names = element.getAttribute('class');
  return element.hasAttribute(HOST) || (names !== null && EDITORS.test(names));
}

/** Stands where something that is no text was left out, so that no name is read across it. */
export const HOLE = '\ufffc';

let plainText: boolean | undefined;
/** A plain-text document is shown as one PRE, in which line ends are line ends. Asked of the browser once. */
export function isPlainText(): boolean {
  plainText ??= document.contentType === 'text/plain';
  return plainText;
}

export function kindOf(element: Element): Kind {
  const kind = kindByName(element.nodeName) ?? 'block';
  if (kind === 'skipped') return isPlainText() && element.nodeName === 'PRE' ? 'block' : kind;
  // What is slotted is read where it stands; the slot's own text is not shown then.
  if (kind === 'slot') return (element as HTMLSlotElement).assignedNodes?.().length ? 'skipped' : 'inline';
  return isWrittenIn(element, kind) ? 'skipped' : kind;
}

/** Line ends of the source are spaces on the screen; where one is meant there is a BR. Offsets stay as they are. */
export const asShown = (text: string, keepsLines: boolean) => (keepsLines ? text : text.replaceAll('\n', ' '));

export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
export const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE;
export const isShadowRoot = (node: Node | undefined | null): node is ShadowRoot =>
  node?.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;

/** Whether the node stands in this page; one that was taken from it may stand in another by now. */
export const isHere = (node: Node): boolean => node.isConnected && node.ownerDocument === document;

/** Whether the node lies in something that is not read, itself included. A line end is read as such, and nothing that a page puts into it. */
export function isInSkipped(node: Node): boolean {
  for (let at: Node | null = node; at; at = isShadowRoot(at) ? at.host : at.parentNode) {
    const kind = isElement(at) && kindOf(at);
    if (kind === 'skipped' || (kind === 'break' && at !== node)) return true;
  }
  return false;
}

/** The element that a node is laid out in: the slot that it stands in, and the host of what stands straight in a shadow tree. */
export function elementAround(node: Element | Text): Element | null {
  const around: Node | null = node.assignedSlot ?? node.parentNode;
  if (isShadowRoot(around)) return around.host;
  return around && isElement(around) ? around : null;
}

/** Whether an element's text belongs to the runs of what it stands in. */
export function isInline(element: Element): boolean {
  const kind = kindByName(element.nodeName);
  return kind === 'inline' || kind === 'slot' || kind === 'break';
}

/** Whether a node parts the runs of what it stands in. */
export const partsRuns = (node: Node): boolean => isElement(node) && kindOf(node) === 'block';

/** What holds the runs that a node belongs to; undefined in what belongs to no document or shadow tree. */
export function containerOf(node: Node): Container | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) if (isElement(at) ? !isInline(at) : isShadowRoot(at)) return at as Container;
  return undefined;
}

/** Whether two blocks are the same text in the same nodes. */
export function isSameBlock(a: Block, b: Block): boolean {
  if (a.text !== b.text || a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((node, i) => node === b.nodes[i] && a.starts[i] === b.starts[i]);
}

/** Whether a change can have changed the runs of its target's container: most often something at block level has come or gone between others. */
export function changesRuns({ type, target, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): boolean {
  if (type !== 'childList') return true;
  for (const node of [...addedNodes, ...removedNodes]) if (node.nodeType !== Node.COMMENT_NODE && !partsRuns(node)) return true;
  // Behind the first and last node of an inline element its run goes on.
  return [previousSibling, nextSibling].every((sibling) => (sibling ? !partsRuns(sibling) : isInline(target as Element)));
}
