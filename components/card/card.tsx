/** The hover card: what a term is, and what has been reported of it, each sentence with its source. */
import { useState } from 'preact/hooks';
import type { Fact } from '../../core/knowledge/fact.ts';
import type { Story } from '../../core/knowledge/story.ts';
import type { GlossState } from '../../platform/messages.ts';
import { CategoryMark } from '../category-mark.tsx';
import { FactItem } from '../fact.tsx';
import type { Words } from '../i18n.ts';
import type { CardKey } from '../messages/card.ts';
import type { SharedKey } from '../messages/shared.ts';

type MessageKey = CardKey | SharedKey;

/** Facts shown before "more". */
const FIRST = 4;

interface Props {
  state: GlossState;
  words: Words<MessageKey>;
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

function Close({ words, onClose }: { words: Words<MessageKey>; onClose: () => void }) {
  return (
    <button type="button" class="close" aria-label={words.say('card.close')} title={words.say('card.close')} onClick={onClose}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" />
      </svg>
    </button>
  );
}

const Notice = ({ words, message }: { words: Words<MessageKey>; message: MessageKey }) => (
  <p class="notice" role="status">
    {words.say(message)}
  </p>
);

function Facts({ facts, words }: { facts: { fact: Fact; story: Story }[]; words: Words<MessageKey> }) {
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
