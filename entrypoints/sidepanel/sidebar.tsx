/** The sidebar: the way back and forward above, and below it the page's relations, a story or a term. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Announcer } from '../../components/announce.ts';
import { wordsIn } from '../../components/i18n.ts';
import { useLibrary, useLive } from '../../components/live.ts';
import { SHARED } from '../../components/messages/shared.ts';
import { SIDEBAR, type SidebarWords } from '../../components/messages/sidebar.ts';
import { useSettings } from '../../components/use-settings.ts';
import type { Source } from '../../library/gloss.ts';
import { relatedTo } from '../../library/related.ts';
import { type StoryPage, storyPage } from '../../library/story-page.ts';
import { type TermHead, type TermPage, termPage } from '../../library/term-page.ts';
import type { Counts } from '../../platform/found.ts';
import { languageOf, type Settings } from '../../platform/settings.ts';
import { fragmentOf, type Place, placeOf } from '../../platform/sidebar.ts';
import type { Trail } from '../../platform/trail.ts';
import { PageView } from './page-view.tsx';
import { StoryView } from './story-view.tsx';
import { TermView } from './term-view.tsx';
import { type PageState, usePage } from './use-page.ts';
import { useTrail, type Way } from './use-trail.ts';

interface Props {
  initial: Settings;
  /** Whose trail it is: see main.tsx. */
  owner: string;
  /** The window of a real sidebar. */
  window: number | undefined;
  from: Trail;
}

/** Stories to read where nothing relates to the page. */
const NEWEST = 5;

/** How long, in ms, the last place stays before a term is shown of which not all is read yet: few have as much as takes longer. */
const PATIENCE = 100;

type Shown = { view: 'page' } | { view: 'story'; page: StoryPage | undefined } | { view: 'term'; page: TermPage | TermHead | undefined };

/** What the library has for a place. */
async function readPlace(source: Source, place: Place, tellPart: (shown: Shown) => void): Promise<Shown> {
  if (place.view === 'story') return { view: 'story', page: await storyPage(source, place.id) };
  if (place.view === 'page') return { view: 'page' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onHead = (head: TermHead) => {
    timer = setTimeout(() => tellPart({ view: 'term', page: head }), PATIENCE);
  };
  try {
    return { view: 'term', page: await termPage(source, place.id, onHead) };
  } finally {
    clearTimeout(timer);
  }
}

const isWhole = (shown: Shown) => shown.view !== 'term' || !shown.page || 'reports' in shown.page;

const readNewest = (source: Source) => source.newestStories(NEWEST);
const readRelated = (source: Source, { counts }: { counts: Counts }) => relatedTo(source, counts);

export function Sidebar({ initial, owner, window, from }: Props) {
  const { settings } = useSettings(initial);
  const language = languageOf(settings);
  const words = useMemo(() => wordsIn(language, SHARED, SIDEBAR), [language]);
  const way = useTrail(from, owner, window);
  const page = usePage(settings);
  const opened = useLibrary();
  const library = opened === 'failed' ? undefined : opened;
  const found = page.state === 'found' ? page : undefined;
  const related = useLive(library, found, found ? `${found.site.tab} ${JSON.stringify(found.counts)}` : '', readRelated);
  const shown = useLive(library, way.place, fragmentOf(way.place), readPlace);
  const isAlone = way.place.view === 'page' && page.state !== 'reading' && (!found || related?.found.stories.length === 0);
  const newest = useLive(library, isAlone || undefined, `newest ${isAlone}`, readNewest);
  const [said, announce] = useState('');

  useEffect(() => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
  }, [words]);
  const main = useRef<HTMLElement>(null);
  // A page's view has its height only once its stories are there.
  const settled = way.place.view !== 'page' || (page.state !== 'reading' && (!found || related) && (!isAlone || newest));
  // Nor has a term's before all is read; its beginning is there at once.
  const isThere = shown && (way.scroll === 0 || isWhole(shown.found));
  useArrival(settled && isThere ? shown.asked : undefined, way, main);

  // Links lead through the trail, so that back and forward know of them; with a modifier they open elsewhere, as links do.
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    way.visit(placeOf(link.getAttribute('href') ?? ''));
  };
  // The question that an answer belongs to tells which page it is of.
  const answered: PageState = related?.asked && page.state === 'found' ? (related.asked as PageState) : page;
  return (
    <Announcer.Provider value={announce}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it listens for its links, which keys press too. */}
      <div class="sidebar" onClick={follow}>
        <Bar way={way} words={words} />
        <main ref={main}>
          {opened === 'failed' && <p class="state">{words.say('sidebar.failed')}</p>}
          {library?.trouble && <p class="trouble">{words.say(`trouble.${library.trouble}`)}</p>}
          {shown?.found.view === 'page' && (
            <PageView page={answered} related={related?.found} newest={isAlone ? newest?.found : undefined} words={words} />
          )}
          {shown?.found.view === 'story' &&
            (shown.found.page ? <StoryView page={shown.found.page} words={words} /> : <Gone message="sidebar.noStory" words={words} />)}
          {shown?.found.view === 'term' &&
            (shown.found.page ? (
              <TermView found={shown.found.page} page={page} words={words} />
            ) : (
              <Gone message="sidebar.noTerm" words={words} />
            ))}
        </main>
        <p class="unseen" role="status">
          {said}
        </p>
      </div>
    </Announcer.Provider>
  );
}

const Gone = ({ message, words }: { message: 'sidebar.noStory' | 'sidebar.noTerm'; words: SidebarWords }) => (
  <h1 class="gone" tabIndex={-1}>
    {words.say(message)}
  </h1>
);

function Bar({ way, words }: { way: Way; words: SidebarWords }) {
  return (
    <nav class="bar" aria-label={words.say('sidebar.navigation')}>
      <Arrow label={words.say('sidebar.back')} toward="back" onGo={way.back} />
      <Arrow label={words.say('sidebar.forward')} toward="forward" onGo={way.forward} />
      <span class="mark" lang="ar" aria-hidden="true">
        حاشية
      </span>
      {way.place.view !== 'page' && (
        <a class="to-page" href={fragmentOf({ view: 'page' })}>
          {words.say('sidebar.toPage')}
        </a>
      )}
    </nav>
  );
}

/** A button that cannot be used keeps the focus that the reader gave it. */
function Arrow({ label, toward, onGo }: { label: string; toward: 'back' | 'forward'; onGo: (() => void) | undefined }) {
  return (
    <button type="button" class={`arrow ${toward}`} aria-label={label} title={label} aria-disabled={!onGo} onClick={onGo}>
      <svg viewBox="0 0 12 12" width="16" height="16" aria-hidden="true">
        <path
          d="M7.500 2L3.500 6l4 4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.250"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}

/** Once a place is there that the reader has gone to: its heading has the focus, and what was read before stands where it stood. */
function useArrival(place: Place | undefined, way: Way, main: { current: HTMLElement | null }) {
  const arrived = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (!place || fragmentOf(place) !== fragmentOf(way.place)) return;
    const key = `${way.steps} ${fragmentOf(place)}`;
    if (arrived.current === key) return;
    arrived.current = key;
    const heading = main.current?.querySelector('h1');
    document.title = heading?.textContent ?? '';
    if (way.steps > 0) heading?.focus({ preventScroll: true });
    scrollTo({ top: way.scroll, behavior: 'instant' });
  }, [place, way.steps]);
}
