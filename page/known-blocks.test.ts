import { expect, it } from 'vitest';
import type { Candidate } from '../core/lexicon/sense.ts';
import type { Block, Container } from './blocks.ts';
import { KnownBlocks } from './known-blocks.ts';

const sense = { rule: 0, term: 0, isNoun: false, vouches: true };
const nvidia = (start: number): Candidate => ({ sense, start, end: start + 6, clitic: false, sure: true, firm: false });
/** Where the name stands in a text. */
const candidatesIn = ({ text }: Block) => [...text.matchAll(/Nvidia/g)].map(({ index }) => nvidia(index));

const node = (data: string) => ({ data }) as Text;
const blockOf = (...nodes: Text[]): Block => ({
  text: nodes.map(({ data }) => data).join(''),
  nodes,
  starts: nodes.map((_, at) => nodes.slice(0, at).reduce((length, { data }) => length + data.length, 0)),
});

/** The known blocks of one container that was found to hold these. */
function knowing(...blocks: Block[]) {
  const container = {} as Container;
  const known = new KnownBlocks(() => {});
  for (const block of blocks) known.add(block, candidatesIn(block));
  known.set(container, blocks);
  return { known, container };
}

it('a container that is read again keeps the blocks that are as they were, and forgets the others', () => {
  const [first, second] = [node('Nvidia one.'), node('Nvidia two.')];
  const [kept, gone] = [blockOf(first), blockOf(second)];
  const { known, container } = knowing(kept, gone);
  const runs = [blockOf(first), blockOf(second, node(' And more of Nvidia.'))];
  expect([...known.keep(container, runs)]).toEqual([kept]);
  expect(runs[0]).toBe(kept);
  known.set(container, [kept]);
  expect([...known.discourse.keys()]).toEqual([kept]);
  expect([known.of(first), known.of(second)]).toEqual([[kept], []]);
});

it('a node leads to every block that it stands in, until each is forgotten', () => {
  const long = node('Nvidia here, and Nvidia there.');
  const [head, tail] = [
    { text: 'Nvidia here,', nodes: [long], starts: [0] },
    { text: ' and Nvidia there.', nodes: [long], starts: [-12] },
  ];
  const { known, container } = knowing(head, tail);
  expect(known.of(long)).toEqual([head, tail]);
  known.set(container, [tail]);
  expect(known.of(long)).toEqual([tail]);
  known.set(container, []);
  expect(known.of(long)).toEqual([]);
  expect([...known.discourse.keys()]).toEqual([]);
  expect([...known.containers()]).toEqual([]);
});
