import { NodeFilter, parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { openLexicon } from '../core/lexicon/lexicon.ts';
import type { Report } from '../core/lexicon/report.ts';
import { reportOf } from '../core/lexicon/reporting.ts';

vi.mock('wxt/browser', () => ({ browser: { runtime: { id: 'hashiya' } } }));
const { document, Node, HTMLElement } = parseHTML('<!doctype html><body></body>');
/** linkedom tells of few changes: here the page's are told by hand. */
let tell: MutationCallback;
class MutationObserver {
  constructor(callback: MutationCallback) {
    tell = callback;
  }
  observe() {}
  disconnect() {}
}
for (const [name, value] of Object.entries({ document, Node, HTMLElement, NodeFilter, MutationObserver })) vi.stubGlobal(name, value);
vi.stubGlobal('addEventListener', () => {});
vi.stubGlobal('removeEventListener', () => {});
const { KnownBlocks } = await import('./known-blocks.ts');
const { PageText } = await import('./page-text.ts');

const name = { ar: 'إنفيديا', en: 'Nvidia' };
const spellings = [{ text: 'Nvidia', lang: 'en', kind: 'name' } as const];
const lexicon = openLexicon(compileLexicon([{ id: 'nvidia', category: 'company', tier: 'core', name, gloss: name, spellings }], []));

/** Messages to the background, in the order in which they were sent, and the way to answer each. */
let messages: { texts: string[]; answer(): void }[];
let known: InstanceType<typeof KnownBlocks>;
let text: InstanceType<typeof PageText>;

/** Lets everything be done that waits for nothing but its turn. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
async function answerAll() {
  await rest();
  while (messages.length > 0) {
    messages.shift()?.answer();
    await rest();
  }
}
/** Begins to read a page. */
async function read(html: string) {
  document.body.innerHTML = html;
  text.start();
  await rest();
}
const marked = () => [...known.discourse.keys()].map((block) => block.text);
function tellOf(target: Node, change: { addedNodes?: Node[]; removedNodes?: Node[]; previousSibling?: Node | null }) {
  const record = { type: 'childList', target, addedNodes: [], removedNodes: [], previousSibling: null, nextSibling: null, ...change };
  tell([record as unknown as MutationRecord], {} as never);
}
function add(to: Element, node: Node) {
  const previousSibling = to.lastChild;
  to.append(node);
  tellOf(to, { addedNodes: [node], previousSibling });
}
const addText = (to: Element, text: string) => add(to, document.createTextNode(text));
function remove(node: Element) {
  const target = node.parentNode as Node;
  node.remove();
  tellOf(target, { removedNodes: [node] });
}
const first = (selector: string) => document.querySelector(selector) as Element;

beforeEach(() => {
  messages = [];
  known = new KnownBlocks(() => {});
  const ask = (texts: string[]) =>
    new Promise<Report>((resolve) => messages.push({ texts, answer: () => resolve(reportOf(lexicon, 'first', texts)) }));
  text = new PageText(known, { ask, onOutdated: () => {} }, () => {});
});
afterEach(() => text.stop());

describe('while a page waits for the background', () => {
  it('all that is read in one go is asked about at once, and known when the answer is there', async () => {
    await read('<p>Nvidia one</p><div>Nvidia two<p>nothing</p></div>');
    expect(messages.map(({ texts }) => texts.toSorted())).toEqual([['Nvidia one', 'Nvidia two', 'nothing']]);
    expect(marked()).toEqual([]);
    await answerAll();
    expect(marked().toSorted()).toEqual(['Nvidia one', 'Nvidia two']);
  });

  it('a changed text keeps what was known of it before', async () => {
    await read('<p>Nvidia one</p>');
    await answerAll();
    addText(first('p'), ' and more');
    await rest();
    expect([messages.map(({ texts }) => texts), marked()]).toEqual([[['Nvidia one and more']], ['Nvidia one']]);
    await answerAll();
    expect(marked()).toEqual(['Nvidia one and more']);
  });

  it('a text that has changed meanwhile is asked about once more, however often it did', async () => {
    await read('<p>Nvidia one</p>');
    for (const more of [' and', ' more', ' of it']) {
      addText(first('p'), more);
      await rest();
    }
    expect(messages.map(({ texts }) => texts)).toEqual([['Nvidia one']]);
    messages.shift()?.answer();
    await rest();
    expect(messages.map(({ texts }) => texts)).toEqual([['Nvidia one and more of it']]);
    await answerAll();
    expect(marked()).toEqual(['Nvidia one and more of it']);
  });

  it('a block that comes into what is asked about is no part of it', async () => {
    await read('<div>Nvidia one</div>');
    const block = document.createElement('p');
    block.textContent = 'Nvidia two';
    add(first('div'), block);
    await answerAll();
    expect(marked().toSorted()).toEqual(['Nvidia one', 'Nvidia two']);
    for (const [container, texts] of [
      [first('div'), ['Nvidia one']],
      [block, ['Nvidia two']],
    ] as const)
      expect(known.in(container).map((one) => one.nodes.map(({ data }) => data).join(''))).toEqual(texts);
  });

  it('what is removed is not heard of, and what comes back is asked about anew', async () => {
    await read('<p>Nvidia one</p>');
    const paragraph = first('p');
    remove(paragraph);
    await rest();
    await answerAll();
    expect(marked()).toEqual([]);
    add(document.body, paragraph);
    await rest();
    expect(messages.map(({ texts }) => texts)).toEqual([['Nvidia one']]);
    await answerAll();
    expect(marked()).toEqual(['Nvidia one']);
  });

  const piece = `${'word '.repeat(1600)}Nvidia. `;

  it('a long text is known piece by piece, and as a whole once all of it is', async () => {
    await read(`<p>${piece.repeat(6)}</p>`);
    const count = messages.length;
    expect(count).toBeGreaterThan(1);
    messages.shift()?.answer();
    await rest();
    expect(marked().length).toBeGreaterThan(0);
    expect(
      marked()
        .join('')
        .match(/Nvidia/g)?.length,
    ).toBeLessThan(6);
    await answerAll();
    expect(
      marked()
        .join('')
        .match(/Nvidia/g),
    ).toHaveLength(6);
  });

  it('of a long text that has become another, all stays known until all of the other is', async () => {
    await read(`<p>${piece.repeat(6)}</p>`);
    await answerAll();
    const before = marked();
    const [node] = [...first('p').childNodes] as Text[];
    (node as Text).data = `Now ${piece.repeat(6)}`;
    tellOf(first('p'), { addedNodes: [node as Node] });
    await rest();
    while (messages.length > 0) {
      expect(marked()).toEqual(expect.arrayContaining(before));
      messages.shift()?.answer();
      await rest();
    }
    expect(
      marked()
        .join('')
        .match(/Nvidia/g),
    ).toHaveLength(6);
  });

  it('of a long text that is removed before all answers are there, nothing is known', async () => {
    await read(`<p>${piece.repeat(6)}</p>`);
    messages.shift()?.answer();
    await rest();
    remove(first('p'));
    await answerAll();
    expect(marked()).toEqual([]);
  });
});
