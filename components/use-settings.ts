/** The reader's settings in a screen: as they are stored, whoever changes them, and what the browser says against a change. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { changeSettings, readSettings, type Settings, watchSettings } from '../platform/settings.ts';
import { refusalOf, type SettingsKey } from './messages/settings.ts';

export interface SettingsInScreen {
  settings: Settings;
  /** Shows and stores a part. */
  change(part: Partial<Settings>): Promise<void>;
  /** Waits for a change that is being stored elsewhere (see platform/reading-choices.ts). */
  attempt(storing: Promise<void>): Promise<void>;
  /** Why the last change was not stored. */
  refusal: SettingsKey | undefined;
}

/** `refused` is what was not stored before the screen was there. */
export function useSettings(initial: Settings, refused?: SettingsKey): SettingsInScreen {
  const [settings, show] = useState(initial);
  const [refusal, setRefusal] = useState(refused);
  // With the layout, since a tab that is not in front waits long for its effects; and read once more, for what has changed since `initial`.
  useLayoutEffect(() => {
    const unwatch = watchSettings(show);
    void readSettings().then(show);
    return unwatch;
  }, []);
  const attempt = async (storing: Promise<void>) => {
    setRefusal(undefined);
    try {
      await storing;
    } catch (error) {
      setRefusal(refusalOf(error));
      show(await readSettings());
    }
  };
  const change = (part: Partial<Settings>) => {
    show({ ...settings, ...part });
    return attempt(changeSettings(part));
  };
  return { settings, change, attempt, refusal };
}
