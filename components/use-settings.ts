/** The reader's settings in a screen: as they are stored, whoever changes them, and what the browser says against a change. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { changeSettings, readSettings, type Settings, watchSettings } from '../platform/settings.ts';
import { refusalOf, type SettingsKey } from './messages/settings.ts';

/** What a part of a screen needs to show settings and change them. */
export interface Change {
  settings: Settings;
  /** Shows and stores a part. */
  change(part: Partial<Settings>): Promise<void>;
}

export interface SettingsInScreen extends Change {
  /** Why the last change was not stored. */
  refusal: SettingsKey | undefined;
}

/** `refused` is what was not stored before the screen was there. */
export function useSettings(initial: Settings, refused?: SettingsKey): SettingsInScreen {
  const [settings, setSettings] = useState(initial);
  const [refusal, setRefusal] = useState(refused);
  /** Changes on their way: what is read meanwhile may be older than they are. */
  const pending = useRef<Partial<Settings>[]>([]);
  const show = (stored: Settings) => setSettings(Object.assign({}, stored, ...pending.current));
  // With the layout, since a tab that is not in front waits long for its effects; and read once more, for what has changed since `initial`.
  useLayoutEffect(() => {
    const unwatch = watchSettings(show);
    void readSettings().then(show);
    return unwatch;
  }, []);
  const change = async (part: Partial<Settings>) => {
    setRefusal(undefined);
    pending.current.push(part);
    setSettings((shown) => ({ ...shown, ...part }));
    try {
      await changeSettings(part);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    pending.current = pending.current.filter((other) => other !== part);
    show(await readSettings());
  };
  return { settings, change, refusal };
}
