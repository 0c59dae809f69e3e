/** How cards open: by pointer and by keyboard. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { OptionsKey } from '../../components/messages/options.ts';
import type { Change } from '../../components/use-settings.ts';
import { LONGEST_DELAY } from '../../platform/settings.ts';
import { openShortcutSettings, readShortcuts, type Shortcut } from '../../platform/shortcuts.ts';
import { Section } from '../sheet/section.tsx';
import { Choices } from './choices.tsx';
import type { OptionsWords } from './words.ts';

/** Steps of the delay, in ms. */
const STEP = 50;

export function Cards({ settings, change, words }: Change & { words: OptionsWords }) {
  return (
    <Section title={words.say('options.cards')}>
      <Delay delay={settings.delay} words={words} onChange={(delay) => change({ delay })} />
      <Choices
        label={words.say('options.modifier')}
        value={settings.modifier}
        choices={{ none: words.say('options.modifier.none'), alt: <kbd>Alt</kbd>, ctrl: <kbd>Ctrl</kbd>, shift: <kbd>Shift</kbd> }}
        onChoose={(modifier) => change({ modifier })}
      />
      <Shortcuts words={words} />
    </Section>
  );
}

/** Told while it moves, stored when it rests: browsers store no more than two settings a second. */
function Delay({ delay, words, onChange }: { delay: number; words: OptionsWords; onChange(delay: number): void }) {
  const id = useId();
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? delay;
  return (
    <div class="field delay">
      <label for={id}>{words.say('options.delay')}</label>
      <p class="note" id={`${id}-note`}>
        {words.say('options.delay.note')}
      </p>
      <div>
        <input
          id={id}
          type="range"
          min={0}
          max={LONGEST_DELAY}
          step={STEP}
          value={shown}
          aria-describedby={`${id}-note`}
          aria-valuetext={words.seconds(shown)}
          onInput={({ currentTarget }) => setMoving(currentTarget.valueAsNumber)}
          onChange={({ currentTarget }) => {
            setMoving(undefined);
            onChange(currentTarget.valueAsNumber);
          }}
        />
        <output for={id}>{words.seconds(shown)}</output>
      </div>
    </div>
  );
}

function Shortcuts({ words }: { words: OptionsWords }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const read = () => void readShortcuts().then(setShortcuts);
    read();
    // They are changed on a page of the browser's, from which the reader comes back.
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, []);
  if (shortcuts.length === 0) return null;
  return (
    <div class="field">
      <h3>{words.say('options.shortcuts')}</h3>
      <dl class="rows">
        {/* In the reader's language where we have the words; the browser has them in its own. */}
        {shortcuts.map(({ name, description, keys }) => (
          <div key={name}>
            <dt>
              <bdi>{words.say(`options.shortcut.${name}` as OptionsKey) || description}</bdi>
            </dt>
            <dd>{keys.length > 0 ? <Keys keys={keys} /> : <span class="note">{words.say('options.shortcuts.none')}</span>}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="plain" onClick={async () => setRefused(!(await openShortcutSettings()))}>
        {words.say('options.shortcuts.change')}
      </button>
      <p role="status" class="note">
        {isRefused && words.say('options.shortcuts.where')}
      </p>
    </div>
  );
}

/** Keys are named and ordered as on the keyboard, whatever the direction of the page. */
const Keys = ({ keys }: { keys: string[] }) => (
  <span dir="ltr" class="keys">
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
