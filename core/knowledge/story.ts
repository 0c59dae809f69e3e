/** What a story is: one article whose facts we hold, told in our own words. */
import * as v from 'valibot';
import { Bilingual, Id, Line, Link, SpanText } from './text.ts';

export const ORIGINS = ['seed', 'saved', 'feed', 'pack'] as const;

export const Story = v.strictObject({
  id: Id,
  title: Bilingual,
  summary: Bilingual,
  /** Who published it, where that is known. */
  outlet: v.optional(Bilingual),
  author: v.optional(Bilingual),
  url: v.optional(Link),
  /** The language it was written in, as a BCP 47 tag. */
  language: Line,
  published: v.strictObject({
    date: SpanText,
    /** From what an estimated date was worked out. */
    because: v.optional(Bilingual),
  }),
  /** The outlets, banks and institutes that the article itself cites. */
  cites: v.array(Line),
  origin: v.picklist(ORIGINS),
});
export type Story = v.InferOutput<typeof Story>;
