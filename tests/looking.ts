/** What a reader sees of the extension on a page: the marks, and the card in its closed shadow root. */
import type { Frame, Page } from 'puppeteer-core';
import { bidiOf, isBidi } from './bidi.ts';
import { until } from './browsers.ts';

/** A marked place: the category that it is painted as, its text, and the middle of its first line in the viewport. */
export interface Mark {
  category: string;
  text: string;
  x: number;
  y: number;
}

/** All visible marks that are registered with a page or frame just now, which are those near the viewport. */
export function marksOf(place: Page | Frame): Promise<Mark[]> {
  return place.evaluate(() => {
    const prefix = 'hashiya-';
    const ours = [...CSS.highlights].filter(([name]) => name.startsWith(prefix));
    return ours.flatMap(([name, ranges]) =>
      [...ranges].flatMap((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const [line] = live.getClientRects();
        if (!line) return [];
        return { category: name.slice(prefix.length), text: String(live), x: line.x + line.width / 2, y: line.y + line.height / 2 };
      }),
    );
  });
}

/** Scrolls a mark to the middle of the viewport and rests the pointer on it. */
export async function pointAt(page: Page, mark: Mark): Promise<void> {
  const scrolled = await page.evaluate((y) => {
    const before = scrollY;
    scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
    return scrollY - before;
  }, mark.y);
  // In two steps, because a pointer that is there already would not move.
  await page.mouse.move(mark.x - 2, mark.y - scrolled);
  await page.mouse.move(mark.x, mark.y - scrolled);
}

/**
 * Calls a function with the shadow root, closed or open, of the first element that a selector finds. What it returns must be
 * of JSON; undefined when there is no such element or root. The function is sent as text: it sees its arguments and the page, nothing else.
 */
export async function inShadow<Args extends unknown[], Result>(
  page: Page,
  host: string,
  look: (root: ShadowRoot, ...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result> | undefined> {
  const source = `async (root) => JSON.stringify(await (${look})(root, ...${JSON.stringify(args)}))`;
  const json = isBidi(page.browser()) ? await callInFirefox(page, host, source) : await callInChromium(page, host, source);
  return json === undefined ? undefined : JSON.parse(json as string);
}

/** The text that a reader sees inside a host's shadow root, closed or open; empty when nothing there is visible. */
export async function shadowTextOf(page: Page, host: string): Promise<string> {
  const text = await inShadow(page, host, (root) =>
    [...root.children]
      .filter((child): child is HTMLElement => child.checkVisibility())
      // Of the two, only innerText leaves out what is hidden.
      .map((child) => child.innerText)
      .join('\n'),
  );
  return text ?? '';
}

/** The same text once the card has opened and come to rest: nothing in it has changed for a while and nothing moves. */
export async function settledShadowTextOf(page: Page, host: string, milliseconds = 10_000): Promise<string> {
  const quiet = 250;
  let text = '';
  let since = Date.now();
  await until(async () => {
    const now = await shadowTextOf(page, host);
    if (now !== text) since = Date.now();
    text = now;
    return text !== '' && Date.now() - since >= quiet && (await inShadow(page, host, isAtRest));
  }, milliseconds);
  return text;
}

const isAtRest = (root: ShadowRoot): boolean => root.getAnimations().length === 0;

async function callInChromium(page: Page, host: string, source: string): Promise<unknown> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: host });
    if (!nodeId) return undefined;
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
    const [shadow] = node.shadowRoots ?? [];
    if (!shadow) return undefined;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId as string,
      functionDeclaration: `function () { return (${source})(this); }`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** Firefox serializes a node with its shadow root when asked to, a closed one too, under an id that scripts can be given. */
async function callInFirefox(page: Page, host: string, source: string): Promise<unknown> {
  interface Found {
    nodes: { value: { shadowRoot?: { sharedId: string } | null } }[];
  }
  const { send, call } = bidiOf(page.browser());
  // Puppeteer has it but does not declare it.
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const { nodes } = await send<Found>('browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: host },
    maxNodeCount: 1,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
  });
  const sharedId = nodes[0]?.value.shadowRoot?.sharedId;
  return sharedId && call(context, source, [{ sharedId }]);
}
