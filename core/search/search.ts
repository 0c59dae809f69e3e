/**
 * Answers queries from an index. Words of the query that make up a spelling of a term stand for the term, whichever of its spellings it is:
 * what is about the term answers them. Other words are answered by the texts that they stand in. A record that answers
 * every word is a result; weights follow the rarity of what was asked (inverse document frequency, Spärck Jones 1972), and among equals the newer comes first.
 */
import { LONGEST_SPELLING, lengthOfSpelling, readNumbers, type SearchIndex } from './index.ts';
import { createMarker, type Marker } from './mark.ts';
import { complete, type Match, matchesOf, queryWords } from './query.ts';

export type Kind = 'term' | 'story' | 'fact';

export interface Hit {
  kind: Kind;
  id: string;
  score: number;
  /** Whether it answers every word of the query. */
  whole: boolean;
}

export interface Answer {
  /** The best of each kind, the best first whatever its kind. */
  hits: Hit[];
  /** False when nothing answers the whole query: the hits are then what comes near. */
  exact: boolean;
  /** How many records of each kind answer. */
  counts: Record<Kind, number>;
  /** Finds in a text what was matched. */
  marker: Marker;
}

/** Most hits of each kind. */
export type Limits = Record<Kind, number>;

export interface Searcher {
  find(query: string, limits: Limits): Answer;
}

/** How much less a record counts that is less about a term. */
const RANK_WEIGHTS = [1, 0.85, 0.7];
/** A term that is named counts more than what is said of it. */
const NAMED = 2;
/** A term that all the words together name comes before whatever else they can be read as: more than any sum of weights. */
const ASKED_FOR = 1000;
/** What text weighs beside titles, names and statements. */
const WEAK = 0.5;
/** What mentions a named term without being about it. */
const PASSING = 0.5;
/** Most terms whose stories and facts are looked at, where a beginning fits many. */
const MOST_TERMS = 24;
/** From this quality on, a name was written out and not merely begun. */
const WRITTEN_OUT = 0.84;

/** A term that words of the query name. */
interface Naming {
  term: number;
  /** The words of the query that name it, as bits. */
  mask: number;
  quality: number;
}

const bitsOf = (mask: number) => {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
};

