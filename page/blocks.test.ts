import { parseHTML } from 'linkedom';
import { describe, expect, it, vi } from 'vitest';
import { containerOf, isInSkipped, kindOf } from './blocks.ts';
import { pointAt } from './sighting.ts';

const { document, Node } = parseHTML('<!doctype html><body></body>');
vi.stubGlobal('document', document);
vi.stubGlobal('Node', Node);

function first(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}

describe('what is not for reading', () => {
  it.each([
    '<textarea>Huawei</textarea>',
    '<pre>Huawei</pre>',
    '<svg><text>Huawei</text></svg>',
    '<p contenteditable>Huawei</p>',
    '<b contenteditable="plaintext-only">Huawei</b>',
    '<div role="textbox">Huawei</div>',
    '<span role="textbox">Huawei</span>',
    '<div class="editor cm-editor">Huawei</div>',
    '<div data-hashiya="card">Huawei</div>',
  ])('is %s, and all that is in it', (html) => {
    const element = first(html);
    expect(kindOf(element)).toBe('skipped');
    expect(isInSkipped(element.lastChild as Node)).toBe(true);
  });

  it('is what a script has put into a line end, but not the line end', () => {
    const end = first('<br>');
    expect(isInSkipped(end)).toBe(false);
    end.append(document.createElement('p'));
    expect(isInSkipped(end.firstChild as Node)).toBe(true);
  });

  it.each(['<p contenteditable="false">Huawei</p>', '<div class="my-cm-editors" role="note">Huawei</div>', '<x-own>Huawei</x-own>'])(
    'is not %s',
    (html) => {
      const element = first(html);
      expect(kindOf(element)).toBe('block');
      expect(isInSkipped(element.lastChild as Node)).toBe(false);
    },
  );

  it('is a slot that shows something else than its own text', () => {
    const slot = first('<slot>Huawei</slot>') as HTMLSlotElement;
    slot.assignedNodes = () => [];
    expect(kindOf(slot)).toBe('inline');
    slot.assignedNodes = () => [document.createTextNode('Nvidia')];
    expect(kindOf(slot)).toBe('skipped');
  });

  it('is what stands in a shadow tree of such an element', () => {
    const host = first('<div role="textbox"></div>');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>Huawei</p>';
    expect(isInSkipped(root.firstChild as Node)).toBe(true);
  });
});

describe('the container of a text', () => {
  it('is the nearest element at block level, or the shadow tree', () => {
    const block = first('<p>One <b>name <i>in</i></b> three.</p>');
    expect(containerOf(block.querySelector('i')?.firstChild as Node)).toBe(block);
    const root = first('<div></div>').attachShadow({ mode: 'open' });
    root.innerHTML = '<b>Huawei</b>';
    expect(containerOf(root.firstChild?.firstChild as Node)).toBe(root);
  });
});

describe('a place in a block', () => {
  const nodes = ['Deep', '', 'Seek'].map((data) => ({ data }) as Text);
  const block = { text: 'DeepSeek', nodes, starts: [0, 4, 4] };

  it.each([
    ['the beginning', 0, false, 0, 0],
    ['a seam, where something begins', 4, false, 2, 0],
    ['a seam, where something ends', 4, true, 0, 4],
    ['the end', 8, true, 2, 4],
  ])('at %s is found in its node', (_, offset, isEnd, node, inNode) => {
    expect(pointAt(block, offset, isEnd)).toEqual({ node: nodes[node], offset: inNode });
  });
});
