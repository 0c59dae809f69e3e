/** What the reader has left out: sites where nothing is marked, and terms that are marked nowhere. */
import { useEffect, useId, useState } from 'preact/hooks';
import { CategoryMark } from '../../components/category-mark.tsx';
import { isolate } from '../../components/i18n.ts';
import type { Change } from '../../components/use-settings.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { askBackground } from '../../platform/messages.ts';
import { switchOffOn, switchOnOn, unhideTerm } from '../../platform/reading-choices.ts';
import { hostOf } from '../../platform/site.ts';
import { Section } from '../sheet/section.tsx';
import { Rows } from './rows.tsx';
import type { OptionsWords } from './words.ts';

type Props = Change & { words: OptionsWords };

export const LeftOut = (props: Props) => (
  <Section title={props.words.say('options.away')}>
    <Sites {...props} />
    <Terms {...props} />
  </Section>
);

const Sites = ({ settings, change, words }: Props) => (
  <Rows
    title={words.say('options.sites')}
    none={words.say('options.sites.none')}
    rows={[...settings.sitesOff].sort().map((site) => ({
      id: site,
      content: <code dir="ltr">{nameOf(site)}</code>,
      label: words.say('options.sites.remove', { site: isolate(nameOf(site)) }),
    }))}
    button={words.say('options.remove')}
    onTakeBack={(site) => change(switchOnOn(site)(settings))}
  >
    <AddSite words={words} onAdd={(site) => change(switchOffOn(site)(settings))} />
  </Rows>
);

/** Files of the reader's own have no host. */
const nameOf = (site: string) => site || 'file:///';

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

function Terms({ settings, change, words }: Props) {
  const { termsHidden } = settings;
  const [names, setNames] = useState<Map<string, Named>>(new Map());
  useEffect(() => {
    if (termsHidden.length === 0) return;
    const ask = () =>
      void askBackground('names', { terms: termsHidden }).then(
        (answer) => setNames(new Map(answer.names.map((name) => [name.id, name]))),
        // Their ids have to do.
        () => {},
      );
    ask();
    // An import may bring the names of terms that were hidden before.
    return watchLibrary(ask);
  }, [termsHidden.join()]);
  const rows = termsHidden.map((id) => {
    const known = names.get(id);
    const name = known?.name[words.language] ?? id;
    const content = (
      <span class="named">
        <bdi>{name}</bdi>
        {known && <CategoryMark category={known.category} words={words} />}
      </span>
    );
    return { id, content, label: words.say('options.terms.show', { term: isolate(name) }) };
  });
  return (
    <Rows
      title={words.say('options.terms')}
      none={words.say('options.terms.none')}
      rows={rows}
      button={words.say('options.show')}
      onTakeBack={(id) => change(unhideTerm(id)(settings))}
    />
  );
}
