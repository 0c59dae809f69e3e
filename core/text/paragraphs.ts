/** Paragraphs: the stretches of a text between line ends, and the words in them, which are asked for again and again while mentions are judged. */
import { wordsOf } from './fold.ts';
import { bareForms } from './proclitics.ts';

export class Paragraph {
  /** UTF-16 offsets, `end` exclusive, the line end left out. */
  readonly start: number;
  readonly end: number;
  readonly #text: string;
  #words: Set<string> | undefined;
  #key = '';
  readonly #known = new Map<object, boolean>();

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.start = start;
    this.end = end;
  }

  /** Whether a folded word stands in the paragraph, if only behind a proclitic or an article. */
  hasWord(word: string): boolean {
    return this.#read().has(word);
  }

  /** The paragraph's key (see fold.ts) with a space at both ends. */
  key(): string {
    this.#read();
    return this.#key;
  }

  /** The answer to a question about the paragraph, worked out once: a long paragraph with many mentions stays linear. */
  once(question: object, answer: (paragraph: Paragraph) => boolean): boolean {
    let known = this.#known.get(question);
    if (known === undefined) {
      known = answer(this);
      this.#known.set(question, known);
    }
    return known;
  }

  #read(): Set<string> {
    if (this.#words) return this.#words;
    const words = wordsOf(this.#text.slice(this.start, this.end));
    this.#key = ` ${words.join(' ')} `;
    this.#words = new Set(words);
    for (const word of words) for (const bare of bareForms(word)) this.#words.add(bare);
    return this.#words;
  }
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    paragraphs.push(new Paragraph(text, start, end));
    start = end + 1;
  }
  return paragraphs;
}

/** Only the text that is being read just now is asked of. */
let current: { text: string; paragraphs: Paragraph[] } | undefined;

/** The paragraph of `text` that holds the offset. */
export function paragraphAround(text: string, at: number): Paragraph {
  if (current?.text !== text) current = { text, paragraphs: paragraphsOf(text) };
  const { paragraphs } = current;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle] as Paragraph).start <= at) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low] as Paragraph;
}
