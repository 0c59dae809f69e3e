/** Builds the search index, record by record, so that a caller with many of them can pause between. */
import type { Fact } from '../knowledge/fact.ts';
import { readSpan } from '../knowledge/span.ts';
import type { Story } from '../knowledge/story.ts';
import type { Term } from '../knowledge/term.ts';
import type { Bilingual } from '../knowledge/text.ts';
import { indexForms, tellingWords } from './forms.ts';
import { LAYOUT, LONGEST_SPELLING, NumberWriter, type SearchIndex } from './index.ts';
import { askedWordsIn, wordsIn } from './words.ts';

/** What search needs of a term: spellings as text alone. */
export type NamedTerm = Pick<Term, 'id' | 'name' | 'gloss'> & { spellings: string[] };

export interface IndexBuilder {
  addTerm(term: NamedTerm): void;
  addStory(story: Story): void;
  addFact(fact: Fact): void;
  /** The index of all that was added. */
  finish(): SearchIndex;
}

/** A word's records as they came: number of the record, doubled, plus 1 in a title or name. */
type Postings = number[];

interface Noted {
  id: string;
  kind: 0 | 1 | 2;
  /** Day from which its date runs; for a fact without one, that of its story is looked up. */
  date?: string | undefined;
  story?: string;
  terms?: string[];
}

/** The words that a text is found under. */
function* keysIn(text: string): Generator<string> {
  for (const word of wordsIn(text)) {
    yield* indexForms(word.text);
    if (word.figure) yield word.figure.text;
  }
}

const each = (text: Bilingual | undefined): string[] => (text ? [text.ar, text.en] : []);
const dayOf = (span: string) => readSpan(span)?.from;

export function createIndexBuilder(): IndexBuilder {
  const records: Noted[] = [];
  const words = new Map<string, Postings>();
  const spellings: { record: number; words: string[] }[] = [];

  function add(record: number, strong: 0 | 1, texts: string[]) {
    for (const text of texts) {
      for (const key of keysIn(text)) {
        const postings = words.get(key);
        const entry = record * 2 + strong;
        if (!postings) words.set(key, [entry]);
        // Strong texts come first, so that one look back tells whether the record is there.
        else if (((postings.at(-1) as number) | 1) !== (entry | 1)) postings.push(entry);
      }
    }
  }

  return {
    addTerm({ id, name, gloss, spellings: written }) {
      const record = records.push({ id, kind: 0 }) - 1;
      const names = [...new Set([name.ar, name.en, ...written])];
      add(record, 1, names);
      add(record, 0, each(gloss));
      const known = new Set<string>();
      // "GPT-OSS 120 مليار" is asked for as an amount and as two words.
      const waysOf = (text: string) => [wordsIn(text).map((word) => word.text), askedWordsIn(text)];
      for (const parts of names.flatMap(waysOf).map(tellingWords)) {
        const key = parts.join(' ');
        if (parts.length === 0 || parts.length > LONGEST_SPELLING || known.has(key)) continue;
        known.add(key);
        spellings.push({ record, words: parts });
      }
    },
    addStory({ id, title, summary, outlet, author, cites, published }) {
      const record = records.push({ id, kind: 1, date: dayOf(published.date) }) - 1;
      add(record, 1, each(title));
      add(record, 0, [...each(summary), ...each(outlet), ...each(author), ...cites]);
    },
    addFact({ id, story, says, by, via, figures = [], when, terms }) {
      const record = records.push({ id, kind: 2, date: when && dayOf(when), story, terms }) - 1;
      add(record, 1, each(says));
      add(record, 0, [...each(by), ...each(via), ...figures.flatMap(({ value, unit }) => [`${value} ${unit.ar}`, `${value} ${unit.en}`])]);
    },
    finish: () => finish(records, words, spellings),
  };
}

/** The whole index of records that are at hand. */
export function buildIndex(terms: NamedTerm[], stories: Story[], facts: Fact[]): SearchIndex {
  const builder = createIndexBuilder();
  terms.forEach(builder.addTerm);
  stories.forEach(builder.addStory);
  facts.forEach(builder.addFact);
  return builder.finish();
}

