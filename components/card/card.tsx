/** The hover card: what a term is, and what has been reported of it, each sentence with its source. */
import { useState } from 'preact/hooks';
import type { Fact } from '../../core/knowledge/fact.ts';
import { readSpan } from '../../core/knowledge/span.ts';
import type { Story } from '../../core/knowledge/story.ts';
import type { GlossState } from '../../platform/messages.ts';
import { CategoryMark } from '../category-mark.tsx';
import { isolate, type MessageKey, type Words } from '../i18n.ts';

/** Facts shown before "more". */
const FIRST = 4;

interface Props {
  state: GlossState;
  words: Words;
  onClose: () => void;
}

export function Card({ state, words, onClose }: Props) {
  const answer = typeof state === 'string' ? undefined : state;
  const gloss = answer?.gloss;
  const other = words.language === 'ar' ? 'en' : 'ar';
  return (
    <div
      class="card"
      role="dialog"
      aria-label={gloss?.term.name[words.language] ?? words.say('card.loading')}
      lang={words.language}
      dir={words.direction}
      data-category={gloss?.term.category}
      tabIndex={-1}
    >
      {gloss ? (
        <>
          <header>
            <CategoryMark category={gloss.term.category} words={words} />
            <h1>
              <bdi>{gloss.term.name[words.language]}</bdi>
            </h1>
            <p class="other-name">
              <bdi lang={other}>{gloss.term.name[other]}</bdi>
            </p>
            <Close words={words} onClose={onClose} />
          </header>
          <p class="gloss">{gloss.term.gloss[words.language]}</p>
          {answer.trouble && <Notice words={words} message={`trouble.${answer.trouble}`} />}
          <Facts key={gloss.term.id} facts={gloss.facts} words={words} />
        </>
      ) : (
        <>
          <Notice words={words} message={state === 'loading' ? 'card.loading' : state === 'failed' ? 'card.failed' : 'card.unknown'} />
          <Close words={words} onClose={onClose} />
        </>
      )}
    </div>
  );
}

function Close({ words, onClose }: { words: Words; onClose: () => void }) {
  return (
    <button type="button" class="close" aria-label={words.say('card.close')} title={words.say('card.close')} onClick={onClose}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" />
      </svg>
    </button>
  );
}

const Notice = ({ words, message }: { words: Words; message: MessageKey }) => (
  <p class="notice" role="status">
    {words.say(message)}
  </p>
);

function Facts({ facts, words }: { facts: { fact: Fact; story: Story }[]; words: Words }) {
  const [all, setAll] = useState(false);
  if (facts.length === 0) return <Notice words={words} message="card.noFacts" />;
  const shown = all ? facts : facts.slice(0, FIRST);
  return (
    <section aria-label={words.say('card.facts')}>
      <ol class="facts">
        {shown.map(({ fact, story }) => (
          <FactItem key={fact.id} fact={fact} story={story} words={words} />
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

function FactItem({ fact, story, words }: { fact: Fact; story: Story; words: Words }) {
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
        {fact.via && <span>{words.say('card.via', { via: isolate(fact.via[language]) })}</span>}
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

function When({ date, because, words }: { date: string; because?: string | undefined; words: Words }) {
  const estimated = readSpan(date)?.estimated === true;
  return (
    <span title={because}>
      <time>
        <bdi>{words.date(date)}</bdi>
      </time>
      {estimated && <span class="estimated"> ({words.say('card.estimated')})</span>}
    </span>
  );
}
