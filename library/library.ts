/** The library as the background uses it: the knowledge, and the lexicon for pages. */
import type { Pack } from '../core/knowledge/pack.ts';
import { compileLexicon } from '../core/lexicon/compile.ts';
import { troubleOf } from './database.ts';
import { lexiconOf } from './lexicon.ts';
import { openShelf, type Shelf, seedShelf } from './shelf.ts';

export interface Library extends Shelf {
  /** The compiled lexicon, for openLexicon. */
  lexicon: Uint8Array<ArrayBuffer>;
}

/** Opens the library whole: see openShelf. */
export async function openLibrary(version: string, load: () => Promise<Pack>, onClosed?: () => void): Promise<Library> {
  let shelf = await openShelf(version, load, onClosed);
  try {
    if (shelf.database) return { ...shelf, lexicon: await lexiconOf(shelf.database) };
  } catch (error) {
    shelf = await seedShelf(load, troubleOf(error));
  }
  const pack = await load();
  return { ...shelf, lexicon: compileLexicon(pack.terms, pack.neighbours) };
}
