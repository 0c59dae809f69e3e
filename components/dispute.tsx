/** One matter on which sources disagree: the sides beside each other, each in order of time. */
import type { Dispute } from '../core/knowledge/disputes.ts';
import { When } from './fact.tsx';
import type { SidebarWords } from './messages/sidebar.ts';
import { hrefOfStory } from './story-link.tsx';
import { type Entry, Voice } from './timeline.tsx';

export const DisputeItem = ({ dispute, words }: { dispute: Dispute<Entry>; words: SidebarWords }) => (
  <li class="dispute">
    {dispute.map((side, index) => (
      <ul key={side[0]?.fact.id} class="side" data-against={index > 0 ? words.say('sidebar.against') : undefined}>
        {side.map(({ fact, story }) => (
          <li key={fact.id}>
            <p class="says">{fact.says[words.language]}</p>
            <Voice fact={fact} words={words} />
            <p class="from">
              <a href={hrefOfStory(story)}>
                <When date={fact.when ?? story.published.date} words={words} />
              </a>
            </p>
          </li>
        ))}
      </ul>
    ))}
  </li>
);
