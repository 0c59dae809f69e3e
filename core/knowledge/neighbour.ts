/** A name of the same field that has no term of its own: the longer name wins, and it vouches for the sense of ambiguous ones. */
import * as v from 'valibot';
import { Spelling } from './term.ts';
import { Line } from './text.ts';

/** What only a term can wait for: whether a name is a neighbour's is settled where it stands, before the page is known. */
const OF_TERMS_ALONE = ['page', 'evidence', 'named', 'quoted'] as const;

const NeighbourSpelling = v.pipe(
  Spelling,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const { when } = value;
    if (!when) return;
    for (const key of OF_TERMS_ALONE) {
      if (when[key] === undefined) continue;
      addIssue({
        message: `is no condition for a neighbour: it can have after, before and near only`,
        path: [
          { type: 'object', origin: 'value', input: value, key: 'when', value: when },
          { type: 'object', origin: 'value', input: when, key, value: when[key] },
        ],
      });
    }
  }),
);

export const Neighbour = v.strictObject({
  name: Line,
  spellings: v.pipe(v.array(NeighbourSpelling), v.minLength(1, 'needs at least one spelling')),
});
export type Neighbour = v.InferOutput<typeof Neighbour>;
