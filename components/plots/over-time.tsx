/** How often a term was reported over time: a bar for each month, which leads to its stories, and the same as a table. */
import type { Story } from '../../core/knowledge/story.ts';
import type { SidebarWords } from '../messages/sidebar.ts';
import { hrefOfStory } from '../story-link.tsx';
import { type Bin, binsOf } from './months.ts';

/** In CSS px: the bars, and the picture, which has room for a number above the highest. */
const HEIGHT = 48;
const TOP = HEIGHT + 18;
/** With more bars than this that have one, numbers would run into each other. */
const MOST_NUMBERS = 12;
/** The widest bar, in percent of the picture. */
const WIDEST = 5;

interface Props {
  name: string;
  stories: readonly { story: Story; facts: number }[];
  words: SidebarWords;
}

/** Nothing where there is but one time: a single bar says nothing. */
export function OverTime({ name, stories, words }: Props) {
  const bins = binsOf(stories);
  const filled = bins.filter(({ facts }) => facts > 0);
  const [first, last] = [bins[0], bins.at(-1)];
  if (filled.length < 2 || !first || !last) return null;
  const most = Math.max(...bins.map(({ facts }) => facts));
  const heightOf = (facts: number) => Math.max(3, (facts / most) * HEIGHT);
  const slot = 100 / bins.length;
  const width = Math.min(slot * 0.8, WIDEST);
  // Time runs as the language is read.
  const center = (index: number) => (words.direction === 'rtl' ? 100 - (index + 0.5) * slot : (index + 0.5) * slot);
  const says = ({ time, facts }: Bin) =>
    words.say('sidebar.inMonth', { month: words.date(time), facts: words.say('sidebar.facts', { count: facts }) });
  const label = (bin: Bin, newest: Story) => `${says(bin)} — ${newest.title[words.language]}`;
  return (
    <section class="plot">
      <h2>{words.say('sidebar.overTime')}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG has no element of HTML. */}
      <svg class="over-time" width="100%" height={TOP} role="group" aria-label={`${words.say('sidebar.overTime')}: ${name}`}>
        {bins.map((bin, index) => {
          const newest = bin.stories.at(-1);
          if (!newest) return null;
          const height = heightOf(bin.facts);
          return (
            <a key={bin.time} href={hrefOfStory(newest)} aria-label={label(bin, newest)}>
              <title>{label(bin, newest)}</title>
              <rect class="hit" x={`${center(index) - slot / 2}%`} width={`${slot}%`} y={0} height={TOP} />
              <rect class="bar" x={`${center(index) - width / 2}%`} width={`${width}%`} y={TOP - height} height={height} />
            </a>
          );
        })}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the numbers are in the names of the links. */}
        <g class="numbers" aria-hidden="true">
          {filled.length <= MOST_NUMBERS &&
            bins.map(
              ({ time, facts }, index) =>
                facts > 0 && (
                  <text key={time} x={`${center(index)}%`} y={TOP - heightOf(facts) - 5} text-anchor="middle">
                    {words.number(facts)}
                  </text>
                ),
            )}
        </g>
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{words.date(first.time)}</span>
        <span>{words.date(last.time)}</span>
      </p>
      <details class="data">
        <summary>{words.say('sidebar.asTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.say('sidebar.month')}</th>
              <th scope="col">{words.say('sidebar.factsColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {filled.map((bin) => (
              <tr key={bin.time}>
                <th scope="row">{words.date(bin.time)}</th>
                <td>{words.number(bin.facts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
