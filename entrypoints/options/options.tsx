/** The options: the reader in charge. Every change is stored at once, and taken up by open pages as it is stored. */
import { useMemo } from 'preact/hooks';
import type { SettingsKey } from '../../components/messages/settings.ts';
import { useSettings } from '../../components/use-settings.ts';
import type { Settings } from '../../platform/settings.ts';
import { Section } from '../sheet/section.tsx';
import { Cards } from './cards.tsx';
import { Choices } from './choices.tsx';
import { Data } from './data.tsx';
import { LeftOut } from './left-out.tsx';
import { Marks } from './marks.tsx';
import { wordsOf } from './words.ts';

interface Props {
  initial: Settings;
  /** What the browser has just refused to store elsewhere. */
  refused: SettingsKey | undefined;
}

export function Options({ initial, refused }: Props) {
  const { settings, change, refusal } = useSettings(initial, refused);
  const words = useMemo(() => wordsOf(settings), [settings.language]);
  const all = { settings, change, words };
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
      <Marks {...all} />
      <Cards {...all} />
      <LeftOut {...all} />
      <Data words={words} />
      <div role="alert" class="refusal">
        {refusal && <p>{words.say(refusal)}</p>}
      </div>
    </main>
  );
}
