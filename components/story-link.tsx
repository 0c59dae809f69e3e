/** A story's title, which leads to all that it reports, with where and when it was published. */
import type { ComponentChildren } from 'preact';
import type { Story } from '../core/knowledge/story.ts';
import { fragmentOf } from '../platform/sidebar.ts';
import { When } from './fact.tsx';
import type { SidebarWords } from './messages/sidebar.ts';

export const hrefOfStory = ({ id }: Story): string => fragmentOf({ view: 'story', id });

interface Props {
  story: Story;
  words: SidebarWords;
  /** How much of it is meant here. */
  note?: string;
  children?: ComponentChildren;
}

/** An item of a list of stories. */
export const StoryItem = ({ story, words, note, children }: Props) => (
  <li class="story-item">
    <p class="title">
      <a href={hrefOfStory(story)}>{story.title[words.language]}</a>
    </p>
    <p class="about">
      {story.outlet && (
        <span>
          <bdi>{story.outlet[words.language]}</bdi>
        </span>
      )}
      <When date={story.published.date} words={words} />
      {note && <span>{note}</span>}
    </p>
    {children}
  </li>
);
