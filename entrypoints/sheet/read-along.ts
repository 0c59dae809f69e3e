/** Content scripts do not run in an extension's own pages: those that show a sample to point at read along by themselves. */
import { Companion } from '../../page/companion.ts';
import { canPaint } from '../../page/highlights.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { readSettings, watchSettings } from '../../platform/settings.ts';
import { cardsFor } from '../cards/cards.tsx';

/** Marks this page as the content script marks others, by the reader's settings as they are at each moment. */
export async function readAlong(): Promise<void> {
  if (!canPaint()) return;
  let companion: Companion | undefined;
  let settings = await readSettings();
  const begin = () => {
    companion?.stop();
    companion = settings.on
      ? new Companion(settings, {
          onChange: () => {},
          onOutdated: begin,
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
  watchLibrary(begin);
  begin();
}
