/** Search in the library: what a query finds, with the records themselves. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Pack } from '../core/knowledge/pack.ts';
import type { Story } from '../core/knowledge/story.ts';
import { type Answer, type Limits, openSearcher, type Searcher } from '../core/search/search.ts';
import type { StoredTerm } from './database.ts';
import { openStored } from './stored.ts';
import { refuseWhileWritten } from './writing.ts';

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

/** The records with these ids, kind by kind; undefined for those that are gone. */
export type Records = (
  ids: Record<'terms' | 'stories' | 'facts', string[]>,
) => Promise<[(ShownTerm | undefined)[], (Story | undefined)[], (Fact | undefined)[]]>;

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
    opening ??= openLibrarySearch(version, load, forget).catch(async () => openPack(await load()));
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

async function openLibrarySearch(version: string, load: () => Promise<Pack>, onClosed: () => void): Promise<Opened> {
  const opening = openStored(onClosed);
  // Asked at the same time: what is being written lets itself be opened, but not read.
  let [stored] = await Promise.all([opening, refuseWhileWritten()]).catch((error) => {
    opening.then((late) => late?.close()).catch(() => {});
    throw error;
  });
  if (!stored?.index || stored.seeds !== version) {
    stored?.close();
    await (await upkeep()).prepare(version, load);
    stored = await openStored(onClosed);
  }
  if (!stored?.index) throw new Error('The database has no index.');
  const { index, isFresh, records, close } = stored;
  if (!isFresh) {
    const renew = async () => {
      await (await upkeep()).renew();
      close();
      onClosed();
    };
    // What is there answers until then, and should it fail.
    renew().catch(() => {});
  }
  return { searcher: openSearcher(index), records };
}

/** Needed once in a while only, and read then: Dexie, and what builds an index. */
const upkeep = () => import('./search-upkeep.ts');

async function openPack(pack: Pack): Promise<Opened> {
  const { indexOf } = await upkeep();
  const among = <T extends { id: string }>(records: T[], ids: string[]) => ids.map((id) => records.find((record) => record.id === id));
  return {
    searcher: openSearcher(indexOf(pack)),
    records: async ({ terms, stories, facts }) => [among(pack.terms, terms), among(pack.stories, stories), among(pack.facts, facts)],
  };
}

async function findIn({ searcher, records }: Opened, query: string, limits: Limits): Promise<Found> {
  const { hits, ...answer } = searcher.find(query, limits);
  const idsOf = (kind: Result['kind']) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
  const factIds = idsOf('fact');
  // A fact's id begins with its story's, so that one round of questions is enough.
  const storyIds = [...new Set([...idsOf('story'), ...factIds.map((id) => id.slice(0, id.indexOf('/')))])];
  const read = await records({ terms: idsOf('term'), stories: storyIds, facts: factIds });
  const [terms, stories, facts] = [byId(read[0]), byId(read[1]), byId(read[2])];
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
