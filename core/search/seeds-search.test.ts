import { describe, expect, it } from 'vitest';
import { seeds } from '../../tools/seed-lexicon.ts';
import { keyOf } from '../text/fold.ts';
import { buildIndex } from './build.ts';
import { openSearcher } from './search.ts';

const searcher = openSearcher(
  buildIndex(
    seeds.terms.map((term) => ({ ...term, spellings: term.spellings.map(({ text }) => text) })),
    seeds.stories,
    seeds.facts,
  ),
);
const LIMITS = { term: 5, story: 5, fact: 50 };
/** Spellings that are those of one term alone. */
const owners = Map.groupBy(
  seeds.terms.flatMap(({ id, name, spellings }) =>
    [...new Set([name.ar, name.en, ...spellings.map(({ text }) => text)])].map((text) => ({ id, text })),
  ),
  ({ text }) => keyOf(text),
);
const unshared = (id: string) => (text: string) => (owners.get(keyOf(text)) ?? []).every((owner) => owner.id === id);

describe('in the seeds', () => {
  it.each(seeds.terms.map(({ id }) => id))('every spelling of %s finds it first, and all facts about it', (id) => {
    const term = seeds.terms.find((one) => one.id === id) as (typeof seeds.terms)[number];
    const about = seeds.facts.filter(({ terms }) => terms.includes(id)).map((fact) => fact.id);
    for (const text of term.spellings.map((spelling) => spelling.text).filter(unshared(id))) {
      const { exact, hits } = searcher.find(text, LIMITS);
      expect(exact, text).toBe(true);
      expect(hits.find(({ kind }) => kind === 'term')?.id, text).toBe(id);
      expect(
        hits.filter(({ kind }) => kind === 'fact').map((hit) => hit.id),
        text,
      ).toEqual(expect.arrayContaining(about));
    }
  });
});
