/** Content scripts do not run in an extension's own pages: those that show a sample to point at read along by themselves. */
import { render } from 'preact';
import cardCss from '../../components/card/card.css?inline';
import { Card } from '../../components/card/card.tsx';
import markCss from '../../components/category-mark.css?inline';
import factCss from '../../components/fact.css?inline';
import { wordsIn } from '../../components/i18n.ts';
import { CARD } from '../../components/messages/card.ts';
import { SHARED } from '../../components/messages/shared.ts';
import tokensCss from '../../components/tokens.css?inline';
import { type Lexicon, openLexicon } from '../../core/lexicon/lexicon.ts';
import { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { fromBase64 } from '../../platform/bytes.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { askBackground } from '../../platform/messages.ts';
import { languageOf, readSettings, type Settings, watchSettings } from '../../platform/settings.ts';

const companionFor = (lexicon: Lexicon, settings: Settings) =>
  new Companion(lexicon, {
    css: tokensCss + markCss + factCss + cardCss,
    render: (into, state, onClose) =>
      render(<Card state={state} words={wordsIn(languageOf(settings), SHARED, CARD)} onClose={onClose} />, into),
    onChange: () => {},
    onOrphaned: () => {},
  });

const loadLexicon = async () => openLexicon(fromBase64(await askBackground('lexicon', undefined)));

/** Marks this page as the content script marks others, by the reader's settings as they are at each moment. */
export async function readAlong(): Promise<void> {
  if (!canPaint()) return;
  let companion: Companion | undefined;
  let settings: Settings | undefined;
  let lexicon = await loadLexicon();
  const begin = () => {
    companion?.stop();
    companion = settings?.on ? companionFor(lexicon, settings) : undefined;
    companion?.start();
  };
  const choose = (chosen: Settings) => {
    settings = chosen;
    begin();
  };
  watchSettings(choose);
  watchLibrary(async () => {
    lexicon = await loadLexicon();
    begin();
  });
  choose(await readSettings());
}
