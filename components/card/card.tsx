/** The hover card: what a term is, and what has been reported of it, each sentence with its source; terms named there open in its place. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Category } from '../../core/knowledge/categories.ts';
import type { GlossAnswer } from '../../platform/messages.ts';
import { SettingTooBig } from '../../platform/settings.ts';
import type { Place } from '../../platform/sidebar.ts';
import { isolate } from '../i18n.ts';
import type { CardWords } from '../messages/card.ts';
import { Actions } from './actions.tsx';
import { Gloss } from './gloss.tsx';
import { Icon } from './icon.tsx';

/** What the card does outside of itself. Each rejects when it could not be done. */
export interface CardActions {
  /** Opens a place in the sidebar. Browsers allow it only within the reader's click, so it is called there and at once. */
  show(place: Place): Promise<unknown>;
  /** True when the text is on the clipboard. */
  copy(text: string): Promise<boolean>;
  /** "Not this term", and its undoing. Rejects with a `SettingTooBig` when there is no room for more. */
  hide(term: string): Promise<void>;
  unhide(term: string): Promise<void>;
  /** "Off on this site", and its undoing. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
}

interface Props {
  term: string;
  isPinned: boolean;
  words: CardWords;
  /** Host of the page in the address bar; empty where it has none. */
  site: string;
  actions: CardActions;
  ask: (term: string) => Promise<GlossAnswer>;
  onAnswered: () => void;
  onPin: (isPinned: boolean) => void;
  onKeep: (isKept: boolean) => void;
  onClose: () => void;
}

/** One term in the card; the first is the mention's own, each other one was followed from the one before. */
interface Level {
  term: string;
  name?: string | undefined;
  category?: Category | undefined;
  /** What had the focus when the next one was opened. */
  focused?: HTMLElement | null;
}

/** What has been done at the reader's wish and can be undone, or could not be done. */
type Said = { done: 'hidden' | 'off'; undo: () => Promise<void> } | { failed: 'actionFailed' | 'hiddenFull' };

export function Card({ term, isPinned, words, site, actions, ask, onAnswered, onPin, onKeep, onClose }: Props) {
  const [levels, setLevels] = useState<Level[]>([{ term }]);
  const [said, setSaid] = useState<Said>();
  const card = useRef<HTMLDivElement>(null);
  const top = levels.at(-1) as Level;
  const below = levels.at(-2);
  const focusedIn = () => (card.current?.getRootNode() as ShadowRoot | undefined)?.activeElement as HTMLElement | null;

  const know = (index: number, known: Partial<Level>) =>
    setLevels((all) => all.map((level, at) => (at === index ? { ...level, ...known } : level)));
  const open = (next: string) => {
    const focused = focusedIn();
    setLevels((all) => [...all.slice(0, -1), { ...(all.at(-1) as Level), focused }, { term: next }]);
  };
  const back = () => setLevels((all) => all.slice(0, -1));
  const depth = useRef(1);
  // Whoever followed a term by key reads on there, and comes back to where he was.
  useLayoutEffect(() => {
    const wentBack = levels.length < depth.current;
    depth.current = levels.length;
    if (levels.length > 1 || wentBack) ((wentBack && top.focused) || card.current)?.focus({ preventScroll: true });
  }, [levels.length]);

  const attempt = async (act: () => Promise<unknown>, then?: Said) => {
    // At once: the change makes the mention go, and the card would go with it.
    if (then) onKeep(true);
    try {
      await act();
      setSaid(then);
    } catch (error) {
      if (then) onKeep(false);
      setSaid({ failed: error instanceof SettingTooBig && error.setting === 'termsHidden' ? 'hiddenFull' : 'actionFailed' });
    }
    card.current?.focus({ preventScroll: true });
  };
  const hide = () => attempt(() => actions.hide(top.term), { done: 'hidden', undo: () => actions.unhide(top.term) });
  const switchOff = () => attempt(actions.switchOff, { done: 'off', undo: actions.switchOn });
  const undo = async (undoing: () => Promise<void>, isGone: boolean) => {
    await attempt(undoing);
    onKeep(false);
    if (isGone) onClose();
  };
  const isDone = said && 'done' in said;

  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby="name"
      aria-describedby={isDone ? undefined : 'what'}
      lang={words.language}
      dir={words.direction}
      data-category={top.category}
      data-pinned={isPinned || undefined}
      tabIndex={-1}
      ref={card}
    >
      <div class="signs">
        {below && !isDone && (
          <Sign icon="back" label={words.say('card.back', { term: isolate(below.name ?? '') })} onClick={back}>
            <bdi>{below.name}</bdi>
          </Sign>
        )}
        <span class="gap" />
        {!isDone && (
          <Sign icon="pin" label={words.say(isPinned ? 'card.unpin' : 'card.pin')} isPressed={isPinned} onClick={() => onPin(!isPinned)} />
        )}
        <Sign icon="close" label={words.say('card.close')} onClick={onClose} />
      </div>
      {isDone && (
        <div class="done">
          <p id="name">
            {said.done === 'hidden'
              ? words.say('card.hidden', { term: isolate(top.name ?? '') })
              : words.say('card.off', { site: isolate(site) })}
          </p>
          <p class="where">{words.say(said.done === 'hidden' ? 'card.hiddenWhere' : 'card.offWhere')}</p>
          <button type="button" class="undo" onClick={() => void undo(said.undo, said.done === 'off')}>
            {words.say('card.undo')}
          </button>
        </div>
      )}
      <div class="levels" hidden={isDone}>
        {levels.map((level, index) => (
          <Gloss
            key={`${index} ${level.term}`}
            term={level.term}
            isTop={index === levels.length - 1 && !isDone}
            words={words}
            ask={ask}
            copy={actions.copy}
            onOpen={open}
            onStory={(id) => void attempt(() => actions.show({ view: 'story', id }))}
            onAnswered={(state) => {
              const gloss = typeof state === 'string' ? undefined : state.gloss;
              know(index, { name: gloss?.term.name[words.language], category: gloss?.term.category });
              if (index === 0) onAnswered();
            }}
          />
        ))}
      </div>
      {said && 'failed' in said && (
        <p class="notice" role="alert">
          {words.say(`card.${said.failed}`)}
        </p>
      )}
      {top.name && !isDone && (
        <Actions
          key={top.term}
          words={words}
          site={site}
          onRead={() => void attempt(() => actions.show({ view: 'term', id: top.term }))}
          onHide={() => void hide()}
          onSwitchOff={() => void switchOff()}
        />
      )}
    </div>
  );
}

interface SignProps {
  icon: 'back' | 'pin' | 'close';
  label: string;
  isPressed?: boolean;
  onClick: () => void;
  children?: ComponentChildren;
}

const Sign = ({ icon, label, isPressed, onClick, children }: SignProps) => (
  <button type="button" class="sign" aria-label={label} title={label} aria-pressed={isPressed} onClick={onClick}>
    <Icon name={icon} />
    {children}
  </button>
);