/** Opens an index for queries. Takes 10 bytes a record. */
export function openSearcher(index: SearchIndex): Searcher {
  const { terms, stories, facts } = index;
  const size = terms + stories + facts;
  const scores = new Float32Array(size);
  const masks = new Uint16Array(size);
  const entries = new Uint32Array(size);
  const rarity = (count: number) => Math.log(1 + size / (count + 1));
  const aboutCount = (term: number) => index.aboutCounts[term] as number;

  /** Notes that a record answers some words of the query; what it has answered already counts once. */
  function credit(record: number, mask: number, weight: number) {
    const known = masks[record] as number;
    const fresh = mask & ~known;
    if (fresh === 0) return;
    masks[record] = known | mask;
    scores[record] = (scores[record] as number) + (fresh === mask ? weight : (weight * bitsOf(fresh)) / bitsOf(mask));
  }

  /** Credits the records that a word stands in. */
  function creditTexts(word: number, mask: number, weight: number) {
    const count = readNumbers(index.texts, index.textStarts[word] as number, index.textStarts[word + 1] as number, entries);
    for (let at = 0, record = 0; at < count; at++) {
      const entry = entries[at] as number;
      record += entry >>> 1;
      credit(record, mask, entry & 1 ? weight : weight * WEAK);
    }
  }

  /** Credits the stories and facts about a term. */
  function creditAbout(term: number, mask: number, weight: number) {
    const count = readNumbers(index.about, index.aboutStarts[term] as number, index.aboutStarts[term + 1] as number, entries);
    for (let at = 0, record = 0; at < count; at++) {
      const entry = entries[at] as number;
      record += entry >>> 2;
      credit(record, mask, weight * (RANK_WEIGHTS[entry & 3] as number));
    }
  }

  /** The words that are by themselves spellings of a term. */
  function namesAlone(term: number): Set<number> {
    const words = new Set<number>();
    for (let spelling = index.termSpellings[term] as number; spelling < (index.termSpellings[term + 1] as number); spelling++) {
      if (lengthOfSpelling(index, spelling) === 1) words.add(index.spellingWords[index.spellingStarts[spelling] as number] as number);
    }
    return words;
  }

  /** The terms that the matched words name, those named by most words first. */
  function namingsOf(matches: Match[][]): Naming[] {
    const spellings = new Map<number, { places: number; mask: number; quality: number }>();
    matches.forEach((list, at) => {
      for (const { word, quality } of list) {
        for (let ref = index.nameStarts[word] as number; ref < (index.nameStarts[word + 1] as number); ref++) {
          const spelling = Math.floor((index.names[ref] as number) / LONGEST_SPELLING);
          const place = 1 << ((index.names[ref] as number) % LONGEST_SPELLING);
          const seen = spellings.get(spelling);
          if (!seen) spellings.set(spelling, { places: place, mask: 1 << at, quality });
          else if (!(seen.places & place) || !(seen.mask & (1 << at))) {
            seen.places |= place;
            seen.mask |= 1 << at;
            seen.quality = Math.min(seen.quality, quality);
          }
        }
      }
    });
    const named = new Map<number, Naming>();
    for (const [spelling, { places, mask, quality }] of spellings) {
      const length = lengthOfSpelling(index, spelling);
      if (bitsOf(places) < length || bitsOf(mask) < length) continue;
      const term = index.spellingTerms[spelling] as number;
      const known = named.get(term);
      // "Nvidia إنفيديا" names one term twice.
      if (known) Object.assign(known, { mask: known.mask | mask, quality: Math.max(known.quality, quality) });
      else named.set(term, { term, mask, quality });
    }
    return [...named.values()].sort((a, b) => bitsOf(b.mask) - bitsOf(a.mask) || b.quality - a.quality || a.term - b.term);
  }

  /** Scores all records against the words; the terms that the words name. */
  function weigh(matches: Match[][]): Naming[] {
    scores.fill(0);
    masks.fill(0);
    const namings = namingsOf(matches);
    const all = (1 << matches.length) - 1;
    namings.forEach(({ term, mask, quality }, place) => {
      const weight = rarity(aboutCount(term)) * quality;
      credit(term, mask, weight * NAMED + (mask === all ? quality * ASKED_FOR : 0));
      if (place >= MOST_TERMS) return;
      creditAbout(term, mask, weight);
      if (quality < WRITTEN_OUT) return;
      // What mentions the term in passing, by whichever of its names.
      for (const word of namesAlone(term)) creditTexts(word, mask, weight * PASSING);
    });
    matches.forEach((list, at) => {
      const together = list.reduce((sum, { word }) => sum + (index.textCounts[word] as number), 0);
      for (const { word, quality } of list) creditTexts(word, 1 << at, rarity(together) * quality);
    });
    return namings;
  }

  const isBetter = (record: number, than: number, all: number) => {
    const whole = Number(masks[record] === all) - Number(masks[than] === all);
    return whole > 0 || (whole === 0 && (scores[record] as number) > (scores[than] as number));
  };
  const idOf = (record: number) => String.fromCharCode(...index.ids.subarray(index.idStarts[record], index.idStarts[record + 1]));

  /**
   * The best of the records that answer every word, how many these are, and how many with the terms that are `named`, which belong to the answer whatever
   * else was asked. Without `named`, of the records that answer any word.
   */
  function collect(limits: Limits, all: number, named?: ReadonlySet<number>) {
    const counts = { term: 0, story: 0, fact: 0 };
    const hits: Hit[] = [];
    let complete = 0;
    let from = 0;
    for (const [kind, length] of [
      ['term', terms],
      ['story', stories],
      ['fact', facts],
    ] as const) {
      const limit = limits[kind];
      const best: number[] = [];
      let count = 0;
      for (let record = from; record < from + length; record++) {
        const mask = masks[record] as number;
        if (mask === 0) continue;
        if (mask === all) complete++;
        else if (named && (record >= terms || !named.has(record))) continue;
        count++;
        // Of equals, the one that is there already stays in front: it has the lower number.
        let at = best.length;
        while (at > 0 && isBetter(record, best[at - 1] as number, all)) at--;
        if (at === limit) continue;
        best.splice(at, 0, record);
        if (best.length > limit) best.pop();
      }
      counts[kind] = count;
      for (const record of best) hits.push({ kind, id: idOf(record), score: scores[record] as number, whole: masks[record] === all });
      from += length;
    }
    return { hits: hits.sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score), counts, complete };
  }

  function answer(words: string[], matches: Match[][], limits: Limits, whole: boolean): Answer | undefined {
    const namings = weigh(matches);
    const all = (1 << matches.length) - 1;
    const named = new Set(namings.filter(({ quality }) => quality >= WRITTEN_OUT).map(({ term }) => term));
    const { hits, counts, complete } = collect(limits, all, whole ? named : undefined);
    if (whole ? complete === 0 : hits.length === 0) return undefined;
    const marker = createMarker(
      index,
      words,
      matches,
      namings.slice(0, MOST_TERMS).map(({ term }) => term),
    );
    return { hits, counts, exact: whole, marker };
  }

  /** What begins like the words, when nothing else does: the last letters are left out until something does. */
  function shortened(words: string[]): Match[][] {
    return words.map((word) => {
      const found = new Map<number, number>();
      for (let length = word.length - 1; length > 0 && found.size === 0; length--) {
        complete(index, word.slice(0, length), length / word.length, (match, quality) => found.set(match, quality), 8);
      }
      return [...found].map(([match, quality]) => ({ word: match, quality }));
    });
  }

  return {
    find(query, limits) {
      const words = queryWords(query);
      const nothing: Answer = { hits: [], exact: false, counts: { term: 0, story: 0, fact: 0 }, marker: () => [] };
      if (words.length === 0) return nothing;
      const matchesFor = (loosely: boolean) => words.map((word, at) => matchesOf(index, word, at === words.length - 1, loosely));
      const strictly = matchesFor(false);
      const exact = strictly.every(({ length }) => length > 0) && answer(words, strictly, limits, true);
      if (exact) return exact;
      const loosely = matchesFor(true);
      return (
        answer(words, loosely, limits, true) ??
        answer(words, loosely, limits, false) ??
        answer(words, shortened(words), limits, false) ??
        nothing
      );
    },
  };
}
