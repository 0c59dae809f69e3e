/** How often a term was reported over time: a bar for each month, which leads to its stories, and the same as a table. */
import type { Story } from '../../core/knowledge/story.ts';
import type { SidebarWords } from '../messages/sidebar.ts';
import { hrefOfStory } from '../story-link.tsx';
import { type Bin, binsOf } from './months.ts';

/** In CSS px: bars, and above them their numbers. */
const HEIGHT = 48;
const ROOM_FOR_NUMBERS = 18;
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
  const slot = 100 / bins.length;
  const width = Math.min(slot * 0.8, WIDEST);
  // Time runs as the language is read.
  const center = (index: number) => (words.direction === 'rtl' ? 100 - (index + 0.5) * slot : (index + 0.5) * slot);
  const says = ({ time, facts }: Bin) =>
    words.say('sidebar.inMonth', { month: words.date(time), facts: words.say('sidebar.facts', { count: facts }) });
  return (
    <section class="plot">
      <h2>{words.say('sidebar.overTime')}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG has no element of HTML. */}
      <svg
        class="over-time"
        width="100%"
        height={HEIGHT + ROOM_FOR_NUMBERS}
        role="group"
        aria-label={`${words.say('sidebar.overTime')}: ${name}`}
      >
        {bins.map((bin, index) => {
          const newest = bin.stories.at(-1);
          if (!newest) return null;
          const height = Math.max(3, (bin.facts / most) * HEIGHT);
          return (
            <a key={bin.time} href={hrefOfStory(newest)} aria-label={`${says(bin)} — ${newest.title[words.language]}`}>
              <title>{says(bin)}</title>
              <rect class="hit" x={`${center(index) - slot / 2}%`} width={`${slot}%`} y={0} height={HEIGHT + ROOM_FOR_NUMBERS} />
              <rect
                class="bar"
                x={`${center(index) - width / 2}%`}
                width={`${width}%`}
                y={HEIGHT + ROOM_FOR_NUMBERS - height}
                height={height}
              />
              {filled.length <= MOST_NUMBERS && (
                <text x={`${center(index)}%`} y={HEIGHT + ROOM_FOR_NUMBERS - height - 5} text-anchor="middle">
                  {words.number(bin.facts)}
                </text>
              )}
            </a>
          );
        })}
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
