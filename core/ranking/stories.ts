/** Which stories of the library relate to a page, and why. */

/** How often each term is mentioned on the page, by id. */
export type PageCounts = Record<string, number>;

/** What is to be known of the library for it. */
export interface StoryLibrary {
  /** Facts in all. */
  total: number;
  /** How many of them name a term. */
  frequency(term: string): number;
  /** Whether a term on its own says that a page is about our field; one that is in every news bulletin does not. */
  vouches(term: string): boolean;
  /** For each term of the page: how many facts of each story name it, by the story's id. */
  stories: Map<string, Map<string, number>>;
}

/** A story of the library that relates to the page. */
export interface RelatedStory {
  story: string;
  score: number;
  /** The terms that it shares with the page, those that bring them together most first. */
  shared: string[];
}

/** From the third mention on, one more says little more. */
const SATURATION = 1.2;
const saturated = (count: number) => (count * (SATURATION + 1)) / (count + SATURATION);

/** How much a term tells stories apart: the fewer facts name it, the more. Always positive. */
export const rarity = (frequency: number, total: number): number => Math.log(1 + Math.max(0, total - frequency + 0.5) / (frequency + 0.5));

/**
 * The related stories, best first. A story scores by each term that it shares with the page: by how rare the term is in the library, how
 * often the page mentions it and in how many of its facts the story does, both counts levelling off. This is BM25 with a long query and
 * without its length norm (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.4): stories are of a kind in
 * length, and one that reports more of a matter does relate more. Equal scores stand in the order of their ids, the latest id first, so
 * that the same counts always give the same order. Stories that share only terms that do not vouch for the field are left out.
 */
export function relateStories(page: PageCounts, { total, frequency, vouches, stories }: StoryLibrary): RelatedStory[] {
  const found = new Map<string, { term: string; weight: number }[]>();
  for (const [term, factsIn] of stories) {
    const mentions = page[term] ?? 0;
    if (mentions <= 0) continue;
    const weight = rarity(frequency(term), total) * saturated(mentions);
    for (const [story, facts] of factsIn) {
      const shared = found.get(story) ?? [];
      shared.push({ term, weight: weight * saturated(facts) });
      found.set(story, shared);
    }
  }
  return [...found]
    .filter(([, shared]) => shared.some(({ term }) => vouches(term)))
    .map(([story, shared]) => {
      // Sorted before they are added up: the order of a sum changes its last digit, and with it the order of equals.
      shared.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
      return { story, score: shared.reduce((sum, { weight }) => sum + weight, 0), shared: shared.map(({ term }) => term) };
    })
    .sort((a, b) => b.score - a.score || (a.story > b.story ? -1 : 1));
}
