/** The options: the reader in charge. Every change is stored at once, and taken up by open pages as it is stored. */
import { useMemo, useState } from 'preact/hooks';
import { changeSettings, readSettings, type Settings, SettingTooBig } from '../../platform/settings.ts';
import { Section } from '../sheet/section.tsx';
import { useSettings } from '../sheet/use-settings.ts';
import { Cards } from './cards.tsx';
import { Choices } from './choices.tsx';
import { Data } from './data.tsx';
import { LeftOut } from './left-out.tsx';
import { Marks } from './marks.tsx';
import { wordsOf } from './words.ts';

/** What a section needs to show settings and change them. */
export interface Change {
  settings: Settings;
  /** Stores a part; the reader is told when the browser does not take it. */
  change(part: Partial<Settings>): Promise<void>;
}

type Refusal = 'options.problem.settings' | 'options.problem.unsaved';

/** The settings, and the way to change them with what the browser may say against it. */
function useChange(initial: Settings): Change & { refusal: Refusal | undefined } {
  const [settings, show] = useSettings(initial);
  const [refusal, setRefusal] = useState<Refusal>();
  const change = async (part: Partial<Settings>) => {
    setRefusal(undefined);
    show({ ...settings, ...part });
    try {
      await changeSettings(part);
    } catch (error) {
      setRefusal(error instanceof SettingTooBig ? 'options.problem.settings' : 'options.problem.unsaved');
      show(await readSettings());
    }
  };
  return { settings, change, refusal };
}

export function Options({ initial }: { initial: Settings }) {
  const { settings, change, refusal } = useChange(initial);
  const words = useMemo(() => wordsOf(settings), [settings.language]);
  const both = { settings, change, words };
  return (
    <main class="sheet">
      <header>
        <h1>{words.say('options.title')}</h1>
        <p class="note">{words.say('options.saved')}</p>
      </header>
      <Section title={words.say('options.language')} note={words.say('options.language.note')}>
        <Choices
          label={words.say('options.language')}
          hidden
          value={settings.language}
          choices={{
            auto: words.say('options.language.auto'),
            ar: <span lang="ar">العربية</span>,
            en: <span lang="en">English</span>,
          }}
          onChoose={(language) => change({ language })}
        />
      </Section>
      <Marks {...both} />
      <Cards {...both} />
      <LeftOut {...both} />
      <Data words={words} />
      <div role="alert" class="refusal">
        {refusal && <p>{words.say(refusal)}</p>}
      </div>
    </main>
  );
}
