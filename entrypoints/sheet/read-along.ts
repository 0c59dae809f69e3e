/** Content scripts do not run in an extension's own pages: those that show a sample to point at read along by themselves. */
import { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { readSettings, watchSettings } from '../../platform/settings.ts';
import { cardsFor } from '../cards/cards.tsx';
import { loadLexicon } from '../reading/companion.ts';

/** Marks this page as the content script marks others, by the reader's settings as they are at each moment. */
export async function readAlong(): Promise<void> {
  if (!canPaint()) return;
  let companion: Companion | undefined;
  let settings = await readSettings();
  let lexicon = await loadLexicon();
  const begin = () => {
    companion?.stop();
    companion = settings.on
      ? new Companion(lexicon, settings, {
          onChange: () => {},
          fetchCards: async (source) => cardsFor(source, () => settings, ''),
        })
      : undefined;
    companion?.start();
  };
  watchSettings((changed) => {
    settings = changed;
    if (companion && settings.on) companion.choose(settings);
    else begin();
  });
  watchLibrary(async () => {
    lexicon = await loadLexicon();
    begin();
  });
  begin();
}
