/** What was found on the page in front: its terms by category, with the way to each mention and to what is known. */
import { useEffect, useState } from 'preact/hooks';
import { CategorySign } from '../../components/category-mark.tsx';
import { isolate, type Words } from '../../components/i18n.ts';
import type { PopupKey } from '../../components/messages/popup.ts';
import type { SharedKey } from '../../components/messages/shared.ts';
import { CATEGORIES } from '../../core/knowledge/categories.ts';
import type { Trouble } from '../../core/knowledge/gloss.ts';
import { type Counts, goToNext, watchFound } from '../../platform/found.ts';
import { askBackground } from '../../platform/messages.ts';
import type { Place } from '../../platform/sidebar.ts';

interface Props {
  tab: number;
  words: Words<PopupKey | SharedKey>;
  /** The keys that open a card, as the browser has them. */
  shortcut: string | undefined;
  onOpen: (place: Place) => void;
}

type Row = Awaited<ReturnType<typeof askBackground<'names'>>>['names'][number] & { count: number };

export function FoundHere({ tab, words, shortcut, onOpen }: Props) {
  const found = useFound(tab);
  if (found === undefined) return null;
  if (found === 'unreached') return <p class="note">{words.say('popup.unreached')}</p>;
  const { rows, trouble } = found;
  const byCategory = Map.groupBy(rows, ({ category }) => category);
  return (
    <section class="found">
      <p class="note" aria-live="polite">
        {words.say('popup.found', { count: rows.length })}
      </p>
      {trouble && <p class="note">{words.say(`trouble.${trouble}`)}</p>}
      {CATEGORIES.filter((category) => byCategory.has(category)).map((category) => (
        <section key={category} data-category={category} aria-label={words.say(`popup.categories.${category}`)}>
          <h2>
            <CategorySign category={category} />
            {words.say(`popup.categories.${category}`)}
          </h2>
          <ul>
            {byCategory.get(category)?.map((row) => (
              <FoundTerm key={row.id} row={row} tab={tab} words={words} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {rows.length > 0 && <p class="note hint">{words.say('popup.jump')}</p>}
      {rows.length > 0 && shortcut && <p class="note hint">{words.say('popup.shortcut', { keys: isolate(shortcut) })}</p>}
    </section>
  );
}

/** A click goes to the next mention, Enter to all that is known, as does the button behind it, for those who have no keyboard at hand. */
function FoundTerm({ row, tab, words, onOpen }: { row: Row } & Pick<Props, 'tab' | 'words' | 'onOpen'>) {
  const name = row.name[words.language];
  const facts = words.say('popup.facts', { count: row.facts });
  const open = () => onOpen({ view: 'term', id: row.id });
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) moveAmongRows(event.currentTarget, step);
    else if (event.key === 'Enter') open();
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <button type="button" class="jump" onClick={() => void goToNext(tab, row.id)} onKeyDown={onKeyDown}>
        <bdi class="name">{name}</bdi>
        <span class="counts">{words.say('popup.mentions', { count: row.count })}</span>
      </button>
      <button type="button" class="open" tabIndex={-1} aria-label={words.say('popup.open', { facts, name: isolate(name) })} onClick={open}>
        {facts}
      </button>
    </li>
  );
}

/** From the first row, up leads back to the search field. */
function moveAmongRows(from: HTMLElement, step: number) {
  const rows = [...document.querySelectorAll<HTMLElement>('.found .jump')];
  const next = rows.indexOf(from) + step;
  if (next < 0) document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  else rows[next]?.focus();
}

type FoundOnPage = { rows: Row[]; trouble?: Trouble } | 'unreached';

/** The terms on the tab's page, the most frequent first, kept up to date; undefined until the page has told, unreached while none of the tab answers. */
function useFound(tab: number): FoundOnPage | undefined {
  const [found, setFound] = useState<FoundOnPage>();
  useEffect(() => {
    let latest: Counts | undefined;
    return watchFound(tab, async (counts) => {
      latest = counts;
      if (!counts) return setFound('unreached');
      const { names, trouble } = await askBackground('names', { terms: Object.keys(counts) });
      if (latest !== counts) return;
      const rows = names.map((name) => ({ ...name, count: counts[name.id] ?? 0 })).sort((a, b) => b.count - a.count);
      setFound({ rows, ...(trouble && { trouble }) });
    });
  }, [tab]);
  return found;
}
