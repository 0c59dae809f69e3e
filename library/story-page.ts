/** All that there is to read of one story. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import { dayOf } from '../core/ranking/facts.ts';
import type { Source } from './gloss.ts';
import { countBy, labelOf, type TermLabel } from './related.ts';

export interface StoryPage {
  story: Story;
  /** In order of time; those of the same time as the story tells them. */
  facts: Fact[];
  /** What it is about, the most frequent first. */
  terms: { term: TermLabel; facts: number }[];
}

/** Undefined when the library does not have the story. */
export async function storyPage(source: Source, id: string): Promise<StoryPage | undefined> {
  const [[story], facts] = await Promise.all([source.stories([id]), source.factsIn(id)]);
  if (!story) return undefined;
  const counts = countBy(
    facts.flatMap(({ terms }) => terms),
    (term) => term,
  );
  const terms = await source.terms([...counts.keys()]);
  const day = (fact: Fact) => dayOf(fact, story.published.date);
  return {
    story,
    facts: facts.sort((a, b) => day(a).localeCompare(day(b))),
    terms: terms
      .map((term) => ({ term: labelOf(term), facts: counts.get(term.id) ?? 0 }))
      .sort((a, b) => b.facts - a.facts || (a.term.id < b.term.id ? -1 : 1)),
  };
}
