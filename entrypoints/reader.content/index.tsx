/** The content script: reads along on every page where the reader has not switched it off. */
import './highlights.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { HOST } from '../../page/blocks.ts';
import type { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { worthReading } from '../../page/worth.ts';
import { tellFound } from '../../platform/found.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { askBackground } from '../../platform/messages.ts';
import { watchOrphaned } from '../../platform/orphaned.ts';
import { isOnFor, readSettings, type Settings, watchSettings } from '../../platform/settings.ts';

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
    for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    if (!canPaint()) return;
    let companion: Companion | undefined;
    const found = tellFound(() => companion?.counts() ?? {});
    let settings: Settings;
    await worthReading();
    if (context.isInvalid) return;
    // A frame belongs to the site that the reader sees in the address bar.
    const site = window === window.top ? location.hostname : await askBackground('site', undefined);

    const stop = () => {
      companion?.stop();
      companion = undefined;
      found.tell();
    };
    const apply = async (changed: Settings) => {
      settings = changed;
      if (!isOnFor(settings, site)) return stop();
      if (companion) return companion.choose(settings);
      // Nothing of it runs before there is something to read.
      const { companionFor, loadLexicon } = await import('../reading/companion.tsx');
      const lexicon = await loadLexicon();
      // Settings may have changed, or another call have started, while we waited.
      if (companion || !isOnFor(settings, site) || context.isInvalid) return;
      companion = companionFor(lexicon, () => settings, site, { onChange: found.tell, onOrphaned: end });
      companion.start();
    };
    const unwatch = watchSettings((changed) => void apply(changed));
    const unwatchLibrary = watchLibrary(() => {
      stop();
      void apply(settings);
    });
    const end = () => {
      unwatchOrphaned();
      unwatch();
      unwatchLibrary();
      found.stop();
      stop();
    };
    const unwatchOrphaned = watchOrphaned(end);
    context.onInvalidated(end);
    // A page that comes back from the back/forward cache has missed what was changed meanwhile.
    context.addEventListener(window, 'pageshow', async ({ persisted }) => {
      if (persisted) await apply(await readSettings());
    });
    await apply(await readSettings());
  },
});
