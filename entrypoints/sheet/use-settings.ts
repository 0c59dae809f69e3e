/** The settings as they are stored, whoever changes them. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { readSettings, type Settings, watchSettings } from '../../platform/settings.ts';

/** The settings, and the way to show others until they are stored. */
export function useSettings(initial: Settings): [Settings, (shown: Settings) => void] {
  const [settings, setSettings] = useState(initial);
  // With the layout, since a tab that is not in front waits long for its effects; and read once more, for what has changed since `initial`.
  useLayoutEffect(() => {
    const unwatch = watchSettings(setSettings);
    void readSettings().then(setSettings);
    return unwatch;
  }, []);
  return [settings, setSettings];
}
