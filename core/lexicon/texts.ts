/** The texts of a lexicon while it is compiled: end to end in UTF-8, each found by its number. */
export class Texts {
  readonly #first: string[];
  readonly #numbers = new Map<string, number>();

  /** `first` are the texts from 0 up, whatever they say. */
  constructor(first: string[]) {
    this.#first = first;
  }

  /** Keeps a value as JSON, once, however often it is said, and gives its number plus one; 0 for undefined. */
  numberOf(value: unknown): number {
    if (value === undefined) return 0;
    const text = JSON.stringify(value);
    const number = this.#numbers.get(text) ?? this.#first.length + this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return number;
  }

  /** The sections of layout.ts. */
  packed(): { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> } {
    const encoder = new TextEncoder();
    const all = [...this.#first, ...this.#numbers.keys()];
    let end = 0;
    const ends = Uint32Array.from(all, (text) => {
      end += encoder.encode(text).length;
      return end;
    });
    return { bytes: encoder.encode(all.join('')), ends };
  }
}
