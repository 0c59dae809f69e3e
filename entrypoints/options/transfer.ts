/** Export and import as the page sees them: promises, progress and a way to give up, over a worker that does the work. */
import { type Progress, TransferError } from '../../library/transfer-file.ts';
import type { Checked, News, Order } from './transfer.worker.ts';
import TransferWorker from './transfer.worker.ts?worker';

type Outcome = Exclude<News, { progress: Progress } | { problem: unknown }>;

/** One worker, for one file. */
class Errand {
  readonly #worker = new TransferWorker();
  readonly #onProgress: (progress: Progress) => void;
  #giveUp: (error: TransferError) => void = () => {};

  constructor(onProgress: (progress: Progress) => void) {
    this.#onProgress = onProgress;
  }

  /** Rejects with a TransferError. */
  ask(order: Order): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#giveUp = reject;
      this.#worker.onmessage = ({ data }: MessageEvent<News>) => {
        if ('progress' in data) return this.#onProgress(data.progress);
        if ('problem' in data) return reject(new TransferError(data.problem));
        resolve(data);
      };
      // A worker that runs out of memory says no more than this.
      this.#worker.onerror = () => reject(new TransferError({ kind: 'failed' }));
      this.#worker.postMessage(order);
    });
  }

  /** Asks it to stop, which it answers once all is as it was. */
  cancel(): void {
    this.#worker.postMessage({ do: 'cancel' } satisfies Order);
  }

  /** Ends it at once; for as long as it has changed nothing. */
  end(): void {
    this.#worker.terminate();
    this.#giveUp(new TransferError({ kind: 'cancelled' }));
  }
}

export interface Running<Result> {
  result: Promise<Result>;
  cancel(): void;
}

/** Everything as a file. */
export function startExport(settings: object, onProgress: (progress: Progress) => void): Running<Blob> {
  const errand = new Errand(onProgress);
  const result = errand.ask({ do: 'export', settings }).then((outcome) => (outcome as { exported: Blob }).exported);
  return { result: result.finally(() => errand.end()), cancel: () => errand.end() };
}

/** A file that was checked and waits for the reader's word. */
export interface Waiting extends Checked {
  store(): Running<void>;
  /** Gives it up. */
  end(): void;
}

/** Reads a file and says what it would bring; nothing is changed before `store`. */
export function startImport(file: File, onProgress: (progress: Progress) => void): Running<Waiting> {
  const errand = new Errand(onProgress);
  const store = (): Running<void> => ({
    result: errand
      .ask({ do: 'store' })
      .then(() => {})
      .finally(() => errand.end()),
    cancel: () => errand.cancel(),
  });
  const result = errand.ask({ do: 'check', file }).then(
    (outcome) => ({ ...(outcome as { checked: Checked }).checked, store, end: () => errand.end() }),
    (error) => {
      errand.end();
      throw error;
    },
  );
  return { result, cancel: () => errand.end() };
}
