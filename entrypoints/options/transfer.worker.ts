/** Reading, writing and storing files of the library, out of the way of the page: a file of 100 MB takes a while. */
import { type LibraryDatabase, openDatabase } from '../../library/database.ts';
import { exportLibrary } from '../../library/transfer-export.ts';
import { type Progress, readTransfer, type Transfer, TransferError, type TransferProblem } from '../../library/transfer-file.ts';
import { type ImportPlan, planImport, storeImport } from '../../library/transfer-import.ts';

/** What the page asks for; `check` comes before `store`. */
export type Order = { do: 'export'; settings: object } | { do: 'check'; file: File } | { do: 'store' } | { do: 'cancel' };

export interface Checked extends ImportPlan {
  exported: string;
  settings: Record<string, unknown>;
}

/** What it is told. */
export type News = { progress: Progress } | { exported: Blob } | { checked: Checked } | { stored: true } | { problem: TransferProblem };

const tell = (news: News) => postMessage(news);
/** No screen shows more than this many steps, in ms between two. */
const PACE = 50;

const cancelling = new AbortController();
let transfer: Transfer | undefined;
let told = 0;
const options = {
  signal: cancelling.signal,
  onProgress: (progress: Progress) => {
    const isLast = progress.done === progress.total;
    if (!isLast && performance.now() - told < PACE) return;
    told = performance.now();
    tell({ progress });
  },
};

async function withDatabase<Result>(use: (database: LibraryDatabase) => Promise<Result>): Promise<Result> {
  const database = await openDatabase();
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

async function carryOut(order: Order): Promise<News> {
  switch (order.do) {
    case 'export':
      return { exported: await withDatabase((database) => exportLibrary(database, order.settings, new Date(), options)) };
    case 'check': {
      const read = await readTransfer(order.file, options);
      transfer = read;
      const plan = await withDatabase((database) => planImport(database, read));
      return { checked: { ...plan, exported: read.exported, settings: read.settings } };
    }
    default: {
      const read = transfer;
      if (read) await withDatabase((database) => storeImport(database, read, options));
      return { stored: true };
    }
  }
}

addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  if (data.do === 'cancel') return cancelling.abort();
  try {
    tell(await carryOut(data));
  } catch (error) {
    tell({ problem: error instanceof TransferError ? error.problem : { kind: 'failed' } });
  }
});
