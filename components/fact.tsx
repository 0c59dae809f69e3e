/** A fact with its source, as card and screens show it. */
import type { Fact } from '../core/knowledge/fact.ts';
import { readSpan } from '../core/knowledge/span.ts';
import type { Story } from '../core/knowledge/story.ts';
import { isolate, type Words } from './i18n.ts';
import type { SharedKey } from './messages/shared.ts';

/** What the fact says, then who said it and when, then the story that reports it. */
export function FactItem({ fact, story, words }: { fact: Fact; story: Story; words: Words<SharedKey> }) {
  const { language } = words;
  const title = story.title[language];
  return (
    <li class="fact">
      <p class="says">{fact.says[language]}</p>
      <p class="source">
        {fact.by && (
          <span class="by">
            <bdi>{fact.by[language]}</bdi>
          </span>
        )}
        {fact.via && <span>{words.say('fact.via', { via: isolate(fact.via[language]) })}</span>}
        {story.outlet && (
          <span>
            <bdi>{story.outlet[language]}</bdi>
          </span>
        )}
        {fact.when && <When date={fact.when} words={words} />}
      </p>
      <p class="story">
        <span>
          {story.url ? (
            <a href={story.url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </span>
        <When date={story.published.date} because={story.published.because?.[language]} words={words} />
      </p>
    </li>
  );
}

/** A date for people; estimated ones say so, and why when pointed at. */
export function When({ date, because, words }: { date: string; because?: string | undefined; words: Words<SharedKey> }) {
  const estimated = readSpan(date)?.estimated === true;
  return (
    <span title={because}>
      <time>
        <bdi>{words.date(date)}</bdi>
      </time>
      {estimated && <span class="estimated"> ({words.say('fact.estimated')})</span>}
    </span>
  );
}
