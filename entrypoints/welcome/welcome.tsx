/** The welcome: what it does, a paragraph to try it on, how to turn it off, what it stores. */
import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Words, wordsIn } from '../../components/i18n.ts';
import { SAMPLE, type SampleKey } from '../../components/messages/sample.ts';
import { WELCOME, type WelcomeKey } from '../../components/messages/welcome.ts';
import { useSettings } from '../../components/use-settings.ts';
import { requestAccess } from '../../platform/access.ts';
import { languageOf, type Settings } from '../../platform/settings.ts';
import { Sample } from '../sheet/sample.tsx';
import { Section } from '../sheet/section.tsx';

type WelcomeWords = Words<WelcomeKey | SampleKey>;

function wordsOf(settings: Settings): WelcomeWords {
  const words = wordsIn(languageOf(settings), WELCOME, SAMPLE);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = words.say('welcome.title');
  return words;
}

export function Welcome({ initial, isAllowed }: { initial: Settings; isAllowed: boolean }) {
  const { settings } = useSettings(initial);
  const words = useMemo(() => wordsOf(settings), [settings.language]);
  return (
    <main class="sheet">
      <header>
        <h1>{words.say('welcome.title')}</h1>
        <ul class="what">
          <li>{words.say('welcome.what.1')}</li>
          <li>{words.say('welcome.what.2')}</li>
          <li>{words.say('welcome.what.3')}</li>
        </ul>
      </header>
      {!isAllowed && <Access words={words} />}
      <Section title={words.say('welcome.try')}>
        <Sample words={words} on={settings.on} />
      </Section>
      <Section title={words.say('welcome.off')}>
        <ul class="lines">
          <li>{words.say('welcome.off.1')}</li>
          <li>{words.say('welcome.off.2')}</li>
          <li>
            <OptionsLink words={words} />
          </li>
        </ul>
      </Section>
      <Section title={words.say('welcome.stores')}>
        <ul class="lines">
          <li>{words.say('welcome.stores.1')}</li>
          <li>{words.say('welcome.stores.2')}</li>
          <li>
            <strong>{words.say('welcome.stores.3')}</strong>
          </li>
        </ul>
      </Section>
    </main>
  );
}

/** The sentence with the way to the options in its middle. */
function OptionsLink({ words }: { words: WelcomeWords }) {
  const [before, after] = words.say('welcome.off.3', { options: '\n' }).split('\n');
  return (
    <>
      {before}
      <button type="button" class="link" onClick={() => void browser.runtime.openOptionsPage()}>
        {words.say('welcome.off.options')}
      </button>
      {after}
    </>
  );
}

function Access({ words }: { words: WelcomeWords }) {
  const [answer, setAnswer] = useState<'given' | 'refused'>();
  return (
    <Section title={words.say('welcome.access')}>
      <p>{words.say('welcome.access.why')}</p>
      <div class="buttons">
        <button
          type="button"
          class="first"
          disabled={answer === 'given'}
          onClick={async () => setAnswer((await requestAccess()) ? 'given' : 'refused')}
        >
          {words.say('welcome.access.ask')}
        </button>
      </div>
      <p role="status" class="note">
        {answer && words.say(`welcome.access.${answer}`)}
      </p>
    </Section>
  );
}
