/** A pack: terms, neighbours, stories and facts that belong together, and the checks that no one record can make alone. */
import * as v from 'valibot';
import { formsOf, lettersOf } from '../lexicon/forms.ts';
import { Fact } from './fact.ts';
import { Neighbour } from './neighbour.ts';
import { Story } from './story.ts';
import { Term } from './term.ts';

export const Pack = v.strictObject({
  terms: v.array(Term),
  neighbours: v.array(Neighbour),
  stories: v.array(Story),
  facts: v.array(Fact),
});
export type Pack = v.InferOutput<typeof Pack>;

/** Something wrong with one record, and the path to it inside the record. */
export interface Problem {
  record: { kind: 'term' | 'story' | 'fact'; id: string };
  path: (string | number)[];
  message: string;
}

function duplicateIds(kind: Problem['record']['kind'], records: { id: string }[]): Problem[] {
  const seen = new Set<string>();
  return records.flatMap(({ id }) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [{ record: { kind, id }, path: [], message: `there are two with the id ${id}` }] : [];
  });
}

/** Two spellings that would be found in the same places, neither of which has a condition that tells them apart. */
function duplicateSpellings(terms: Term[]): Problem[] {
  const owner = new Map<string, string>();
  return terms.flatMap((term) =>
    term.spellings.flatMap((spelling, index) => {
      if (spelling.when) return [];
      const key = `${formsOf(spelling)[0]}|${lettersOf(spelling) === 'exact' ? spelling.text : ''}`;
      const known = owner.get(key);
      owner.set(key, term.id);
      if (known === undefined) return [];
      return [
        {
          record: { kind: 'term' as const, id: term.id },
          path: ['spellings', index],
          message: `"${spelling.text}" folds to a spelling that ${known} has already, and neither has a condition`,
        },
      ];
    }),
  );
}

/** Everything that is wrong between the records of a pack; each record must have passed its own schema. */
export function packProblems({ terms, stories, facts }: Pack): Problem[] {
  const termIds = new Set(terms.map(({ id }) => id));
  const storyIds = new Set(stories.map(({ id }) => id));
  const factIds = new Set(facts.map(({ id }) => id));
  const unknown = (record: Problem['record'], path: Problem['path'], id: string) =>
    termIds.has(id) ? [] : [{ record, path, message: `there is no term ${id}` }];
  return [
    ...duplicateIds('term', terms),
    ...duplicateIds('story', stories),
    ...duplicateIds('fact', facts),
    ...duplicateSpellings(terms),
    ...terms.flatMap((term) => {
      const record = { kind: 'term' as const, id: term.id };
      return [
        ...(term.maker ? unknown(record, ['maker'], term.maker) : []),
        ...term.spellings.flatMap((spelling, index) =>
          (spelling.when?.page ?? []).flatMap((id, at) => unknown(record, ['spellings', index, 'when', 'page', at], id)),
        ),
        ...(facts.some((fact) => fact.terms.includes(term.id))
          ? []
          : [{ record, path: [], message: 'no fact names it, so its card would be empty' }]),
      ];
    }),
    ...facts.flatMap((fact) => {
      const record = { kind: 'fact' as const, id: fact.id };
      return [
        ...fact.terms.flatMap((id, at) => unknown(record, ['terms', at], id)),
        ...(fact.disputes ?? []).flatMap((id, at) =>
          factIds.has(id) ? [] : [{ record, path: ['disputes', at], message: `there is no fact ${id}` }],
        ),
        ...(storyIds.has(fact.story) ? [] : [{ record, path: ['story'], message: `there is no story ${fact.story}` }]),
      ];
    }),
  ];
}
