/** Writing the whole library to one file: see transfer-file.ts. */
import type { Table } from 'dexie';
import type { LibraryDatabase, StoredFact, StoredSpelling } from './database.ts';
import { FORMAT, FORMAT_VERSION, heed, KINDS, type Kind, type TransferOptions } from './transfer-file.ts';

/** Records taken from the database at a time. */
const SLICE = 1000;

/** Calls with all records of a table, a slice at a time, in the order of their keys. */
async function eachSlice<Row>(table: Table<Row>, key: string, take: (rows: Row[]) => void) {
  let last: unknown;
  for (;;) {
    const rest = last === undefined ? table.toCollection() : table.where(':id').above(last);
    const rows = await rest.limit(SLICE).toArray();
    take(rows);
    if (rows.length < SLICE) return;
    last = (rows.at(-1) as Record<string, unknown>)[key];
  }
}

/**
 * The library and the reader's preferences as one file, the library as it was at one moment. Left out is what nothing shows: a fact whose story is
 * gone, a spelling whose term is.
 */
export async function exportLibrary(
  database: LibraryDatabase,
  settings: object,
  now: Date,
  { onProgress, signal }: TransferOptions = {},
): Promise<Blob> {
  const parts: string[] = [
    `{"format":${JSON.stringify(FORMAT)},"version":${FORMAT_VERSION},"exported":${JSON.stringify(now.toISOString())},\n`,
    `"settings":${JSON.stringify(settings)}`,
  ];
  const tables: Record<Kind, Table> = database;
  await database.transaction(
    'r',
    KINDS.map((kind) => tables[kind]),
    async () => {
      const counts = await Promise.all(KINDS.map((kind) => tables[kind].count()));
      const total = counts.reduce((sum, count) => sum + count, 0);
      const terms = new Set(await database.terms.toCollection().primaryKeys());
      const stories = new Set(await database.stories.toCollection().primaryKeys());
      const isShown: Partial<Record<Kind, (row: never) => boolean>> = {
        facts: ({ story }: StoredFact) => stories.has(story),
        spellings: ({ term }: StoredSpelling) => term === undefined || terms.has(term),
      };
      let done = 0;
      for (const kind of KINDS) {
        let separator = '\n';
        parts.push(`,\n"${kind}":[`);
        await eachSlice(tables[kind], kind === 'spellings' ? 'number' : 'id', (rows) => {
          heed(signal);
          done += rows.length;
          const lines = rows
            .filter((row) => isShown[kind]?.(row as never) ?? true)
            .map(({ number: _, key: __, ...record }: Partial<StoredSpelling>) => JSON.stringify(record));
          if (lines.length > 0) parts.push(separator, lines.join(',\n'));
          if (lines.length > 0) separator = ',\n';
          onProgress?.({ step: 'writing', done, total });
        });
        parts.push('\n]');
      }
    },
  );
  parts.push('\n}\n');
  return new Blob(parts, { type: 'application/json' });
}

/** A name for the file: the day of the reader's own calendar in it, so that several sort by it. */
export function fileNameOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `hashiya-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}
