/** What a card shows of a term: the term, and what the stories report of it. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Gloss } from '../core/knowledge/gloss.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Term } from '../core/knowledge/term.ts';
import { type PageContext, rankFacts } from '../core/ranking/facts.ts';
import type { LibraryDatabase } from './database.ts';
import { COUNTS, type FactCounts } from './kept.ts';

/** Where glosses come from: the database, or the seeds alone when there is none. */
export interface Source {
  term(id: string): Promise<Term | Omit<Term, 'spellings'> | undefined>;
  factsAbout(term: string): Promise<Fact[]>;
  stories(ids: string[]): Promise<Story[]>;
  /** How frequent these terms are in the facts; where counting would take long, as it was before the last change. */
  frequencies(terms: string[]): Promise<Frequencies>;
  /** Those of the terms that are known, in the order asked. */
  terms(ids: string[]): Promise<(Term | Omit<Term, 'spellings'>)[]>;
  /** Ids only, which the index alone can tell: each begins with its story's id and a slash. */
  factIdsAbout(term: string): Promise<string[]>;
  factsIn(story: string): Promise<Fact[]>;
  /** The stories published last, the newest first. */
  newestStories(most: number): Promise<Story[]>;
}

/** How many facts there are in all, and about a term. */
export interface Frequencies {
  total: number;
  of(term: string): number;
}

/** As many records are read in one piece as hold nothing up: of more, each thousand lets others have their turn. */
const AT_ONCE = 1000;

async function inSlices<Row>(ids: string[], read: (ids: string[]) => PromiseLike<(Row | undefined)[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) for (const row of await read(ids.slice(at, at + AT_ONCE))) if (row) rows.push(row);
  return rows;
}

/** Sorts the story published last first. */
export const newer = (a: Story, b: Story): number => {
  const [first, second] = [a.published.date, b.published.date];
  return first === second ? (a.id > b.id ? -1 : 1) : first > second ? -1 : 1;
};

const countAbout = (database: LibraryDatabase, term: string) => database.facts.where('terms').equals(term).count();

export const databaseSource = (database: LibraryDatabase): Source => ({
  term: (id) => database.terms.get(id),
  factsAbout: async (term) => {
    const about = database.facts.where('terms').equals(term);
    const ids = await about.primaryKeys();
    return ids.length <= AT_ONCE ? about.toArray() : inSlices(ids, (slice) => database.facts.bulkGet(slice));
  },
  stories: (ids) => inSlices(ids, (slice) => database.stories.bulkGet(slice)),
  frequencies: async (terms) => {
    const kept = (await database.settings.get(COUNTS))?.value as FactCounts | undefined;
    if (kept) return { total: kept.all, of: (term) => kept.about.get(term) ?? 0 };
    const [total, ...counts] = await Promise.all([database.facts.count(), ...terms.map((term) => countAbout(database, term))]);
    const about = new Map(terms.map((term, index) => [term, counts[index] ?? 0]));
    return { total, of: (term) => about.get(term) ?? 0 };
  },
  terms: async (ids) => (await database.terms.bulkGet(ids)).flatMap((term) => term ?? []),
  factIdsAbout: (term) => database.facts.where('terms').equals(term).primaryKeys(),
  factsIn: (story) => database.facts.where('story').equals(story).toArray(),
  newestStories: (most) => database.stories.orderBy('published.date').reverse().limit(most).toArray(),
});

export const packSource = (pack: { terms: Term[]; stories: Story[]; facts: Fact[] }): Source => ({
  term: async (id) => pack.terms.find((term) => term.id === id),
  factsAbout: async (term) => pack.facts.filter((fact) => fact.terms.includes(term)),
  stories: async (ids) => pack.stories.filter((story) => ids.includes(story.id)),
  terms: async (ids) => ids.flatMap((id) => pack.terms.find((term) => term.id === id) ?? []),
  frequencies: async () => ({
    total: pack.facts.length,
    of: (term) => pack.facts.filter((fact) => fact.terms.includes(term)).length,
  }),
  factIdsAbout: async (term) => pack.facts.filter((fact) => fact.terms.includes(term)).map(({ id }) => id),
  factsIn: async (story) => pack.facts.filter((fact) => fact.story === story),
  newestStories: async (most) => pack.stories.toSorted(newer).slice(0, most),
});

/** The gloss of a term for a page; undefined when the library does not know the term. */
export async function glossOf(source: Source, id: string, page: PageContext): Promise<Gloss | undefined> {
  const term = await source.term(id);
  if (!term) return undefined;
  const facts = await source.factsAbout(id);
  const stories = new Map((await source.stories([...new Set(facts.map(({ story }) => story))])).map((story) => [story.id, story]));
  const { total, of: frequency } = await source.frequencies([...new Set(facts.flatMap(({ terms }) => terms))]);
  const ranked = rankFacts(facts, id, page, {
    total,
    frequency,
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
