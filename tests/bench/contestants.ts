/** What `npm run bench:detect` sets against each other; it is bundled as the extension is, so that all run as they would in a page. */
export { AhoCorasick as Monyone } from '@monyone/aho-corasick/fast';
export { default as Modern } from 'modern-ahocorasick';
export { readBlock } from '../../core/lexicon/block.ts';
export { compileLexicon } from '../../core/lexicon/compile.ts';
export { Discourse } from '../../core/lexicon/discourse.ts';
export { find } from '../../core/lexicon/find.ts';
export { openLexicon } from '../../core/lexicon/lexicon.ts';
