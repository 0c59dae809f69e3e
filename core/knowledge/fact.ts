/** What a fact is: one thing that a story reports, with who said it. */
import * as v from 'valibot';
import { Bilingual, Id, SpanText } from './text.ts';

export const FACT_KINDS = ['event', 'figure', 'claim', 'forecast', 'relation'] as const;

/** The story's id, a slash, and an id of its own within it. */
const FactId = v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not the id of a fact: story/fact'));

export const Fact = v.strictObject({
  id: FactId,
  story: Id,
  /**
   * event: something happened. figure: an amount. claim: somebody holds it to be so. forecast: somebody expects it.
   * relation: who belongs to, makes, leads, uses or rivals what.
   */
  kind: v.picklist(FACT_KINDS),
  says: Bilingual,
  /** The terms it is about, the most important first. */
  terms: v.pipe(v.array(Id), v.minLength(1, 'needs at least one term')),
  /** Who said it, where the story says so. */
  by: v.optional(Bilingual),
  /** Through whom it came: the outlet or bank that the story cites for it. */
  via: v.optional(Bilingual),
  /** When it happened or is expected; without it, the story's own date holds. */
  when: v.optional(SpanText),
  /** Ids of facts that say otherwise of the same matter: see disputes.ts. Saying it on one of the two is enough. */
  disputes: v.optional(v.array(FactId)),
  figures: v.optional(
    v.array(
      v.strictObject({
        value: v.number(),
        /** The other end, when the figure is a range: three to five years. */
        to: v.optional(v.number()),
        unit: Bilingual,
        /** Whether the value is a bound rather than the amount itself. */
        bound: v.optional(v.picklist(['more-than', 'at-most', 'about'])),
      }),
    ),
  ),
});
export type Fact = v.InferOutput<typeof Fact>;
export type FactKind = Fact['kind'];
