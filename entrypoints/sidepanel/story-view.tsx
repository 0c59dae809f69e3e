/** One story: what it says in short, what it reports in order of time and by whom, what it is about, and where it comes from. */

import { useBeginning } from '../../components/beginning.tsx';
import { citeStory } from '../../components/citation.ts';
import { Copy } from '../../components/copy.tsx';
import { When } from '../../components/fact.tsx';
import { isolate } from '../../components/i18n.ts';
import type { SidebarWords } from '../../components/messages/sidebar.ts';
import { TermLinks } from '../../components/term-link.tsx';
import { Timeline } from '../../components/timeline.tsx';
import type { StoryPage } from '../../library/story-page.ts';

/** Terms shown before "more": the facts are not to be pushed out of sight. */
const FIRST_TERMS = 10;

export function StoryView({ page: { story, facts, terms }, words }: { page: StoryPage; words: SidebarWords }) {
  const { language } = words;
  const because = story.published.because?.[language];
  return (
    <article>
      <header class="head">
        <h1 tabIndex={-1}>{story.title[language]}</h1>
        <p class="about">
          {story.outlet && (
            <span>
              <bdi>{story.outlet[language]}</bdi>
            </span>
          )}
          {story.author && <span>{words.say('sidebar.author', { author: isolate(story.author[language]) })}</span>}
          <When date={story.published.date} words={words} />
        </p>
        {because && (
          <details class="because">
            <summary>{words.say('sidebar.howEstimated')}</summary>
            <p>{because}</p>
          </details>
        )}
      </header>
      <p class="summary">{story.summary[language]}</p>
      <div class="tools">
        {story.url ? (
          <a class="original" href={story.url} target="_blank" rel="noopener noreferrer">
            {words.say('sidebar.original')}
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="M4.500 2H2v8h8V7.500M7 1.500h3.500V5M10 2L5.500 6.500" fill="none" stroke="currentColor" />
            </svg>
          </a>
        ) : (
          <span class="note">{words.say('sidebar.noOriginal')}</span>
        )}
        <Copy label={words.say('sidebar.copyStory')} write={(format) => citeStory(story, facts, words, format)} words={words} />
      </div>
      {story.cites.length > 0 && <p class="note">{words.say('sidebar.cites', { names: words.list(story.cites.map(isolate)) })}</p>}
      {terms.length > 0 && <About key={story.id} terms={terms} words={words} />}
      <section>
        <h2>{words.say('sidebar.reported')}</h2>
        <Timeline entries={facts.map((fact) => ({ fact, story }))} words={words} />
      </section>
    </article>
  );
}

function About({ terms, words }: { terms: StoryPage['terms']; words: SidebarWords }) {
  const [shown, more] = useBeginning(terms, FIRST_TERMS, words);
  return (
    <section>
      <h2>{words.say('sidebar.about')}</h2>
      <TermLinks terms={shown.map(({ term }) => term)} words={words} label={words.say('sidebar.about')} />
      {more}
    </section>
  );
}
