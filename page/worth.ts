/** Whether a document has text to read at all. Most frames have none: they are advertisements, widgets, counters. */
import { shadowRootOf } from '../platform/shadow-root.ts';
import { isInSkipped } from './blocks.ts';
import { isLikelyHost } from './late-roots.ts';

/** Fewer letters than this, in UTF-16 units, are not worth reading; in a frame of a page, which rarely says anything, more. */
const ENOUGH = 12;
const ENOUGH_IN_FRAME = 100;
/** A document of more nodes than this is read, whatever is in it. */
const MANY = 2000;
/** How soon after a change a document is looked at again, in ms. */
const PAUSE = 250;
/** When it is looked at again without any change: a shadow tree can come unnoticed. In ms. */
const LATER = [1000, 4000];

/** What has been counted so far. */
interface Count {
  nodes: number;
  letters: number;
  /** Texts whose letters are counted, though they may lie in something that is not read: it is looked at when they would be enough. */
  unsure: Text[];
}

const lettersOf = (text: Text) => text.data.trim().length;

/** Whether there is enough to read under `top`; what has been counted before comes with it. */
function hasEnough(top: Node, enough: number, count: Count = { nodes: 0, letters: 0, unsure: [] }): boolean {
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (++count.nodes > MANY) return true;
    if (node.nodeType === Node.TEXT_NODE) {
      const letters = lettersOf(node as Text);
      if (letters <= 1) continue;
      count.letters += letters;
      count.unsure.push(node as Text);
      if (count.letters < enough) continue;
      for (const text of count.unsure.splice(0)) if (isInSkipped(text)) count.letters -= lettersOf(text);
      if (count.letters >= enough) return true;
    } else if (isLikelyHost(node as Element) || (node.nodeName === 'SPAN' && !node.firstChild)) {
      const root = shadowRootOf(node as Element);
      if (root && hasEnough(root, enough, count)) return true;
    }
  }
  return false;
}

/** Resolves once the document has text to read. Until then it costs next to nothing. */
export function worthReading(): Promise<void> {
  const enough = window === window.top ? ENOUGH : ENOUGH_IN_FRAME;
  const isWorth = () => document.body !== null && document.designMode !== 'on' && hasEnough(document.body, enough);
  if (isWorth()) return Promise.resolve();
  return new Promise((resolve) => {
    let isPaused = false;
    const look = () => {
      isPaused = false;
      if (!isWorth()) return;
      observer.disconnect();
      later.forEach(clearTimeout);
      resolve();
    };
    const observer = new MutationObserver(() => {
      if (!isPaused) setTimeout(look, PAUSE);
      isPaused = true;
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    const later = LATER.map((milliseconds) => setTimeout(look, milliseconds));
  });
}
