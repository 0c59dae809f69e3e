/** What the card says of one term: its name, what it is, and what has been reported of it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Fact } from '../../core/knowledge/fact.ts';
import type { Story } from '../../core/knowledge/story.ts';
import type { GlossAnswer, GlossState } from '../../platform/messages.ts';
import { CategoryMark } from '../category-mark.tsx';
import { citeFact } from '../citation.ts';
import { FactItem } from '../fact.tsx';
import type { CardWords } from '../messages/card.ts';
import { CopyButton } from './copy-button.tsx';
import { Named } from './named.tsx';

/** Facts shown before "more". */
const FIRST = 4;

interface Props {
  term: string;
  /** Whether it is the one that the reader sees; the others lie under it, for the way back. */
  isTop: boolean;
  words: CardWords;
  ask: (term: string) => Promise<GlossAnswer>;
  copy: (text: string) => Promise<boolean>;
  onOpen: (term: string) => void;
  onStory: (story: string) => void;
  /** Called once there is something to read. */
  onAnswered: (state: GlossState) => void;
}

export function Gloss({ term, isTop, words, ask, copy, onOpen, onStory, onAnswered }: Props) {
  const [state, setState] = useState<GlossState>('loading');
  const scroller = useRef<HTMLDivElement>(null);
  const scrolled = useRef(0);
  const { language } = words;
  const other = language === 'ar' ? 'en' : 'ar';

  useLayoutEffect(() => {
    ask(term).then(
      (answer) => setState(answer ?? 'failed'),
      () => setState('failed'),
    );
  }, [term]);
  useLayoutEffect(() => {
    if (state !== 'loading') onAnswered(state);
  }, [state]);
  // What is hidden forgets how far it was scrolled.
  useLayoutEffect(() => {
    if (isTop) scroller.current?.scrollTo(0, scrolled.current);
  }, [isTop]);

  if (typeof state === 'string' || !state.gloss) {
    const message = state === 'loading' ? 'card.loading' : state === 'failed' ? 'card.failed' : 'card.unknown';
    return (
      <p class="notice" id={isTop ? 'name' : undefined} hidden={!isTop}>
        {words.say(message)}
      </p>
    );
  }
  const { gloss, named, trouble } = state;
  const namedIn = new Map(named);
  const sentence = (text: string) => (
    <Named text={text} terms={(namedIn.get(text) ?? []).filter((other) => other.term !== term)} onOpen={onOpen} />
  );
  return (
    <div
      class="gloss"
      hidden={!isTop}
      ref={scroller}
      onScroll={(event) => {
        if (isTop) scrolled.current = event.currentTarget.scrollTop;
      }}
    >
      <header>
        <CategoryMark category={gloss.term.category} words={words} />
        <h1 id={isTop ? 'name' : undefined}>
          <bdi>{gloss.term.name[language]}</bdi>
        </h1>
        <p class="other-name">
          <bdi lang={other}>{gloss.term.name[other]}</bdi>
        </p>
      </header>
      <p class="what" id={isTop ? 'what' : undefined}>
        {gloss.term.gloss[language]}
      </p>
      {trouble && <p class="notice">{words.say(`trouble.${trouble}`)}</p>}
      <Facts facts={gloss.facts} words={words} sentence={sentence} copy={copy} onStory={onStory} />
    </div>
  );
}

interface FactsProps extends Pick<Props, 'words' | 'copy' | 'onStory'> {
  facts: { fact: Fact; story: Story }[];
  sentence: (text: string) => ComponentChildren;
}

function Facts({ facts, words, sentence, copy, onStory }: FactsProps) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  // The button that was pressed is gone: on with the first of the new facts.
  useLayoutEffect(() => {
    if (all) list.current?.children[FIRST]?.querySelector<HTMLElement>('[role="link"], button')?.focus({ preventScroll: true });
  }, [all]);
  if (facts.length === 0) return <p class="notice">{words.say('card.noFacts')}</p>;
  const shown = all ? facts : facts.slice(0, FIRST);
  return (
    <section aria-label={words.say('card.facts')}>
      <ol class="facts" ref={list}>
        {shown.map(({ fact, story }) => (
          <FactItem
            key={fact.id}
            fact={fact}
            story={story}
            words={words}
            sentence={sentence}
            onStory={onStory}
            actions={<CopyButton words={words} copy={() => copy(citeFact(fact, story, words, 'text'))} />}
          />
        ))}
      </ol>
      {shown.length < facts.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {words.say('card.more', { count: facts.length - shown.length })}
        </button>
      )}
    </section>
  );
}
