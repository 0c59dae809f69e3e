/** What the background needs besides for the first way: hands out the lexicon that the library keeps, as it is: messages are structured clones. */
import { LEXICON, NAME } from '../../../library/kept.ts';

declare const chrome: {
  runtime: {
    onMessage: { addListener(listener: (message: { bench?: string }, sender: unknown, answer: (value: unknown) => void) => unknown): void };
  };
};

const done = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });

async function read(): Promise<Uint8Array> {
  const database = await done(indexedDB.open(NAME));
  const { value } = await done(database.transaction('settings').objectStore('settings').get(LEXICON));
  database.close();
  return value;
}

let lexicon: Promise<Uint8Array> | undefined;
chrome.runtime.onMessage.addListener((message, _, answer) => {
  if (message.bench !== 'lexicon') return undefined;
  lexicon ??= read();
  void lexicon.then(answer);
  // Tells the browser that the answer comes later.
  return true;
});
