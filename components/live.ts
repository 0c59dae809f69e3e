/** The library in a screen: opened once, asked live, so that what is shown follows what is stored. */
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import type { Source } from '../library/gloss.ts';
import { openShelf, type Shelf } from '../library/shelf.ts';
import { loadSeeds, SEEDS_VERSION } from '../platform/seeds.ts';

/** How long, in ms, a library without its database is made do with before the database is tried anew. */
const RETRY = 10_000;

/** The library; undefined until it is open, failed when not even the seeds can be had. One whose database is taken away is opened anew. */
export function useLibrary(): Shelf | 'failed' | undefined {
  const [library, setLibrary] = useState<Shelf | 'failed'>();
  useEffect(() => {
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async () => {
      const mine = ++turn;
      clearTimeout(timer);
      const again = () => {
        if (mine === turn) void open();
      };
      const opened = await openShelf(SEEDS_VERSION, loadSeeds, again).catch(() => 'failed' as const);
      if (mine !== turn) {
        if (opened !== 'failed') opened.database?.close();
        return;
      }
      setLibrary(opened);
      if (opened === 'failed' || opened.trouble) timer = setTimeout(open, RETRY);
    };
    void open();
    return () => {
      turn++;
      clearTimeout(timer);
    };
  }, []);
  return library;
}

/** An answer of the library and the question that it answers. */
export interface Answer<Asked, Found> {
  asked: Asked;
  found: Found;
}

/**
 * The library's answer to a question, and again whenever what it rests on has changed, in this window or another. While a new question is
 * being answered the old answer stays, with its own question beside it. `key` tells questions apart. `ask` may tell a part of a new answer before the whole.
 */
export function useLive<Asked, Found>(
  library: Shelf | undefined,
  asked: Asked | undefined,
  key: string,
  ask: (source: Source, asked: Asked, tellPart: (found: Found) => void) => Promise<Found>,
): Answer<Asked, Found> | undefined {
  const [answer, setAnswer] = useState<Answer<Asked, Found>>();
  useEffect(() => {
    if (!library || asked === undefined) return;
    let current = true;
    const tell = (found: Found) => {
      if (current) setAnswer({ asked, found });
    };
    const tellPart = (found: Found) => {
      if (current) setAnswer((before) => (before?.asked === asked ? before : { asked, found }));
    };
    if (!library.database) {
      void ask(library.source, asked, tellPart).then(tell);
      return () => {
        current = false;
      };
    }
    // A database that is taken away ends the subscription; the library that is opened in its place begins another.
    const subscription = liveQuery(() => ask(library.source, asked, tellPart)).subscribe({ next: tell, error: () => {} });
    return () => {
      current = false;
      subscription.unsubscribe();
    };
  }, [library, key]);
  return answer;
}