function finish(records: Noted[], words: Map<string, Postings>, spellings: { record: number; words: string[] }[]): SearchIndex {
  const about = aboutTerms(records);
  const order = orderOf(records, about);
  const numbers = new Uint32Array(records.length);
  order.forEach((record, number) => {
    numbers[record] = number;
  });
  const kinds = [0, 0, 0];
  for (const { kind } of records) kinds[kind] = (kinds[kind] as number) + 1;
  const [terms = 0, stories = 0, facts = 0] = kinds;

  const ids = new TextEncoder().encode(order.map((record) => (records[record] as Noted).id).join(''));
  const idStarts = startsOf(order.map((record) => (records[record] as Noted).id.length));

  for (const { words: parts } of spellings) for (const part of parts) if (!words.has(part)) words.set(part, []);
  const sorted = [...words.keys()].sort((a, b) => (a < b ? -1 : 1));
  const wordNumbers = new Map(sorted.map((word, number) => [word, number]));
  const joined = sorted.join('');
  const units = Uint16Array.from({ length: joined.length }, (_, at) => joined.charCodeAt(at));

  const texts = packed(
    sorted.map((word) =>
      Uint32Array.from(words.get(word) as Postings, (entry) => (numbers[entry >>> 1] as number) * 2 + (entry & 1)).sort(),
    ),
    1,
  );

  const byTerm = spellings.map(({ record, words }) => ({ term: numbers[record] as number, words })).sort((a, b) => a.term - b.term);
  const refs = sorted.map((): number[] => []);
  byTerm.forEach(({ words: parts }, spelling) => {
    parts.forEach((part, place) => {
      refs[wordNumbers.get(part) as number]?.push(spelling * LONGEST_SPELLING + place);
    });
  });
  const spellingsOf = new Array<number>(terms).fill(0);
  for (const { term } of byTerm) spellingsOf[term] = (spellingsOf[term] as number) + 1;

  const aboutLists = packed(
    order
      .slice(0, terms)
      .map((record) =>
        Uint32Array.from(about.get((records[record] as Noted).id) ?? [], ([other, rank]) => (numbers[other] as number) * 4 + rank).sort(),
      ),
    2,
  );

  return {
    layout: LAYOUT,
    terms,
    stories,
    facts,
    ids,
    idStarts,
    units,
    wordStarts: startsOf(sorted.map((word) => word.length)),
    texts: texts.bytes,
    textStarts: texts.starts,
    textCounts: texts.counts,
    names: Uint32Array.from(refs.flat()),
    nameStarts: startsOf(refs.map((list) => list.length)),
    spellingWords: Uint32Array.from(byTerm.flatMap(({ words: parts }) => parts.map((part) => wordNumbers.get(part) as number))),
    spellingStarts: startsOf(byTerm.map(({ words: parts }) => parts.length)),
    spellingTerms: Uint32Array.from(byTerm, ({ term }) => term),
    termSpellings: startsOf(spellingsOf),
    about: aboutLists.bytes,
    aboutStarts: aboutLists.starts,
    aboutCounts: aboutLists.counts,
  };
}

/** By id of a term: the records about it and how much they are, 0 to 2. A story is about the terms of its facts, the most frequent most. */
function aboutTerms(records: Noted[]): Map<string, [record: number, rank: number][]> {
  const about = new Map<string, [number, number][]>();
  const note = (term: string, record: number, rank: number) => {
    const list = about.get(term);
    if (list) list.push([record, rank]);
    else about.set(term, [[record, rank]]);
  };
  const inStory = new Map<string, Map<string, number>>();
  records.forEach(({ kind, story = '', terms = [] }, record) => {
    if (kind !== 2) return;
    const counts = inStory.get(story) ?? new Map<string, number>();
    inStory.set(story, counts);
    [...new Set(terms)].forEach((term, place) => {
      note(term, record, Math.min(place, 2));
      counts.set(term, (counts.get(term) ?? 0) + 1);
    });
  });
  records.forEach(({ kind, id }, record) => {
    if (kind !== 1) return;
    const counts = [...(inStory.get(id) ?? [])].sort(([, a], [, b]) => b - a);
    counts.forEach(([term], place) => {
      note(term, record, place < 3 ? 0 : place < 8 ? 1 : 2);
    });
  });
  return about;
}

/** The records in the order of their numbers. */
function orderOf(records: Noted[], about: Map<string, unknown[]>): number[] {
  const dates = new Map(records.flatMap(({ kind, id, date }) => (kind === 1 ? [[id, date] as const] : [])));
  const keys = records.map(({ id, kind, date, story }) => ({
    kind,
    id,
    reports: kind === 0 ? (about.get(id)?.length ?? 0) : 0,
    date: date ?? (story && dates.get(story)) ?? '',
  }));
  return [...records.keys()].sort((first, second) => {
    const [a, b] = [keys[first], keys[second]] as [(typeof keys)[number], (typeof keys)[number]];
    if (a.kind !== b.kind) return a.kind - b.kind;
    if (a.reports !== b.reports) return b.reports - a.reports;
    if (a.date !== b.date) return a.date > b.date ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

function startsOf(lengths: number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  let sum = 0;
  lengths.forEach((length, at) => {
    sum += length;
    starts[at + 1] = sum;
  });
  return starts;
}

/** Sorted lists as differences of what is above the lowest `bits`, which stay as they are. */
function packed(lists: Uint32Array[], bits: number): { bytes: Uint8Array; starts: Uint32Array; counts: Uint32Array } {
  const writer = new NumberWriter();
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    let previous = 0;
    for (const entry of list) {
      const number = entry >>> bits;
      writer.write(((number - previous) << bits) | (entry & ((1 << bits) - 1)));
      previous = number;
    }
    starts[at + 1] = writer.length;
  });
  return { bytes: writer.done(), starts, counts: Uint32Array.from(lists, ({ length }) => length) };
}
