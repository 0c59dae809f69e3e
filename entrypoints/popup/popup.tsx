/** The popup: search in all that is known, below it what was found on this page, and the switches. */
import { isolate, type Words } from '../../components/i18n.ts';
import type { PopupKey } from '../../components/messages/popup.ts';
import type { SettingsKey } from '../../components/messages/settings.ts';
import type { SharedKey } from '../../components/messages/shared.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSettings } from '../../components/use-settings.ts';
import type { Search } from '../../library/search.ts';
import { requestAccess } from '../../platform/access.ts';
import { switchOffOn, switchOnOn } from '../../platform/reading-choices.ts';
import { isOnFor, type Settings } from '../../platform/settings.ts';
import { type Place, showInSidebar } from '../../platform/sidebar.ts';
import type { Site } from '../../platform/tabs.ts';
import { FoundHere } from './found.tsx';

type PopupWords = Words<PopupKey | SettingsKey | SharedKey>;

interface Props {
  words: PopupWords;
  initial: Settings;
  site: Site | undefined;
  /** Whether the browser lets us into websites. */
  access: boolean;
  /** The keys that open a card, as the browser has them. */
  shortcut: string | undefined;
  search: Search;
  /** What is searched for from the start. */
  asked: string;
}

export function Popup({ words, initial, site, access, shortcut, search, asked }: Props) {
  const { settings, change, refusal } = useSettings(initial);
  const open = async (place: Place) => {
    // Called in the handler itself: browsers open a sidebar only then.
    await showInSidebar(place, site?.tab);
    window.close();
  };
  const host = site?.host;
  return (
    <main>
      <h1>{words.say('popup.title')}</h1>
      <SearchBox words={words} search={search} initial={asked} onOpen={open}>
        {host === undefined ? (
          <NotHere words={words} access={access} />
        ) : isOnFor(settings, host) ? (
          <FoundHere tab={site?.tab as number} words={words} shortcut={shortcut} onOpen={open} />
        ) : (
          <p class="note">{words.say(settings.on ? 'popup.offHere' : 'popup.off')}</p>
        )}
      </SearchBox>
      <footer>
        <p role="alert">{refusal && words.say(refusal)}</p>
        <Switch label={words.say('popup.everywhere')} on={settings.on} onChange={(on) => change({ on })} />
        {host !== undefined && (
          <Switch
            label={words.say('popup.here', { site: isolate(host || 'file') })}
            on={!settings.sitesOff.includes(host)}
            disabled={!settings.on}
            onChange={(on) => change((on ? switchOnOn : switchOffOn)(host)(settings))}
          />
        )}
      </footer>
    </main>
  );
}

/** Why nothing is highlighted in this tab: its page is closed to extensions, or the browser has not let us into websites, which can be mended. */
function NotHere({ words, access }: { words: PopupWords; access: boolean }) {
  if (access) return <p class="note">{words.say('popup.noSite')}</p>;
  const ask = async () => {
    // The page must be loaded anew before it is read, so that the popup has nothing to say of it yet.
    if (await requestAccess()) location.reload();
  };
  return (
    <div class="ask">
      <p>{words.say('popup.noAccess')}</p>
      <button type="button" onClick={ask}>
        {words.say('popup.grant')}
      </button>
    </div>
  );
}
