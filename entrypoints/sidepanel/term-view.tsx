/** One term: what it is, how often it was reported, where sources disagree, all that was reported of it, and what belongs to it. */
import { useBeginning } from '../../components/beginning.tsx';
import { CategoryMark } from '../../components/category-mark.tsx';
import { DisputeItem } from '../../components/dispute.tsx';
import type { SidebarWords } from '../../components/messages/sidebar.ts';
import { OverTime } from '../../components/plots/over-time.tsx';
import { Web } from '../../components/plots/web.tsx';
import { StoryItem } from '../../components/story-link.tsx';
import { Timeline } from '../../components/timeline.tsx';
import type { TermHead, TermPage } from '../../library/term-page.ts';
import { Jump } from './page-view.tsx';
import type { PageState } from './use-page.ts';

/** Stories shown before "more". */
const FIRST_STORIES = 12;

export function TermView({ found, page, words }: { found: TermPage | TermHead; page: PageState; words: SidebarWords }) {
  const { term } = found;
  const other = words.language === 'ar' ? 'en' : 'ar';
  const name = term.name[words.language];
  const mentions = page.state === 'found' ? (page.counts[term.id] ?? 0) : 0;
  return (
    <article data-category={term.category}>
      <header class="head">
        <CategoryMark category={term.category} words={words} />
        <h1 tabIndex={-1}>
          <bdi>{name}</bdi>
        </h1>
        <p class="other-name">
          <bdi lang={other}>{term.name[other]}</bdi>
        </p>
      </header>
      <p class="summary">{term.gloss[words.language]}</p>
      {page.state === 'found' && mentions > 0 && (
        <p class="here">
          {words.say('sidebar.onPage')}: {words.say('sidebar.mentions', { count: mentions })}
          <Jump term={term.id} name={name} tab={page.site.tab} words={words} />
        </p>
      )}
      {'reports' in found && <Reported found={found} name={name} words={words} />}
    </article>
  );
}

/** All that was reported of it. */
function Reported({
  found: { term, reports, disputes, stories, related, pairs },
  name,
  words,
}: {
  found: TermPage;
  name: string;
  words: SidebarWords;
}) {
  return (
    <>
      <OverTime name={name} stories={stories} words={words} />
      {disputes.length > 0 && (
        <section>
          <h2>{words.say('sidebar.disputes')}</h2>
          <ul class="disputes">
            {disputes.map((dispute) => (
              <DisputeItem key={dispute[0]?.[0]?.fact.id} dispute={dispute} words={words} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.say('sidebar.timeline')}</h2>
        {reports.length > 0 ? (
          <Timeline key={term.id} entries={reports} words={words} stories />
        ) : (
          <p class="hint">{words.say('sidebar.noFacts')}</p>
        )}
      </section>
      {stories.length > 0 && <Stories key={term.id} stories={stories} words={words} />}
      <Web
        title={words.say('sidebar.web')}
        terms={related.map(({ term: one, facts }) => ({ term: one, note: words.say('sidebar.facts', { count: facts }) }))}
        pairs={pairs}
        words={words}
      />
    </>
  );
}

function Stories({ stories, words }: { stories: TermPage['stories']; words: SidebarWords }) {
  const [shown, more] = useBeginning(stories, FIRST_STORIES, words);
  return (
    <section>
      <h2>{words.say('sidebar.stories')}</h2>
      <ol class="stories">
        {shown.map(({ story, facts }) => (
          <StoryItem key={story.id} story={story} words={words} note={words.say('sidebar.factsOfIt', { count: facts })} />
        ))}
      </ol>
      {more}
    </section>
  );
}
