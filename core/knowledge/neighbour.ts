/** A name of the same field that has no term of its own: the longer name wins, and it vouches for the sense of ambiguous ones. */
import * as v from 'valibot';
import { Spelling } from './term.ts';
import { Line } from './text.ts';

export const Neighbour = v.strictObject({
  name: Line,
  spellings: v.pipe(v.array(Spelling), v.minLength(1, 'needs at least one spelling')),
});
export type Neighbour = v.InferOutput<typeof Neighbour>;
