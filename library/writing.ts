/** Long writing of the library (an import, an erasure), told to those who would wait for it: IndexedDB lets nobody read what is being written. */

const LOCK = 'hashiya-writing';

/** Does it while no other context of the extension does the like. */
export const writeAlone = <Result>(write: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request(LOCK, write) as Promise<Result>;

/** Whether one is going on, in any context. */
export async function isBeingWritten(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === LOCK);
}

/** Rejects while one is going on: the database would answer only when that is done. */
export async function refuseWhileWritten(): Promise<void> {
  if (await isBeingWritten()) throw new Error('The database is being written.');
}
