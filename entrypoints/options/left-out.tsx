/** What the reader has left out: sites where nothing is marked, and terms that are marked nowhere. */
import { useEffect, useId, useState } from 'preact/hooks';
import { CategoryMark } from '../../components/category-mark.tsx';
import { isolate } from '../../components/i18n.ts';
import { askBackground } from '../../platform/messages.ts';
import { hostOf } from '../../platform/site.ts';
import { Section } from '../sheet/section.tsx';
import type { Change } from './options.tsx';
import type { OptionsWords } from './words.ts';

type Props = Change & { words: OptionsWords };

export const LeftOut = (props: Props) => (
  <Section title={props.words.say('options.away')}>
    <Sites {...props} />
    <Terms {...props} />
  </Section>
);

function Sites({ settings: { sitesOff }, change, words }: Props) {
  return (
    <div class="field">
      <h3>{words.say('options.sites')}</h3>
      {sitesOff.length === 0 && <p class="note">{words.say('options.sites.none')}</p>}
      <ul class="rows">
        {[...sitesOff].sort().map((site) => (
          <li key={site}>
            <code dir="ltr">{site || 'file:///'}</code>
            <button
              type="button"
              class="plain"
              aria-label={words.say('options.sites.remove', { site: isolate(site) })}
              onClick={() => change({ sitesOff: sitesOff.filter((other) => other !== site) })}
            >
              {words.say('options.remove')}
            </button>
          </li>
        ))}
      </ul>
      <AddSite words={words} onAdd={(site) => change({ sitesOff: [...sitesOff.filter((other) => other !== site), site] })} />
    </div>
  );
}

function AddSite({ words, onAdd }: { words: OptionsWords; onAdd(site: string): void }) {
  const id = useId();
  const [isBad, setBad] = useState(false);
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem('site') as HTMLInputElement;
        const site = hostOf(field.value);
        setBad(site === undefined);
        if (site === undefined) return field.focus();
        onAdd(site);
        field.value = '';
      }}
    >
      <label for={id}>{words.say('options.sites.field')}</label>
      <input
        id={id}
        name="site"
        dir="ltr"
        placeholder="example.com"
        autocomplete="off"
        spellcheck={false}
        inputMode="url"
        aria-invalid={isBad}
        aria-describedby={`${id}-bad`}
        onInput={() => setBad(false)}
      />
      <button type="submit">{words.say('options.sites.add')}</button>
      <p id={`${id}-bad`} role="status" class="bad">
        {isBad && words.say('options.sites.bad', { example: isolate('example.com') })}
      </p>
    </form>
  );
}

type Named = Awaited<ReturnType<typeof askBackground<'names'>>>['names'][number];

function Terms({ settings: { termsHidden }, change, words }: Props) {
  const [names, setNames] = useState<Map<string, Named>>(new Map());
  useEffect(() => {
    if (termsHidden.length === 0) return;
    askBackground('names', { terms: termsHidden }).then(
      (answer) => setNames(new Map(answer.names.map((name) => [name.id, name]))),
      // Their ids have to do.
      () => {},
    );
  }, [termsHidden.join()]);
  return (
    <div class="field">
      <h3>{words.say('options.terms')}</h3>
      {termsHidden.length === 0 && <p class="note">{words.say('options.terms.none')}</p>}
      <ul class="rows">
        {termsHidden.map((id) => {
          const known = names.get(id);
          const name = known?.name[words.language] ?? id;
          return (
            <li key={id}>
              <span class="named">
                <bdi>{name}</bdi>
                {known && <CategoryMark category={known.category} words={words} />}
              </span>
              <button
                type="button"
                class="plain"
                aria-label={words.say('options.terms.show', { term: isolate(name) })}
                onClick={() => change({ termsHidden: termsHidden.filter((other) => other !== id) })}
              >
                {words.say('options.show')}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
