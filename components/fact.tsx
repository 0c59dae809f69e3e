/** A fact with its source, as card and screens show it. */
import type { ComponentChildren } from 'preact';
import type { Fact } from '../core/knowledge/fact.ts';
import { readSpan } from '../core/knowledge/span.ts';
import type { Story } from '../core/knowledge/story.ts';
import { isolate, type Words } from './i18n.ts';
import { InlineLink } from './inline-link.tsx';
import type { SharedKey } from './messages/shared.ts';

interface Props {
  fact: Fact;
  story: Story;
  words: Words<SharedKey>;
  /** Draws the sentence, where it is to be more than its text. */
  sentence?: (text: string) => ComponentChildren;
  /** Makes the story's title a link of ours; its original then has a link of its own. */
  onStory?: (story: string) => void;
  /** What can be done with the fact, at its end. */
  actions?: ComponentChildren;
}

/** What the fact says, then who said it and when, then the story that reports it. */
export function FactItem({ fact, story, words, sentence, onStory, actions }: Props) {
  const { language } = words;
  const title = story.title[language];
  const says = fact.says[language];
  return (
    <li class="fact">
      <p class="says">{sentence ? sentence(says) : says}</p>
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
          {onStory ? (
            <InlineLink class="to-story" title={words.say('fact.openStory')} onFollow={() => onStory(story.id)}>
              {title}
            </InlineLink>
          ) : story.url ? (
            <Original url={story.url}>{title}</Original>
          ) : (
            title
          )}
        </span>
        <When date={story.published.date} because={story.published.because?.[language]} words={words} />
        {onStory && story.url && (
          <span>
            <Original url={story.url}>{words.say('fact.original')}</Original>
          </span>
        )}
      </p>
      {actions}
    </li>
  );
}

const Original = ({ url, children }: { url: string; children: ComponentChildren }) => (
  <a href={url} target="_blank" rel="noopener noreferrer">
    {children}
  </a>
);

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
