/** Taking a file back into the library: in one transaction, all or nothing. */
import { keyOf } from '../core/text/fold.ts';
import type { LibraryDatabase, StoredSpelling } from './database.ts';
import { renewDerived } from './lexicon.ts';
import { type FiledSpelling, heed, type Transfer, TransferError, type TransferOptions } from './transfer-file.ts';
import { writeAlone } from './writing.ts';

/** What a file would bring: the reader's own records in it, since the seeds come with the extension. */
export interface ImportPlan {
  stories: number;
  facts: number;
  terms: number;
  /** How many of the three are in the library already, and would become as they are in the file. */
  known: number;
}

const isOwn = ({ origin }: { origin: string }) => origin !== 'seed';

/** The part of a file that is the reader's own. */
function ownOf({ terms, spellings, stories, facts }: Transfer) {
  return { terms: terms.filter(isOwn), spellings: spellings.filter(isOwn), stories: stories.filter(isOwn), facts: facts.filter(isOwn) };
}
type Own = ReturnType<typeof ownOf>;

/** Fails as damaged where a fact has no story, or a spelling no term, neither in the file nor in the library. */
async function checkReferences(database: LibraryDatabase, transfer: Transfer) {
  const known = async (records: { id: string }[], table: { toCollection(): { primaryKeys(): PromiseLike<string[]> } }) =>
    new Set([...records.map(({ id }) => id), ...(await table.toCollection().primaryKeys())]);
  const [stories, terms] = await Promise.all([known(transfer.stories, database.stories), known(transfer.terms, database.terms)]);
  const fact = transfer.facts.findIndex(({ story }) => !stories.has(story));
  if (fact >= 0) throw new TransferError({ kind: 'damaged', where: `facts[${fact}].story` });
  const spelling = transfer.spellings.findIndex(({ term }) => term !== undefined && !terms.has(term));
  if (spelling >= 0) throw new TransferError({ kind: 'damaged', where: `spellings[${spelling}].term` });
}

/** Holds a file against the library and says what it would bring. Changes nothing. */
export async function planImport(database: LibraryDatabase, transfer: Transfer): Promise<ImportPlan> {
  await checkReferences(database, transfer);
  const own = ownOf(transfer);
  const tables = ['stories', 'facts', 'terms'] as const;
  const known = await Promise.all(
    tables.map(async (kind) => {
      // Whole lists of keys come at once; a range with a hole in it would be walked.
      const [all, seeds] = await Promise.all([
        database[kind].toCollection().primaryKeys(),
        database[kind].where('origin').equals('seed').primaryKeys(),
      ]);
      const there = new Set<string>(all).difference(new Set<string>(seeds));
      return own[kind].filter(({ id }) => there.has(id)).length;
    }),
  );
  return {
    stories: own.stories.length,
    facts: own.facts.length,
    terms: own.terms.length,
    known: known.reduce((sum, count) => sum + count, 0),
  };
}

/** What makes two spellings the same one. */
const identityOf = ({ term, neighbour, text, lang }: FiledSpelling | StoredSpelling) => JSON.stringify([term, neighbour, text, lang]);

/** Records put into the database at a time; between two, a cancellation is heard. */
const SLICE = 500;

/**
 * Puts the reader's own records of a file into the library. Where one has the id of a record that is there, the file's takes its place, a term with
 * all its spellings; whatever is not in the file stays. All or nothing: when something fails, or `signal` says stop, everything is as it was.
 */
export async function storeImport(database: LibraryDatabase, transfer: Transfer, options: TransferOptions = {}): Promise<void> {
  const { stories, facts, terms, spellings, settings } = database;
  const own = ownOf(transfer);
  try {
    const storeAll = async () => {
      await checkReferences(database, transfer);
      await store(database, own, options);
      heed(options.signal);
      await renewDerived(database);
      heed(options.signal);
    };
    await writeAlone(() => database.transaction('rw', [stories, facts, terms, spellings, settings], storeAll));
  } catch (error) {
    throw asTransferError(error);
  }
}

async function store({ stories, facts, terms, spellings }: LibraryDatabase, own: Own, { onProgress, signal }: TransferOptions) {
  const total = own.terms.length + own.spellings.length + own.stories.length + own.facts.length;
  let done = 0;
  const inSlices = async <Row>(rows: Row[], put: (slice: Row[]) => PromiseLike<unknown>) => {
    for (let at = 0; at < rows.length; at += SLICE) {
      heed(signal);
      const slice = rows.slice(at, at + SLICE);
      await put(slice);
      done += slice.length;
      onProgress?.({ step: 'storing', done, total });
    }
  };
  await spellings
    .where('term')
    .anyOf(own.terms.map(({ id }) => id))
    .delete();
  const incoming = new Set(own.spellings.map(identityOf));
  await spellings
    .where('origin')
    .notEqual('seed')
    .filter((spelling) => incoming.has(identityOf(spelling)))
    .delete();
  await inSlices(own.terms, (slice) => terms.bulkPut(slice));
  await inSlices(own.spellings, (slice) => spellings.bulkAdd(slice.map((spelling) => ({ ...spelling, key: keyOf(spelling.text) }))));
  await inSlices(own.stories, (slice) => stories.bulkPut(slice));
  await inSlices(own.facts, (slice) => facts.bulkPut(slice));
}

/** What the database says when it fails, as a problem that there is a sentence for. */
function asTransferError(error: unknown): TransferError {
  if (error instanceof TransferError) return error;
  const names = [error, (error as { inner?: unknown })?.inner].map((one) => (one as { name?: string })?.name);
  return new TransferError({ kind: names.includes('QuotaExceededError') ? 'full' : 'failed' }, { cause: error });
}
