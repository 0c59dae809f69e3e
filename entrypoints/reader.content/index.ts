/** The content script: reads along on every page where the reader has not switched it off. */
import './highlights.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { HOST } from '../../page/host.ts';
import { listen } from '../../page/listening.ts';
import { yieldToPage } from '../../page/slices.ts';
import { worthReading } from '../../page/worth.ts';
import { tellFound } from '../../platform/found.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { askBackground } from '../../platform/messages.ts';
import { watchOrphaned } from '../../platform/orphaned.ts';
import { arrived } from '../../platform/parts.ts';
import { isOnFor, readSettings, type Settings, watchSettings } from '../../platform/settings.ts';
import type { cardsFor } from '../cards/cards.tsx';
import type { reading } from '../reading/companion.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  // WXT would tell other scripts of ours by a message that the page gets too.
  noScriptStartedPostMessage: true,
  async main(context) {
    // Firefox, when it updates the extension, stops its scripts without a word and leaves what they had in the page.
    if (import.meta.env.FIREFOX) for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    let companion: Companion | undefined;
    let settings: Settings;
    // V8 often waits for a script to run before it collects what making the page has left: enough for one task on a slow machine.
    if (window === window.top) await yieldToPage();
    const worth = worthReading();
    // Most frames have no text and nothing to tell; in them the browser need not even make its API for us. A page tells at once that there is nothing yet.
    if (window !== window.top) await worth;
    const found = tellFound(() => companion?.counts() ?? {});
    await worth;
    if (context.isInvalid || !canPaint()) return;
    // The first time while the settings are read, for each answer takes its time where a page keeps the browser busy.
    const ask = () => askBackground('reading', { host: window === window.top ? location.hostname : undefined });
    let asked = ask();
    // And this is enough for the next.
    await yieldToPage();

    const stop = () => {
      companion?.stop();
      companion = undefined;
      found.tell();
    };
    const apply = async (changed: Settings) => {
      settings = changed;
      const { site, isComing } = await asked;
      if (!isOnFor(settings, site)) return stop();
      if (companion) return companion.choose(settings);
      if (!isComing) asked = ask();
      if (!(await asked).isComing) return;
      const { Companion } = await arrived<typeof reading>('reading');
      // Settings may have changed, or another call have started, while we waited.
      if (companion || !isOnFor(settings, site) || context.isInvalid) return;
      companion = new Companion(settings, {
        onChange: found.tell,
        onOutdated: begin,
        async fetchCards(source) {
          await askBackground('cards', undefined);
          const make = await arrived<typeof cardsFor>('cards');
          return make(source, () => settings, site);
        },
      });
      companion.start();
    };
    const begin = async () => {
      stop();
      await apply(await readSettings());
    };
    const unwatch = watchSettings((changed) => void apply(changed));
    const unwatchLibrary = watchLibrary(begin);
    // A page that comes back from the back/forward cache has missed what was changed meanwhile.
    const unlisten = listen({
      pageshow: async ({ persisted }) => {
        if (persisted) await apply(await readSettings());
      },
    });
    const end = () => {
      unlisten();
      unwatchOrphaned();
      unwatch();
      unwatchLibrary();
      found.stop();
      stop();
    };
    const unwatchOrphaned = watchOrphaned(end);
    context.onInvalidated(end);
    await apply(await readSettings());
  },
});
