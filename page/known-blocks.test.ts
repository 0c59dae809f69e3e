import { expect, it } from 'vitest';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { openLexicon } from '../core/lexicon/lexicon.ts';
import type { Block, Container } from './blocks.ts';
import { KnownBlocks } from './known-blocks.ts';

const name = { ar: 'إنفيديا', en: 'Nvidia' };
const spellings = [{ text: 'Nvidia', lang: 'en', kind: 'name' } as const];
const lexicon = openLexicon(compileLexicon([{ id: 'nvidia', category: 'company', tier: 'core', name, gloss: name, spellings }], []));

const node = (data: string) => ({ data }) as Text;
const blockOf = (...nodes: Text[]): Block => ({
  text: nodes.map(({ data }) => data).join(''),
  nodes,
  starts: nodes.map((_, at) => nodes.slice(0, at).reduce((length, { data }) => length + data.length, 0)),
});

/** The known blocks of one container that was found to hold these. */
function knowing(...blocks: Block[]) {
  const forgotten: Block[] = [];
  const container = {} as Container;
  const known = new KnownBlocks(lexicon, { onBlocks: () => {}, onForgotten: (block) => forgotten.push(block) });
  for (const block of blocks) if (known.read(block)) known.join(block);
  known.set(container, blocks);
  return { known, container, forgotten };
}

it('a container that is read again keeps the blocks that are as they were, and forgets the others', () => {
  const [first, second] = [node('Nvidia one.'), node('Nvidia two.')];
  const [kept, gone] = [blockOf(first), blockOf(second)];
  const { known, container, forgotten } = knowing(kept, gone);
  const runs = [blockOf(first), blockOf(second, node(' And more of Nvidia.'))];
  expect([...known.keep(container, runs)]).toEqual([kept]);
  expect(runs[0]).toBe(kept);
  expect(forgotten).toEqual([gone]);
  expect([...known.discourse.keys()]).toEqual([kept]);
  expect([known.of(first), known.of(second)]).toEqual([[kept], []]);
});

it('a node leads to every block that it stands in, until each is forgotten', () => {
  const long = node('Nvidia here, and Nvidia there.');
  const [head, tail] = [
    { text: 'Nvidia here,', nodes: [long], starts: [0] },
    { text: ' and Nvidia there.', nodes: [long], starts: [-12] },
  ];
  const { known, container, forgotten } = knowing(head, tail);
  expect(known.of(long)).toEqual([head, tail]);
  known.forget(head);
  expect(known.of(long)).toEqual([tail]);
  known.set(container, [tail]);
  known.forgetIn(container);
  expect(known.of(long)).toEqual([]);
  expect(forgotten).toEqual([head, tail]);
  expect([...known.containers()]).toEqual([]);
});
