import fc from 'fast-check';
import { NodeFilter, parseHTML } from 'linkedom';
import { describe, expect, it, vi } from 'vitest';
import { type Block, changesRuns, containerOf, isSameBlock } from './blocks.ts';
import { plainRunOf } from './plain-run.ts';
import { Walk } from './walk.ts';

const { document, Node } = parseHTML('<!doctype html><body></body>');
vi.stubGlobal('document', document);
vi.stubGlobal('Node', Node);
vi.stubGlobal('NodeFilter', NodeFilter);

function elementOf(html: string): Element {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

/** The runs of a container, found in as many goes as it takes. */
function runsOf(container: Node, onElement: (element: Element, isNested: boolean) => void = () => {}): Block[] {
  const walk = new Walk(container, onElement);
  while (!walk.goOn());
  return walk.runs;
}
const textsOf = (html: string) => runsOf(elementOf(html)).map(({ text }) => text);

/** A text, a comment, or an element by name with what is in it. */
type Sketch = string | null | [name: string, inside: Sketch[]];
const sketchOf = (...names: string[]): fc.Arbitrary<Sketch> =>
  fc.letrec<{ sketch: Sketch }>((tie) => ({
    sketch: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('Deep', 'Seek ', '\n', ''),
      fc.constant(null),
      fc.tuple(fc.constantFrom(...names), fc.array(tie('sketch'), { maxLength: 4 })),
    ),
  })).sketch;
function nodeOf(sketch: Sketch): Node {
  if (typeof sketch === 'string') return document.createTextNode(sketch);
  if (sketch === null) return document.createComment('');
  const [name, inside] = sketch;
  const element = document.createElement(name);
  element.append(...inside.map(nodeOf));
  return element;
}
function* nodesIn(top: Node): Generator<Node> {
  yield top;
  for (const child of top.childNodes) yield* nodesIn(child);
}

describe('the runs of a container', () => {
  it('go on across inline elements, and end where a block stands', () => {
    expect(textsOf('Open<b>A<i>I</i></b>, <p>not this,</p> and <span>more<div>nor this</div>of</span> it')).toEqual([
      'OpenAI, ',
      ' and more',
      'of it',
    ]);
  });

  it('are parted by a line end that is meant, and no name is read across what is not read', () => {
    expect(textsOf('one<br>two\nthree<code>x</code>four<a contenteditable>y</a>five')).toEqual(['one\ntwo three\ufffcfour\ufffcfive']);
  });

  it('hold the nodes that their text is of, without what is blank before a block', () => {
    const container = elementOf(' <p>A paragraph</p>Open<b>AI</b>');
    const [run] = runsOf(container);
    expect(run?.nodes.map(({ data }) => data)).toEqual(['Open', 'AI']);
    expect(run?.starts).toEqual([0, 4]);
  });

  it('are told of every element on the way, and of those at block level that they hold runs of their own', () => {
    const told: string[] = [];
    runsOf(elementOf('<b><p><i>its own affair</i></p></b><pre>code</pre><x-own>of the page</x-own>'), ({ localName }, isNested) =>
      told.push(`${localName} ${isNested}`),
    );
    expect(told).toEqual(['b false', 'p true', 'x-own true']);
  });

  it('are the same found at once, where there is nothing but text and inline elements, as on the way', () => {
    fc.assert(
      fc.property(fc.array(sketchOf('b', 'a', 'span', 'wbr', 'br', 'p', 'code')), (sketches) => {
        const container = nodeOf(['div', sketches]) as Element;
        const plain = plainRunOf(container);
        if (!plain) return;
        const found = runsOf(container);
        expect(found).toHaveLength(plain.text.trim() === '' ? 0 : 1);
        for (const run of found) expect(isSameBlock(run, plain)).toBe(true);
      }),
    );
  });

  it('have no nodes, found at once, when they are looked for after more text has come', () => {
    const container = elementOf('Open<b>AI</b>');
    const [asked, late] = [plainRunOf(container), plainRunOf(container)];
    expect(asked?.nodes.map(({ data }) => data)).toEqual(['Open', 'AI']);
    container.append(' and more');
    expect(late).toMatchObject({ text: 'OpenAI', nodes: [], starts: [] });
    expect(asked?.starts).toEqual([0, 4]);
  });

  it('are found to the last of very many nodes, in goes that know what they lead through', () => {
    const container = elementOf(`<b>${'word <i></i>'.repeat(200)}</b>${'<p>Another.</p>more'.repeat(200)}`);
    const walk = new Walk(container, () => {});
    const [stressed, last] = [container.firstChild, container.lastChild] as [Node, Node];
    expect(walk.goOn()).toBe(false);
    expect([walk.leadsThrough(stressed), walk.leadsThrough(last)]).toEqual([true, false]);
    expect(walk.goOn()).toBe(false);
    expect(walk.leadsThrough(stressed)).toBe(false);
    while (!walk.goOn());
    expect(walk.runs).toHaveLength(201);
    expect(walk.runs.at(-1)?.nodes).toEqual([last]);
  });
});

describe('a change', () => {
  it('that is said to change no run changes none', () => {
    let unchanged = 0;
    const sketch = sketchOf('b', 'span', 'p', 'div', 'code', 'br');
    fc.assert(
      fc.property(fc.array(sketch), sketch, fc.nat(), fc.nat(), fc.boolean(), (sketches, sketched, which, where, isAdded) => {
        const top = nodeOf(['div', sketches]) as Element;
        const targets = [...nodesIn(top)].filter((node) => node.nodeType === Node.ELEMENT_NODE && (isAdded || node.firstChild));
        const target = targets[which % targets.length];
        const container = target && containerOf(target);
        if (!container) return;
        const node = isAdded ? nodeOf(sketched) : (target.childNodes[where % target.childNodes.length] as Node);
        const nextSibling = isAdded ? ([...target.childNodes, null][where % (target.childNodes.length + 1)] ?? null) : node.nextSibling;
        const previousSibling = isAdded ? (nextSibling ? nextSibling.previousSibling : target.lastChild) : node.previousSibling;
        const before = runsOf(container);
        if (isAdded) target.insertBefore(node, nextSibling);
        else target.removeChild(node);
        const [addedNodes, removedNodes] = isAdded ? [[node], []] : [[], [node]];
        const record = { type: 'childList', target, addedNodes, removedNodes, previousSibling, nextSibling };
        if (changesRuns(record as unknown as MutationRecord)) return;
        unchanged++;
        const after = runsOf(container);
        expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
        for (const [at, run] of after.entries()) expect(isSameBlock(run, before[at] as Block)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    // What would call every change one of runs would cost the more.
    expect(unchanged).toBeGreaterThan(100);
  });
});
