/** What is marked in pages, how often and how, with a paragraph that shows it. */
import { CategoryMark } from '../../components/category-mark.tsx';
import { Switch } from '../../components/switch.tsx';
import type { Change } from '../../components/use-settings.ts';
import { CATEGORIES } from '../../core/knowledge/categories.ts';
import { HOST } from '../../page/host.ts';
import { Sample } from '../sheet/sample.tsx';
import { Section } from '../sheet/section.tsx';
import { Choices } from './choices.tsx';
import type { OptionsWords } from './words.ts';

export function Marks({ settings, change, words }: Change & { words: OptionsWords }) {
  const { on, categoriesOff, frequency, look } = settings;
  return (
    <Section title={words.say('options.marks')}>
      <Switch label={words.say('options.marks.on')} on={on} onChange={(value) => change({ on: value })} />
      <Sample words={words} on={on} />
      <Choices
        label={words.say('options.look')}
        value={look}
        choices={{ line: words.say('options.look.line'), tint: words.say('options.look.tint') }}
        onChoose={(value) => change({ look: value })}
      />
      <Choices
        label={words.say('options.frequency')}
        value={frequency}
        choices={{
          every: words.say('options.frequency.every'),
          section: words.say('options.frequency.section'),
          page: words.say('options.frequency.page'),
        }}
        onChoose={(value) => change({ frequency: value })}
      />
      {/* The names of the categories are terms too: only the sample is marked. */}
      <fieldset class="categories" {...{ [HOST]: 'screen' }}>
        <legend>{words.say('options.categories')}</legend>
        <div>
          {CATEGORIES.map((category) => (
            <label key={category}>
              <input
                type="checkbox"
                value={category}
                checked={!categoriesOff.includes(category)}
                onChange={({ currentTarget: { checked } }) => {
                  const others = categoriesOff.filter((other) => other !== category);
                  return change({ categoriesOff: checked ? others : [...others, category] });
                }}
              />
              <CategoryMark category={category} words={words} />
            </label>
          ))}
        </div>
      </fieldset>
    </Section>
  );
}
