/** Search as one types: a field and the list of what it finds, by the pattern of a combobox with a list (WAI-ARIA APG). */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Kind, Limits } from '../core/search/search.ts';
import type { Found, Result, Search } from '../library/search.ts';
import type { Place } from '../platform/sidebar.ts';
import { isolate, type Words } from './i18n.ts';
import type { PopupKey } from './messages/popup.ts';
import type { SharedKey } from './messages/shared.ts';
import { placeOfResult } from './search-place.ts';
import { ResultText } from './search-result.tsx';

/** Shown of each kind at first, and how many more at a time. */
const FIRST: Limits = { term: 3, fact: 6, story: 3 };
const MORE = 20;

interface Props {
  words: Words<PopupKey | SharedKey>;
  search: Search;
  /** What is asked from the start. */
  initial: string;
  onOpen: (place: Place) => void;
  /** What stands below while nothing is asked. */
  children: ComponentChildren;
}

/** An entry of the list: a result, or the way to more of its kind. */
type Option = { kind: Kind; result: Result } | { kind: Kind; more: number };

export function SearchBox({ words, search, initial, onOpen, children }: Props) {
  const id = useId();
  const [query, setQuery] = useState(initial);
  const [limits, setLimits] = useState(FIRST);
  const [active, setActive] = useState(0);
  const answer = useAnswer(search, query, limits);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const asked = query.trim() !== '';
  const found = answer === 'failed' || !asked ? undefined : answer?.found;
  /** What is shown may still be the answer to fewer letters. */
  const isBehind = answer !== 'failed' && answer?.query !== query;
  const groups = useMemo(() => groupsOf(found, limits), [found, limits]);
  const options = groups.flatMap((group) => group.options);
  const optionId = (at: number) => `${id}-${at}`;

  // Before the first paint, so that not even the first letter is lost.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, found]);

  const ask = (text: string) => {
    setQuery(text);
    setLimits(FIRST);
    setActive(0);
  };
  const choose = (option: Option | undefined) => {
    if (!option) return;
    if ('more' in option) setLimits({ ...limits, [option.kind]: limits[option.kind] + MORE });
    else onOpen(placeOfResult(option.result));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0) setActive((active + step + options.length) % options.length);
    else if (event.key === 'ArrowDown' && !asked) below.current?.querySelector('button')?.focus();
    else if (event.key === 'Enter' && !isBehind) choose(options[active]);
    else if (event.key === 'Escape' && query !== '') ask('');
    else return;
    event.preventDefault();
  };

  return (
    <div class="search">
      <div class="field">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.500 10.500l3.500 3.500"
            fill="none"
            stroke="currentColor"
            stroke-width="1.250"
            stroke-linecap="round"
          />
        </svg>
        <input
          ref={field}
          type="text"
          role="combobox"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          aria-label={words.say('popup.search')}
          placeholder={words.say('popup.searchHint')}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
          value={query}
          onInput={(event) => ask(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            class="clear"
            aria-label={words.say('popup.clear')}
            onClick={() => {
              ask('');
              field.current?.focus();
            }}
          >
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" />
            </svg>
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {found && words.say('popup.results', { count: sumOf(found) })}
      </p>
      {/* What can be scrolled must be so by keyboard, too. */}
      <div class="scroll" ref={below} tabIndex={asked ? 0 : undefined}>
        {asked ? (
          <>
            {answer === 'failed' && <p class="note">{words.say('popup.failed')}</p>}
            {found && !found.exact && (
              <p class="note">{words.say(options.length > 0 ? 'popup.near' : 'popup.nothing', { query: isolate(query.trim()) })}</p>
            )}
            <div
              id={`${id}-list`}
              ref={list}
              role="listbox"
              aria-label={words.say('popup.search')}
              aria-busy={isBehind}
              hidden={options.length === 0}
            >
              {groups.map(({ kind, count, options: entries, from }) => (
                // biome-ignore lint/a11y/useSemanticElements: a list box groups its options by this role alone
                <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
                  <h2 id={`${id}-${kind}`} role="presentation">
                    {words.say(`popup.group.${kind}`)} {found?.exact && <span class="count">{words.number(count)}</span>}
                  </h2>
                  {entries.map((option, place) => (
                    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
                    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the field
                    <div
                      key={'more' in option ? 'more' : option.result.id}
                      id={optionId(from + place)}
                      role="option"
                      class={'more' in option ? 'more' : undefined}
                      aria-selected={from + place === active}
                      onClick={() => choose(option)}
                    >
                      {'more' in option ? (
                        words.say('popup.more', { count: option.more })
                      ) : (
                        <ResultText result={option.result} marker={(found as Found).marker} words={words} />
                      )}
                    </div>
                  ))}
                </div>
              ))}
            </div>
          </>
        ) : (
          children
        )}
      </div>
    </div>
  );
}

const sumOf = ({ counts }: Found) => counts.term + counts.story + counts.fact;

/** The results by kind, the kind of the best first, and where each group begins in the whole list. */
function groupsOf(found: Found | undefined, limits: Limits) {
  let from = 0;
  return [...Map.groupBy(found?.results ?? [], ({ kind }) => kind)].map(([kind, results]) => {
    const count = found?.counts[kind] ?? 0;
    const left = Math.min(count - limits[kind], MORE);
    const options: Option[] = [...results.map((result) => ({ kind, result })), ...(left > 0 ? [{ kind, more: left }] : [])];
    const group = { kind, count, options, from };
    from += options.length;
    return group;
  });
}

/** The answer to the latest query that has one. */
function useAnswer(search: Search, query: string, limits: Limits) {
  const [answer, setAnswer] = useState<{ query: string; found: Found } | 'failed'>();
  // Not after the next frame, as an ordinary effect: the reader waits for it.
  useLayoutEffect(() => {
    if (query.trim() === '') return setAnswer(undefined);
    let stale = false;
    search.find(query, limits).then(
      (found) => stale || setAnswer({ query, found }),
      () => stale || setAnswer('failed'),
    );
    return () => {
      stale = true;
    };
  }, [search, query, limits]);
  return answer;
}
