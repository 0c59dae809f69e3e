import { parseHTML } from 'linkedom';
import { expect, it, vi } from 'vitest';
import type { Candidate } from '../core/lexicon/sense.ts';
import type { Block, Container } from './blocks.ts';
import { KnownBlocks } from './known-blocks.ts';

const { document, Node } = parseHTML('<!doctype html><body></body>');
vi.stubGlobal('document', document);
vi.stubGlobal('Node', Node);

const sense = { rule: 0, term: 0, isNoun: false, vouches: true };
const nvidia = (start: number): Candidate => ({ sense, start, end: start + 6, clitic: false, sure: true, firm: false });
/** Where the name stands in a text. */
const candidatesIn = ({ text }: Block) => [...text.matchAll(/Nvidia/g)].map(({ index }) => nvidia(index));

/** A new text at the end of an element. */
function textIn(container: Container, data: string): Text {
  const text = document.createTextNode(data);
  container.append(text);
  return text;
}
const newContainer = (): Container => document.createElement('p');
const blockOf = (...nodes: Text[]): Block => ({
  text: nodes.map(({ data }) => data).join(''),
  nodes,
  starts: nodes.map((_, at) => nodes.slice(0, at).reduce((length, { data }) => length + data.length, 0)),
});

/** The known blocks of a container that was found to hold these. */
function knowing(container: Container, ...blocks: Block[]) {
  const known = new KnownBlocks(() => {});
  for (const block of blocks) known.add(block, candidatesIn(block));
  known.set(container, blocks);
  return known;
}

it('a container that is read again keeps the blocks that are as they were, and forgets the others', () => {
  const container = newContainer();
  const [first, second] = [textIn(container, 'Nvidia one.'), textIn(container, 'Nvidia two.')];
  const [kept, gone] = [blockOf(first), blockOf(second)];
  const known = knowing(container, kept, gone);
  const runs = [blockOf(first), blockOf(second, textIn(container, ' And more of Nvidia.'))];
  expect([...known.keep(container, runs)]).toEqual([kept]);
  expect(runs[0]).toBe(kept);
  known.set(container, [kept]);
  expect([...known.discourse.keys()]).toEqual([kept]);
  expect([known.of(first), known.of(second)]).toEqual([[kept], []]);
});

it('a node leads to every block that it stands in, until each is forgotten', () => {
  const container = newContainer();
  const long = textIn(container.appendChild(document.createElement('b')), 'Nvidia here, and Nvidia there.');
  const [head, tail] = [
    { text: 'Nvidia here,', nodes: [long], starts: [0] },
    { text: ' and Nvidia there.', nodes: [long], starts: [-12] },
  ];
  const known = knowing(container, head, tail);
  expect(known.of(long)).toEqual([head, tail]);
  known.set(container, [tail]);
  expect(known.of(long)).toEqual([tail]);
  known.set(container, []);
  expect(known.of(long)).toEqual([]);
  expect([...known.discourse.keys()]).toEqual([]);
  expect([...known.containers()]).toEqual([]);
});
