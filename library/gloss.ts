/** What a card shows of a term: the term, and what the stories report of it. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Gloss } from '../core/knowledge/gloss.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Term } from '../core/knowledge/term.ts';
import { type PageContext, rankFacts } from '../core/ranking/facts.ts';
import type { LibraryDatabase } from './database.ts';

/** Where glosses come from: the database, or the seeds alone when there is none. */
export interface Source {
  term(id: string): Promise<Term | Omit<Term, 'spellings'> | undefined>;
  factsAbout(term: string): Promise<Fact[]>;
  stories(ids: string[]): Promise<Story[]>;
  factCount(): Promise<number>;
  factCountAbout(term: string): Promise<number>;
  /** Those of the terms that are known, in the order asked. */
  terms(ids: string[]): Promise<(Term | Omit<Term, 'spellings'>)[]>;
  /** Ids only, which the index alone can tell: each begins with its story's id and a slash. */
  factIdsAbout(term: string): Promise<string[]>;
  factsIn(story: string): Promise<Fact[]>;
  allStories(): Promise<Story[]>;
}

export const databaseSource = (database: LibraryDatabase): Source => ({
  term: (id) => database.terms.get(id),
  factsAbout: (term) => database.facts.where('terms').equals(term).toArray(),
  stories: async (ids) => (await database.stories.bulkGet(ids)).flatMap((story) => story ?? []),
  factCount: () => database.facts.count(),
  factCountAbout: (term) => database.facts.where('terms').equals(term).count(),
  terms: async (ids) => (await database.terms.bulkGet(ids)).flatMap((term) => term ?? []),
  factIdsAbout: (term) => database.facts.where('terms').equals(term).primaryKeys(),
  factsIn: (story) => database.facts.where('story').equals(story).toArray(),
  allStories: () => database.stories.toArray(),
});

export const packSource = (pack: { terms: Term[]; stories: Story[]; facts: Fact[] }): Source => ({
  term: async (id) => pack.terms.find((term) => term.id === id),
  factsAbout: async (term) => pack.facts.filter((fact) => fact.terms.includes(term)),
  stories: async (ids) => pack.stories.filter((story) => ids.includes(story.id)),
  factCount: async () => pack.facts.length,
  factCountAbout: async (term) => pack.facts.filter((fact) => fact.terms.includes(term)).length,
  terms: async (ids) => ids.flatMap((id) => pack.terms.find((term) => term.id === id) ?? []),
  factIdsAbout: async (term) => pack.facts.filter((fact) => fact.terms.includes(term)).map(({ id }) => id),
  factsIn: async (story) => pack.facts.filter((fact) => fact.story === story),
  allStories: async () => pack.stories,
});

/** The gloss of a term for a page; undefined when the library does not know the term. */
export async function glossOf(source: Source, id: string, page: PageContext): Promise<Gloss | undefined> {
  const term = await source.term(id);
  if (!term) return undefined;
  const facts = await source.factsAbout(id);
  const stories = new Map((await source.stories([...new Set(facts.map(({ story }) => story))])).map((story) => [story.id, story]));
  const others = [...new Set(facts.flatMap(({ terms }) => terms))];
  const counts = await Promise.all(others.map((other) => source.factCountAbout(other)));
  const frequency = new Map(others.map((other, index) => [other, counts[index] ?? 0]));
  const ranked = rankFacts(facts, id, page, {
    total: await source.factCount(),
    frequency: (other) => frequency.get(other) ?? 0,
    storyDate: (story) => stories.get(story)?.published.date ?? '',
  });
  const { category, name, gloss } = term;
  return {
    term: { id, category, name, gloss },
    facts: ranked.flatMap((fact) => {
      const story = stories.get(fact.story);
      return story ? [{ fact, story }] : [];
    }),
  };
}
