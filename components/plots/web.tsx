/**
 * The web of terms that are mentioned together, as an arc diagram (Wattenberg, Arc Diagrams, 2002): names one below the other, where they can be
 * read and reached by key in a narrow column, and beside them an arc for each two that meet, the thicker the more often.
 */
import { useState } from 'preact/hooks';
import type { Pair } from '../../core/ranking/company.ts';
import type { TermLabel } from '../../library/related.ts';
import type { SidebarWords } from '../messages/sidebar.ts';
import { TermLink } from '../term-link.tsx';

/** A row and the width for the arcs, in units of the drawing; it is stretched to the rows that the text makes. */
const ROW = 28;
const WIDTH = 88;
/** The thickest arc, in CSS px. */
const THICKEST = 4;
/** More arcs than this to a term are a tangle: the weakest go first. */
const ARCS_A_TERM = 1.5;

interface Props {
  title: string;
  terms: { term: TermLabel; note: string }[];
  pairs: Pair[];
  words: SidebarWords;
}

export function Web({ title, terms, pairs: all, words }: Props) {
  const [pointed, setPointed] = useState<string>();
  if (terms.length < 2) return null;
  const pairs = all.toSorted((a, b) => b.facts - a.facts).slice(0, terms.length * ARCS_A_TERM);
  const row = new Map(terms.map(({ term }, index) => [term.id, index]));
  const name = new Map(terms.map(({ term }) => [term.id, term.name[words.language]]));
  const most = Math.max(1, ...pairs.map(({ facts }) => facts));
  const middle = (id: string) => ((row.get(id) ?? 0) + 0.5) * ROW;
  const concerns = ({ a, b }: Pair) => pointed === a || pointed === b;
  return (
    <section class="plot">
      <h2>{title}</h2>
      <div class="web" style={{ '--rows': terms.length }} data-pointed={pointed !== undefined || undefined}>
        <ul>
          {terms.map(({ term, note }) => (
            <li
              key={term.id}
              onPointerEnter={() => setPointed(term.id)}
              onPointerLeave={() => setPointed(undefined)}
              onFocusIn={() => setPointed(term.id)}
              onFocusOut={() => setPointed(undefined)}
            >
              <TermLink term={term} words={words} />
              <span class="note">{note}</span>
            </li>
          ))}
        </ul>
        <svg viewBox={`0 0 ${WIDTH} ${terms.length * ROW}`} preserveAspectRatio="none" role="img" aria-label={words.say('sidebar.webSays')}>
          {pairs.map((pair) => {
            const [from, to] = [middle(pair.a), middle(pair.b)];
            const reach = 10 + ((WIDTH - 14) * Math.abs(to - from)) / (terms.length * ROW);
            return (
              <path
                key={`${pair.a} ${pair.b}`}
                data-pointed={concerns(pair) || undefined}
                d={`M2 ${from}A${reach} ${Math.abs(to - from) / 2} 0 0 1 2 ${to}`}
                stroke-width={1 + ((THICKEST - 1) * (pair.facts - 1)) / Math.max(1, most - 1)}
              />
            );
          })}
        </svg>
      </div>
      {pairs.length > 0 && (
        <details class="data">
          <summary>{words.say('sidebar.asTable')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.say('sidebar.term')}</th>
                <th scope="col">{words.say('sidebar.and')}</th>
                <th scope="col">{words.say('sidebar.factsColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ a, b, facts }) => (
                <tr key={`${a} ${b}`}>
                  <td>{name.get(a)}</td>
                  <td>{name.get(b)}</td>
                  <td>{words.number(facts)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
