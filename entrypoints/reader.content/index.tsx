/** The content script: reads along on every page where the reader has not switched it off. */
import './highlights.css';
import { render } from 'preact';
import { defineContentScript } from 'wxt/utils/define-content-script';
import cardCss from '../../components/card/card.css?inline';
import { Card } from '../../components/card/card.tsx';
import markCss from '../../components/category-mark.css?inline';
import { wordsIn } from '../../components/i18n.ts';
import tokensCss from '../../components/tokens.css?inline';
import { openLexicon } from '../../core/lexicon/lexicon.ts';
import { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { fromBase64 } from '../../platform/bytes.ts';
import { askBackground } from '../../platform/messages.ts';
import { isOnFor, languageOf, readSettings, type Settings, watchSettings } from '../../platform/settings.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  async main(context) {
    if (!canPaint()) return;
    let companion: Companion | undefined;
    let settings: Settings;
    const apply = async (changed: Settings) => {
      settings = changed;
      const on = isOnFor(settings, location.hostname);
      if (!on) {
        companion?.stop();
        companion = undefined;
      } else if (!companion) {
        const lexicon = openLexicon(fromBase64(await askBackground('lexicon', undefined)));
        // Settings may have changed, or another call have started, while we waited.
        if (companion || !isOnFor(settings, location.hostname) || context.isInvalid) return;
        companion = new Companion(lexicon, {
          css: tokensCss + markCss + cardCss,
          render: (into, content, onClose) =>
            render(<Card content={content} words={wordsIn(languageOf(settings))} onClose={onClose} />, into),
        });
        companion.start();
      }
    };
    const unwatch = watchSettings((changed) => void apply(changed));
    context.onInvalidated(() => {
      unwatch();
      companion?.stop();
    });
    await apply(await readSettings());
  },
});
