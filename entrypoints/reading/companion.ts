/** What reads a page along with its reader: for the content script, and for our own pages, where content scripts do not run. */
import { type Lexicon, openLexicon } from '../../core/lexicon/lexicon.ts';
import { Companion, type CompanionOptions } from '../../page/companion.ts';
import { fromBase64 } from '../../platform/bytes.ts';
import { askBackground } from '../../platform/messages.ts';
import type { Settings } from '../../platform/settings.ts';

/** The lexicon as the background hands it over. */
export const lexiconFrom = (text: string): Lexicon => openLexicon(fromBase64(text));

export const loadLexicon = async (): Promise<Lexicon> => lexiconFrom(await askBackground('lexicon', undefined));

/** What this part of the content script brings. */
export interface Reading {
  /** Begins to read a page with a lexicon in Base64. */
  begin(lexicon: string, settings: Settings, options: CompanionOptions): Companion;
}

export const reading: Reading = {
  begin(lexicon, settings, options) {
    const companion = new Companion(lexiconFrom(lexicon), settings, options);
    companion.start();
    return companion;
  },
};
