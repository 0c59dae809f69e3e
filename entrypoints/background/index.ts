/** The background: holds the library, answers pages and the popup, and passes commands on. It may be stopped and started at any moment. */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { glossOf } from '../../library/gloss.ts';
import { type Library, openLibrary } from '../../library/library.ts';
import { createSearch, type Search } from '../../library/search.ts';
import { keepSearchFresh } from '../../library/search-index.ts';
import { type Shelf, seedShelf } from '../../library/shelf.ts';
import { TextReader } from '../../library/texts.ts';
import { isBeingWritten } from '../../library/writing.ts';
import { tellLibraryChanged } from '../../platform/library-changes.ts';
import { answerInBackground } from '../../platform/messages.ts';
import { runPart } from '../../platform/parts.ts';
import { answerReading } from '../../platform/reading-line.ts';
import { loadSeeds, SEEDS_VERSION } from '../../platform/seeds.ts';
import { isOnFor, languageOf, readSettings } from '../../platform/settings.ts';
import { passOnCommands } from './commands.ts';
import { keepContextMenus, renewHiding } from './context-menus.ts';
import { welcomeOnce } from './first-install.ts';
import { answerOmnibox } from './omnibox.ts';
import { startInOpenTabs } from './open-tabs.ts';
import { show, watchSidebarKey } from './show.ts';

/** How long, in ms, a library without its database is made do with before the database is tried anew. */
const RETRY = 10_000;

/** What reads texts with each lexicon. */
const readers = new WeakMap<Library['lexicon'], TextReader>();

function readerOf(lexicon: Library['lexicon']): TextReader {
  const known = readers.get(lexicon) ?? new TextReader(lexicon);
  readers.set(lexicon, known);
  return known;
}

export default defineBackground(() => {
  let opening: Promise<Library> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const library = () => {
    opening ??= openLibrary(SEEDS_VERSION, loadSeeds, forget).then(
      (opened) => {
        if (opened.trouble) setTimeout(forget, RETRY);
        return opened;
      },
      (error) => {
        forget();
        throw error;
      },
    );
    return opening;
  };

  /** What to answer from now: no card waits for an import, as the lexicon does. */
  const shelf = async (): Promise<Shelf & Partial<Library>> => ((await isBeingWritten()) ? seedShelf(loadSeeds, 'blocked') : library());

  const reader = async () => readerOf((await library()).lexicon);

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (import.meta.env.CHROME && (reason === 'install' || reason === 'update')) void startInOpenTabs();
    const { database } = await library();
    // So that the first search finds its index ready.
    if (database) await keepSearchFresh(database);
  });

  answerReading(async (texts) => (await reader()).report(texts));

  let search: Search | undefined;
  answerOmnibox(() => {
    search ??= createSearch(SEEDS_VERSION, loadSeeds);
    return search;
  });
  welcomeOnce();
  keepContextMenus();

  answerInBackground({
    reading: async ({ host }, sender) => {
      const { url } = sender.tab ?? {};
      if (host !== undefined) renewHiding();
      const site = host ?? (url && URL.canParse(url) ? new URL(url).hostname : '');
      const isComing = isOnFor(await readSettings(), site);
      if (isComing) {
        // Not waited for, since each turn of the page takes its time. It fails where the frame is gone by now.
        runPart('reading', sender).catch(() => {});
        // So that it is there when the first texts come.
        reader().catch(() => {});
      }
      return { site, isComing };
    },
    cards: async (_, sender) => {
      await runPart('cards', sender);
      return true;
    },
    gloss: async ({ term, page }) => {
      const { source, trouble, lexicon } = await shelf();
      const gloss = await glossOf(source, term, page);
      const named = gloss && lexicon && readerOf(lexicon).namedIn(gloss, languageOf(await readSettings()));
      return { ...(gloss && { gloss }), ...(named && { named }), ...(trouble && { trouble }) };
    },
    show,
    // Whatever is derived from the library (the lexicon, an index for searching) is made anew from here.
    renew: async () => {
      forget();
      search = undefined;
      const { database } = await library();
      if (database) await keepSearchFresh(database);
      await tellLibraryChanged();
      return true;
    },
    names: async ({ terms }) => {
      const { source, trouble } = await shelf();
      const { of } = await source.frequencies(terms);
      const names = (await source.terms(terms)).map(({ id, category, name }) => ({ id, category, name, facts: of(id) }));
      return { names, ...(trouble && { trouble }) };
    },
  });

  watchSidebarKey();
  passOnCommands();
});
