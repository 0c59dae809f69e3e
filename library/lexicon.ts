/** The compiled lexicon of the library. Apart from what screens read, so that they need not carry the compiler. */
import type { Neighbour } from '../core/knowledge/neighbour.ts';
import type { Term } from '../core/knowledge/term.ts';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { isLexicon } from '../core/lexicon/layout.ts';
import type { LibraryDatabase, StoredSpelling } from './database.ts';
import { markStale } from './derived.ts';
import { LEXICON } from './kept.ts';

/** The compiled lexicon of all terms in the database, kept beside them until they change, or until the extension is updated to another format. */
export async function lexiconOf(database: LibraryDatabase): Promise<Uint8Array<ArrayBuffer>> {
  const kept = (await database.settings.get(LEXICON))?.value as Uint8Array<ArrayBuffer> | undefined;
  if (kept && isLexicon(kept)) return kept;
  const [terms, spellings] = await Promise.all([database.terms.toArray(), database.spellings.toArray()]);
  const bytes = compileLexicon(...regroup(terms, spellings));
  await database.settings.put({ key: LEXICON, value: bytes });
  return bytes;
}

/** Makes anew what is derived from the records: for whoever has changed some, in the same transaction. */
export async function renewDerived(database: LibraryDatabase): Promise<void> {
  await markStale(database);
  await lexiconOf(database);
}

/** Terms and neighbours with their spellings, as they were before they were stored apart. */
function regroup(terms: Omit<Term, 'spellings'>[], spellings: StoredSpelling[]): [Term[], Neighbour[]] {
  const byTerm = Map.groupBy(spellings, ({ term }) => term);
  const byNeighbour = Map.groupBy(byTerm.get(undefined) ?? [], ({ neighbour }) => neighbour as string);
  return [
    terms.map((term) => ({ ...term, spellings: byTerm.get(term.id) ?? [] })),
    [...byNeighbour].map(([name, list]) => ({ name, spellings: list })),
  ];
}
