/** What the library has for a page: the stories that relate to it and why, the page's own terms, and how these hang together. */
import type { Story } from '../core/knowledge/story.ts';
import type { Term } from '../core/knowledge/term.ts';
import { type Pair, pairsAmong } from '../core/ranking/company.ts';
import { type PageCounts, relateStories } from '../core/ranking/stories.ts';
import type { Source } from './gloss.ts';

/** What a screen shows of a term in passing. */
export type TermLabel = Pick<Term, 'id' | 'category' | 'name'>;

export interface RelatedPage {
  /** Best first. */
  stories: { story: Story; facts: number; shared: TermLabel[] }[];
  /** The page's terms that the library knows, the most mentioned first. */
  terms: { term: TermLabel; mentions: number; facts: number }[];
  /** How often those of the first terms stand together in a fact. */
  pairs: Pair[];
}

/** As many as anybody looks through; the rest is told by the terms. */
const MOST_STORIES = 20;
/** What a picture of names can hold and still be read. */
export const MOST_IN_PICTURE = 12;

export const labelOf = ({ id, category, name }: Omit<Term, 'spellings'>): TermLabel => ({ id, category, name });

const storyOf = (fact: string): string => fact.slice(0, fact.indexOf('/'));

/** What the library has for a page with these terms on it. */
export async function relatedTo(source: Source, page: PageCounts): Promise<RelatedPage> {
  const known = await source.terms(Object.keys(page).filter((id) => (page[id] ?? 0) > 0));
  const [{ total }, ...idLists] = await Promise.all([source.frequencies([]), ...known.map(({ id }) => source.factIdsAbout(id))]);
  const factIds = new Map(known.map(({ id }, index) => [id, idLists[index] ?? []]));
  const factsIn = (id: string) => countBy(factIds.get(id) ?? [], storyOf);
  const terms = new Map(known.map((term) => [term.id, term]));
  const inStories = new Map(known.map(({ id }) => [id, factsIn(id)]));

  const related = relateStories(page, {
    total,
    frequency: (id) => factIds.get(id)?.length ?? 0,
    vouches: (id) => terms.get(id)?.weakEvidence !== true,
    stories: inStories,
  }).slice(0, MOST_STORIES);
  const stories = new Map((await source.stories(related.map(({ story }) => story))).map((story) => [story.id, story]));

  const listed = known
    .map((term) => ({ term: labelOf(term), mentions: page[term.id] ?? 0, facts: factIds.get(term.id)?.length ?? 0 }))
    .sort((a, b) => b.mentions - a.mentions || b.facts - a.facts || (a.term.id < b.term.id ? -1 : 1));
  const inPicture = listed.slice(0, MOST_IN_PICTURE).map(({ term: { id } }) => id);
  return {
    stories: related.flatMap(({ story: id, shared }) => {
      const story = stories.get(id);
      // Of the facts about what is shared, each once.
      const facts = new Set(shared.flatMap((term) => factIds.get(term)?.filter((fact) => storyOf(fact) === id) ?? [])).size;
      return story ? [{ story, facts, shared: shared.flatMap((term) => terms.get(term) ?? []).map(labelOf) }] : [];
    }),
    terms: listed,
    pairs: pairsAmong(factsNaming(inPicture, factIds), inPicture),
  };
}

export function countBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** The facts that name any of the terms, told by their terms alone. */
function factsNaming(terms: string[], factIds: Map<string, string[]>): { terms: string[] }[] {
  const naming = new Map<string, string[]>();
  for (const term of terms) for (const fact of factIds.get(term) ?? []) naming.set(fact, [...(naming.get(fact) ?? []), term]);
  return [...naming.values()].map((named) => ({ terms: named }));
}
