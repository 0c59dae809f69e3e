/** The first popup: the switches, and what was found on this page. */
import { useEffect, useState } from 'preact/hooks';
import { CategoryMark } from '../../components/category-mark.tsx';
import { isolate, type Words } from '../../components/i18n.ts';
import type { PopupKey } from '../../components/messages/popup.ts';
import type { SharedKey } from '../../components/messages/shared.ts';
import { Switch } from '../../components/switch.tsx';
import type { Trouble } from '../../core/knowledge/gloss.ts';
import { type Counts, watchFound } from '../../platform/found.ts';
import { askBackground } from '../../platform/messages.ts';
import { changeSettings, isOnFor, type Settings } from '../../platform/settings.ts';
import type { Site } from '../../platform/tabs.ts';

type PopupWords = Words<PopupKey | SharedKey>;

interface Props {
  words: PopupWords;
  initial: Settings;
  site: Site | undefined;
  /** The keys that open a card, as the browser has them. */
  shortcut: string | undefined;
}

type Row = Awaited<ReturnType<typeof askBackground<'names'>>>['names'][number] & { count: number };

export function Popup({ words, initial, site, shortcut }: Props) {
  const [settings, setSettings] = useState(initial);
  const change = (part: Partial<Settings>) => {
    setSettings({ ...settings, ...part });
    void changeSettings(part);
  };
  const host = site?.host;
  const hereOff = host !== undefined && settings.sitesOff.includes(host);
  return (
    <main>
      <header>
        <h1>{words.language === 'ar' ? 'حاشية' : 'Hashiya'}</h1>
        <Switch label={words.say('popup.everywhere')} on={settings.on} onChange={(on) => change({ on })} />
        {host !== undefined && (
          <Switch
            label={words.say('popup.here', { site: isolate(host || 'file') })}
            on={!hereOff}
            disabled={!settings.on}
            onChange={(on) => change({ sitesOff: on ? settings.sitesOff.filter((other) => other !== host) : [...settings.sitesOff, host] })}
          />
        )}
      </header>
      {host === undefined ? (
        <p class="note">{words.say('popup.noSite')}</p>
      ) : isOnFor(settings, host) ? (
        <FoundHere tab={site?.tab as number} words={words} shortcut={shortcut} />
      ) : (
        <p class="note">{words.say(settings.on ? 'popup.offHere' : 'popup.off')}</p>
      )}
    </main>
  );
}

function FoundHere({ tab, words, shortcut }: { tab: number; words: PopupWords; shortcut: string | undefined }) {
  const found = useFound(tab);
  if (found === 'unreached') return <p class="note">{words.say('popup.unreached')}</p>;
  const { rows, trouble } = found;
  return (
    <section>
      <h2 aria-live="polite">{words.say('popup.found', { count: rows.length })}</h2>
      {trouble && <p class="note">{words.say(`trouble.${trouble}`)}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span class="name">
              <bdi>{row.name[words.language]}</bdi>
            </span>
            <CategoryMark category={row.category} words={words} />
            <span class="counts">
              {words.say('popup.mentions', { count: row.count })} · {words.say('popup.facts', { count: row.facts })}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > 0 && shortcut && <p class="note">{words.say('popup.shortcut', { keys: isolate(shortcut) })}</p>}
    </section>
  );
}

type FoundOnPage = { rows: Row[]; trouble?: Trouble } | 'unreached';

/** The terms on the tab's page, the most frequent first, kept up to date; unreached while no page of the tab answers. */
function useFound(tab: number): FoundOnPage {
  const [found, setFound] = useState<FoundOnPage>({ rows: [] });
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
