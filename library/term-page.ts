/** All that there is to read of one term, across the stories. */
import { type Dispute, disputesAmong } from '../core/knowledge/disputes.ts';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Term } from '../core/knowledge/term.ts';
import { affinity, type Pair, pairsAmong } from '../core/ranking/company.ts';
import { dayOf } from '../core/ranking/facts.ts';
import type { Source } from './gloss.ts';
import { countBy, labelOf, MOST_IN_PICTURE, newer, type TermLabel } from './related.ts';

/** A fact with the story that reports it. */
export interface Report {
  fact: Fact;
  story: Story;
}

export interface TermPage {
  term: Pick<Term, 'id' | 'category' | 'name' | 'gloss'>;
  /** Every fact about it, the latest first. */
  reports: Report[];
  /** What is contradicted, each in order of time. */
  disputes: Dispute<Report>[];
  /** The stories about it, the newest first, with the number of their facts about it. */
  stories: { story: Story; facts: number }[];
  /** The terms that belong to it most, the closest first, with the number of facts that name both. */
  related: { term: TermLabel; facts: number }[];
  /** How often these stand together in the facts about it. */
  pairs: Pair[];
}

/** Undefined when the library does not know the term. */
export async function termPage(source: Source, id: string): Promise<TermPage | undefined> {
  const term = await source.term(id);
  if (!term) return undefined;
  const facts = await source.factsAbout(id);
  const perStory = countBy(facts, ({ story }) => story);
  const stories = (await source.stories([...perStory.keys()])).sort(newer);
  const byId = new Map(stories.map((story) => [story.id, story]));
  const reports = facts
    .flatMap((fact) => {
      const story = byId.get(fact.story);
      return story ? [{ fact, story, day: dayOf(fact, story.published.date) }] : [];
    })
    // The sort is stable: facts of one day stay as their story tells them.
    .sort((a, b) => b.day.localeCompare(a.day) || (a.story.id === b.story.id ? 0 : newer(a.story, b.story)))
    .map(({ fact, story }) => ({ fact, story }));
  const related = await relatedTerms(source, id, facts);
  return {
    term: { ...labelOf(term), gloss: term.gloss },
    reports,
    disputes: disputesAmong(reports.toReversed()),
    stories: stories.map((story) => ({ story, facts: perStory.get(story.id) ?? 0 })),
    related,
    pairs: pairsAmong(
      facts,
      related.map((other) => other.term.id),
    ),
  };
}

async function relatedTerms(source: Source, id: string, facts: Fact[]): Promise<TermPage['related']> {
  const together = countBy(
    facts.flatMap(({ terms }) => terms),
    (other) => other,
  );
  together.delete(id);
  const others = await source.terms([...together.keys()]);
  const [total, ...frequencies] = await Promise.all([source.factCount(), ...others.map((other) => source.factCountAbout(other.id))]);
  return others
    .map((other, index) => {
      const count = together.get(other.id) ?? 0;
      return { term: labelOf(other), facts: count, close: affinity(count, facts.length, frequencies[index] ?? count, total) };
    })
    .sort((a, b) => b.close - a.close || (a.term.id < b.term.id ? -1 : 1))
    .slice(0, MOST_IN_PICTURE)
    .map(({ term, facts: count }) => ({ term, facts: count }));
}
