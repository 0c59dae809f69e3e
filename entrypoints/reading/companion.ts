/** What reads a page along with its reader: for the content script, and for our own pages, where content scripts do not run. */
import { type Lexicon, openLexicon } from '../../core/lexicon/lexicon.ts';
import { Companion } from '../../page/companion.ts';
import { yieldToPage } from '../../page/slices.ts';
import { fromBase64 } from '../../platform/bytes.ts';
import { askBackground } from '../../platform/messages.ts';

/** Opens the lexicon as the background hands it over, in a task by itself: on a slow machine each step of our start is long enough for one. */
async function open(text: string): Promise<Lexicon> {
  await yieldToPage();
  const lexicon = openLexicon(fromBase64(text));
  await yieldToPage();
  return lexicon;
}

export const loadLexicon = async (): Promise<Lexicon> => open(await askBackground('lexicon', undefined));

/** What this part of the content script brings. */
export const reading = { open, Companion };
