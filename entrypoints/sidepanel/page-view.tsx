/** What relates to the page in front: stories and why, the page's terms, and how these hang together. */
import { useAnnounce } from '../../components/announce.ts';
import { useBeginning } from '../../components/beginning.tsx';
import { isolate } from '../../components/i18n.ts';
import type { SidebarWords } from '../../components/messages/sidebar.ts';
import { Web } from '../../components/plots/web.tsx';
import { StoryItem } from '../../components/story-link.tsx';
import { TermLink, TermLinks } from '../../components/term-link.tsx';
import type { Story } from '../../core/knowledge/story.ts';
import { MOST_IN_PICTURE, type RelatedPage } from '../../library/related.ts';
import { goToNext } from '../../platform/found.ts';
import { choose, switchOnOn } from '../../platform/reading-choices.ts';
import { changeSettings } from '../../platform/settings.ts';
import type { PageState } from './use-page.ts';

/** Terms shown before "more", and terms that tell why a story is there. */
const FIRST_TERMS = 8;
const FIRST_SHARED = 5;

interface Props {
  page: PageState;
  related: RelatedPage | undefined;
  /** What to read where nothing relates. */
  newest: Story[] | undefined;
  words: SidebarWords;
}

export function PageView({ page, related, newest, words }: Props) {
  const found = page.state === 'found' ? related : undefined;
  return (
    <>
      <header class="head">
        <h1 tabIndex={-1}>{words.say('sidebar.title')}</h1>
        {'site' in page && page.site?.title && (
          <p class="beside">
            <bdi>{page.site.title}</bdi>
          </p>
        )}
      </header>
      <p class="state" role="status">
        {page.state === 'found'
          ? found
            ? words.say('sidebar.related', { count: found.stories.length })
            : words.say('sidebar.reading')
          : words.say(`sidebar.${page.state}`)}
      </p>
      {found && found.stories.length > 0 && <p class="note">{words.say('sidebar.why')}</p>}
      {found?.stories.length === 0 && <p class="hint">{words.say('sidebar.none')}</p>}
      <Remedy page={page} words={words} />
      {found && found.stories.length > 0 && (
        <ol class="stories">
          {found.stories.map(({ story, facts, shared }) => (
            <StoryItem key={story.id} story={story} words={words} note={words.say('sidebar.facts', { count: facts })}>
              <TermLinks terms={shared.slice(0, FIRST_SHARED)} words={words} label={words.say('sidebar.shares')}>
                {shared.length > FIRST_SHARED && words.say('sidebar.allShared', { count: shared.length - FIRST_SHARED })}
              </TermLinks>
            </StoryItem>
          ))}
        </ol>
      )}
      {found && found.terms.length > 0 && page.state === 'found' && <PageTerms terms={found.terms} tab={page.site.tab} words={words} />}
      {found && (
        <Web
          title={words.say('sidebar.pageWeb')}
          terms={found.terms
            .slice(0, MOST_IN_PICTURE)
            .map(({ term, facts }) => ({ term, note: words.say('sidebar.facts', { count: facts }) }))}
          pairs={found.pairs}
          words={words}
        />
      )}
      {newest && (
        <section>
          <h2>{words.say('sidebar.newest')}</h2>
          <ol class="stories">
            {newest.map((story) => (
              <StoryItem key={story.id} story={story} words={words} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

/** What the reader can do about it where we are switched off. */
function Remedy({ page, words }: { page: PageState; words: SidebarWords }) {
  if (page.state !== 'off' && page.state !== 'offHere') return null;
  const turnOn = () => (page.state === 'off' ? changeSettings({ on: true }) : choose(switchOnOn(page.site?.host ?? '')));
  return (
    <button type="button" class="remedy" onClick={turnOn}>
      {words.say(page.state === 'off' ? 'sidebar.turnOn' : 'sidebar.turnOnHere')}
    </button>
  );
}

/** The twin of the marks in the page, for those who do not see them: every term, how often, and the way to its next mention. */
function PageTerms({ terms, tab, words }: { terms: RelatedPage['terms']; tab: number; words: SidebarWords }) {
  const [shown, more] = useBeginning(terms, FIRST_TERMS, words);
  return (
    <section>
      <h2>{words.say('sidebar.onPage')}</h2>
      <ul class="page-terms">
        {shown.map(({ term, mentions }) => (
          <li key={term.id}>
            <TermLink term={term} words={words} />
            <span class="note">{words.say('sidebar.mentions', { count: mentions })}</span>
            <Jump term={term.id} name={term.name[words.language]} tab={tab} words={words} />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** The way to the next mention of a term on the page. */
export function Jump({ term, name, tab, words }: { term: string; name: string; tab: number; words: SidebarWords }) {
  const announce = useAnnounce();
  const label = words.say('sidebar.jump', { term: isolate(name) });
  const jump = async () => {
    const there = await goToNext(tab, term);
    announce(words.say(there ? 'sidebar.jumped' : 'sidebar.noMention', { term: isolate(name) }));
  };
  return (
    <button type="button" class="jump" aria-label={label} title={label} onClick={jump}>
      <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
        <path
          d="M6 1.500v8M2.500 6.500L6 10l3.500-3.500"
          fill="none"
          stroke="currentColor"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}
