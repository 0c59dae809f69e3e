/** Facts by time: each date once, under it what was reported. */
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import { useBeginning } from './beginning.tsx';
import { citeFact } from './citation.ts';
import { Copy } from './copy.tsx';
import { When } from './fact.tsx';
import { isolate } from './i18n.ts';
import type { SidebarWords } from './messages/sidebar.ts';
import { hrefOfStory } from './story-link.tsx';

export interface Entry {
  fact: Fact;
  story: Story;
}

/** Facts shown before "more". */
const FIRST = 24;

interface Props {
  /** In the order in which they are to stand. */
  entries: Entry[];
  words: SidebarWords;
  /** Whether they come from several stories, so that each must say from which. */
  stories?: boolean;
}

export function Timeline({ entries, words, stories = false }: Props) {
  const [shown, more] = useBeginning(entries, FIRST, words);
  return (
    <>
      <ol class="timeline">
        {groupsOf(shown).map((group) => (
          <Group key={group[0].fact.id} group={group} words={words} stories={stories} />
        ))}
      </ol>
      {more}
    </>
  );
}

type Entries = [Entry, ...Entry[]];

/** Facts without a time of their own have their story's, and stay together. */
const timeOf = ({ fact, story }: Entry): string => fact.when ?? story.id;

function groupsOf(entries: Entry[]): Entries[] {
  const groups: Entries[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && timeOf(last[0]) === timeOf(entry)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function Group({ group, words, stories }: { group: Entries; words: SidebarWords; stories: boolean }) {
  const [{ fact, story }] = group;
  const whole = stories && fact.when === undefined;
  return (
    <li>
      <p class="date">
        <When
          date={fact.when ?? story.published.date}
          because={fact.when ? undefined : story.published.because?.[words.language]}
          words={words}
        />
      </p>
      {whole && (
        <p class="from">
          <a href={hrefOfStory(story)}>{story.title[words.language]}</a>
        </p>
      )}
      <ul>
        {group.map((entry) => (
          <TimedFact key={entry.fact.id} entry={entry} words={words} story={stories && !whole} />
        ))}
      </ul>
    </li>
  );
}

function TimedFact({ entry: { fact, story }, words, story: withStory }: { entry: Entry; words: SidebarWords; story: boolean }) {
  return (
    <li class="timed">
      <p class="says">{fact.says[words.language]}</p>
      <Copy label={words.say('sidebar.copyFact')} write={(format) => citeFact(fact, story, words, format)} words={words} />
      <Voice fact={fact} words={words} />
      {withStory && (
        <p class="from">
          <a href={hrefOfStory(story)}>{story.title[words.language]}</a>
        </p>
      )}
    </li>
  );
}

/** Who said it, through whom, and that it is yet to come. */
export function Voice({ fact, words }: { fact: Fact; words: SidebarWords }) {
  if (!fact.by && !fact.via && fact.kind !== 'forecast') return null;
  return (
    <p class="voice">
      {fact.kind === 'forecast' && <span class="forecast">{words.say('sidebar.forecast')}</span>}
      {fact.by && (
        <span class="by">
          <bdi>{fact.by[words.language]}</bdi>
        </span>
      )}
      {fact.via && <span>{words.say('fact.via', { via: isolate(fact.via[words.language]) })}</span>}
    </p>
  );
}
