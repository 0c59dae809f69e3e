/** Texts read with the library's lexicon: those of pages, and the sentences of cards. */
import type { Gloss, NamedTerm } from '../core/knowledge/gloss.ts';
import { detect } from '../core/lexicon/detect.ts';
import { editionOf } from '../core/lexicon/layout.ts';
import { type Lexicon, openLexicon } from '../core/lexicon/lexicon.ts';
import type { Report } from '../core/lexicon/report.ts';
import { reportOf } from '../core/lexicon/reporting.ts';

/** Of more facts than a reader looks through in a card, the terms are not looked for. */
const FACTS = 200;

export class TextReader {
  readonly #lexicon: Lexicon;
  readonly #edition: string;

  /** Takes bytes of compileLexicon. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#lexicon = openLexicon(bytes);
    this.#edition = editionOf(bytes);
  }

  /** What was found in each text. */
  report(texts: readonly string[]): Report {
    return reportOf(this.#lexicon, this.#edition, texts);
  }

  /** The terms that the facts of a gloss name, by rising start: of each fact its sentence and those. */
  namedIn({ facts }: Gloss, language: 'ar' | 'en'): [string, NamedTerm[]][] {
    return facts.slice(0, FACTS).map(({ fact }) => {
      const text = fact.says[language];
      const terms = detect(this.#lexicon, text).map(({ start, end, term }) => ({ start, end, term: this.#lexicon.termOf(term).id }));
      return [text, terms];
    });
  }
}
