/** All that there is to read of one term, across the stories. */
import { type Dispute, disputesAmong } from '../core/knowledge/disputes.ts';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Term } from '../core/knowledge/term.ts';
import { affinity, type Pair, pairsAmong } from '../core/ranking/company.ts';
import { dayOf } from '../core/ranking/facts.ts';
import { newer, type Source } from './gloss.ts';
import { countBy, labelOf, MOST_IN_PICTURE, type TermLabel } from './related.ts';

/** A fact with the story that reports it. */
export interface Report {
  fact: Fact;
  story: Story;
}

/** What there is of it at once, while all that was reported is being read. */
export interface TermHead {
  term: Pick<Term, 'id' | 'category' | 'name' | 'gloss'>;
}

export interface TermPage extends TermHead {
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

/** Undefined when the library does not know the term; `onHead` is called as soon as it is known that it does. */
export async function termPage(source: Source, id: string, onHead?: (head: TermHead) => void): Promise<TermPage | undefined> {
  const known = await source.term(id);
  if (!known) return undefined;
  const term = { ...labelOf(known), gloss: known.gloss };
  onHead?.({ term });
  const facts = await source.factsAbout(id);
  const perStory = countBy(facts, ({ story }) => story);
  const [stories, related] = await Promise.all([source.stories([...perStory.keys()]), relatedTerms(source, id, facts)]);
  // Nothing is asked of the library any more, which a live query would not hear after a pause.
  await pause();
  stories.sort(newer);
  const reports = latestFirst(facts, stories);
  await pause();
  const disputes = disputesAmong(reports.toReversed());
  await pause();
  return {
    term,
    reports,
    disputes,
    stories: stories.map((story) => ({ story, facts: perStory.get(story.id) ?? 0 })),
    related,
    pairs: pairsAmong(
      facts,
      related.map((other) => other.term.id),
    ),
  };
}

/** Lets the browser do what else it has to: some terms have thousands of facts. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

function latestFirst(facts: Fact[], stories: Story[]): Report[] {
  const byId = new Map(stories.map((story) => [story.id, story]));
  // Many facts have the date of their story, and reading a date takes longer than all the rest.
  const days = new Map<string, string>();
  const dayIn = (fact: Fact, story: Story) => {
    const date = fact.when ?? story.published.date;
    const day = days.get(date) ?? dayOf(fact, date);
    days.set(date, day);
    return day;
  };
  return (
    facts
      .flatMap((fact) => {
        const story = byId.get(fact.story);
        return story ? [{ fact, story, day: dayIn(fact, story) }] : [];
      })
      // The sort is stable: facts of one day stay as their story tells them.
      .sort((a, b) => (a.day === b.day ? 0 : a.day > b.day ? -1 : 1) || (a.story.id === b.story.id ? 0 : newer(a.story, b.story)))
      .map(({ fact, story }) => ({ fact, story }))
  );
}

async function relatedTerms(source: Source, id: string, facts: Fact[]): Promise<TermPage['related']> {
  const together = countBy(
    facts.flatMap(({ terms }) => terms),
    (other) => other,
  );
  together.delete(id);
  const [others, { total, of: frequency }] = await Promise.all([
    source.terms([...together.keys()]),
    source.frequencies([...together.keys()]),
  ]);
  return others
    .map((other) => {
      const count = together.get(other.id) ?? 0;
      // The frequencies may be older than the facts.
      const close = affinity(count, facts.length, Math.max(count, frequency(other.id)), Math.max(facts.length, total));
      return { term: labelOf(other), facts: count, close };
    })
    .sort((a, b) => b.close - a.close || (a.term.id < b.term.id ? -1 : 1))
    .slice(0, MOST_IN_PICTURE)
    .map(({ term, facts: count }) => ({ term, facts: count }));
}
