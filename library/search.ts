/** Search in the library: what a query finds, with the records themselves. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import type { Story } from '../core/knowledge/story.ts';
import { buildIndex, type NamedTerm } from '../core/search/build.ts';
import { type Answer, type Limits, openSearcher, type Searcher } from '../core/search/search.ts';
import type { StoredTerm } from './database.ts';
import { keptIndex, renewSearch } from './search-index.ts';
import { openSeeded } from './shelf.ts';

export type Result =
  | { kind: 'term'; id: string; term: ShownTerm }
  | { kind: 'story'; id: string; story: Story }
  | { kind: 'fact'; id: string; fact: Fact; story: Story };
type ShownTerm = Pick<StoredTerm, 'id' | 'category' | 'name' | 'gloss'>;

/** See Answer in core/search/search.ts: the same with the records themselves. */
export interface Found extends Omit<Answer, 'hits'> {
  results: Result[];
}

export interface Search {
  /** The best of each kind. Rejects only when not even the seeds can be loaded. */
  find(query: string, limits: Limits): Promise<Found>;
}

/** Where the records of hits come from. Undefined for those that are gone. */
interface Records {
  terms(ids: string[]): PromiseLike<(ShownTerm | undefined)[]>;
  stories(ids: string[]): PromiseLike<(Story | undefined)[]>;
  facts(ids: string[]): PromiseLike<(Fact | undefined)[]>;
}

interface Opened {
  searcher: Searcher;
  records: Records;
}

/**
 * Search in the library of this browser; the arguments are those of openLibrary. Opens the database at once, and again should it be taken away; without one
 * it answers from the seeds alone.
 */
export function createSearch(version: string, load: () => Promise<Pack>): Search {
  let opening: Promise<Opened> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const open = () => {
    opening ??= openStored(version, load, forget).catch(async () => openPack(await load()));
    opening.catch(forget);
    return opening;
  };
  open().catch(() => {});
  return {
    async find(query, limits) {
      try {
        return await findIn(await open(), query, limits);
      } catch {
        // The database went away between two keystrokes.
        forget();
        return findIn(await open(), query, limits);
      }
    },
  };
}

async function openStored(version: string, load: () => Promise<Pack>, onClosed: () => void): Promise<Opened> {
  const database = await openSeeded(version, load, onClosed);
  const { index, isFresh } = await keptIndex(database);
  const opened: Opened = {
    searcher: openSearcher(index ?? (await renewSearch(database))),
    records: {
      terms: (ids) => database.terms.bulkGet(ids),
      stories: (ids) => database.stories.bulkGet(ids),
      facts: (ids) => database.facts.bulkGet(ids),
    },
  };
  if (index && !isFresh) {
    const replace = async () => {
      opened.searcher = openSearcher(await renewSearch(database));
    };
    // What is there answers until then, and should it fail.
    replace().catch(() => {});
  }
  return opened;
}

function openPack({ terms, stories, facts }: Pack): Opened {
  const named: NamedTerm[] = terms.map((term) => ({ ...term, spellings: term.spellings.map(({ text }) => text) }));
  const from =
    <T extends { id: string }>(records: T[]) =>
    async (ids: string[]) =>
      ids.map((id) => records.find((record) => record.id === id));
  return {
    searcher: openSearcher(buildIndex(named, stories, facts)),
    records: { terms: from(terms), stories: from(stories), facts: from(facts) },
  };
}

async function findIn({ searcher, records }: Opened, query: string, limits: Limits): Promise<Found> {
  const { hits, ...answer } = searcher.find(query, limits);
  const idsOf = (kind: Result['kind']) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
  const factIds = idsOf('fact');
  // A fact's id begins with its story's, so that one round of questions is enough.
  const storyIds = [...new Set([...idsOf('story'), ...factIds.map((id) => id.slice(0, id.indexOf('/')))])];
  const [terms, stories, facts] = await Promise.all([
    records.terms(idsOf('term')).then(byId),
    records.stories(storyIds).then(byId),
    records.facts(factIds).then(byId),
  ]);
  const results = hits.flatMap(({ kind, id }): Result[] => {
    if (kind === 'term') return withAll({ kind, id, term: terms.get(id) });
    if (kind === 'story') return withAll({ kind, id, story: stories.get(id) });
    const fact = facts.get(id);
    return withAll({ kind, id, fact, story: fact && stories.get(fact.story) });
  });
  return { ...answer, results };
}

const byId = <T extends { id: string }>(records: (T | undefined)[]) =>
  new Map(records.flatMap((record) => (record ? [[record.id, record] as const] : [])));

/** The result, unless a record of it is gone: the index may be older than the records. */
function withAll<T extends object>(result: T): { [Key in keyof T]: NonNullable<T[Key]> }[] {
  return Object.values(result).includes(undefined) ? [] : [result as { [Key in keyof T]: NonNullable<T[Key]> }];
}
