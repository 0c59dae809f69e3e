/** The one way: the lexicon comes to the page, and its texts are read there. */
import { readBlock } from '../../../core/lexicon/block.ts';
import { openLexicon } from '../../../core/lexicon/lexicon.ts';
import { loads, run } from './texts.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<Uint8Array<ArrayBuffer>> } };

run(async (found) => {
  const lexicon = openLexicon(await chrome.runtime.sendMessage({ bench: 'lexicon' }));
  for (const texts of loads()) found(texts.map((text) => readBlock(lexicon, text)));
  return lexicon;
});
