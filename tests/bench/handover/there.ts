/** The one way: the lexicon comes to the page, and its texts are read there. */
import { readBlock } from '../../../core/lexicon/block.ts';
import { openLexicon } from '../../../core/lexicon/lexicon.ts';
import { loads, run } from './texts.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<string> } };

run(async (found) => {
  const base64 = await chrome.runtime.sendMessage({ bench: 'lexicon' });
  const { fromBase64 } = Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> };
  const lexicon = openLexicon(fromBase64(base64));
  for (const texts of loads()) found(texts.map((text) => readBlock(lexicon, text)));
  return lexicon;
});
