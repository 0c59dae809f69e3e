/** What a search found, as an option of its list. */
import type { Bilingual } from '../core/knowledge/text.ts';
import type { Marker } from '../core/search/mark.ts';
import type { Result } from '../library/search.ts';
import { CategoryMark } from './category-mark.tsx';
import { When } from './fact.tsx';
import type { Words } from './i18n.ts';
import type { SharedKey } from './messages/shared.ts';
import { Marked } from './search-marked.tsx';

interface Props<Kind extends Result['kind']> {
  result: Extract<Result, { kind: Kind }>;
  marker: Marker;
  words: Words<SharedKey>;
}

export function ResultText({ result, marker, words }: Props<Result['kind']>) {
  if (result.kind === 'term') return <TermText result={result} marker={marker} words={words} />;
  if (result.kind === 'story') return <StoryText result={result} marker={marker} words={words} />;
  return <FactText result={result} marker={marker} words={words} />;
}

function TermText({ result: { term }, marker, words }: Props<'term'>) {
  const other = words.language === 'ar' ? 'en' : 'ar';
  return (
    <>
      <p class="head">
        <bdi class="name">
          <Marked text={term.name[words.language]} marker={marker} />
        </bdi>
        {term.name[other] !== term.name[words.language] && (
          <bdi class="other" lang={other}>
            <Marked text={term.name[other]} marker={marker} />
          </bdi>
        )}
        <CategoryMark category={term.category} words={words} />
      </p>
      <p class="gloss">
        <Marked text={term.gloss[words.language]} marker={marker} />
      </p>
    </>
  );
}

function StoryText({ result: { story }, marker, words }: Props<'story'>) {
  return (
    <>
      <Said text={story.title} marker={marker} words={words} />
      <p class="source">
        {(story.outlet ?? story.author) && (
          <span>
            <bdi>{(story.outlet ?? story.author)?.[words.language]}</bdi>
          </span>
        )}
        <When date={story.published.date} words={words} />
      </p>
    </>
  );
}

function FactText({ result: { fact, story }, marker, words }: Props<'fact'>) {
  return (
    <>
      <Said text={fact.says} marker={marker} words={words} />
      <p class="source">
        {fact.by && (
          <span class="by">
            <bdi>{fact.by[words.language]}</bdi>
          </span>
        )}
        <When date={story.published.date} words={words} />
        <span>{story.title[words.language]}</span>
      </p>
    </>
  );
}

/** In the reader's language; where only the other language has what was asked for, that one stands below. */
function Said({ text, marker, words }: { text: Bilingual; marker: Marker; words: Words<SharedKey> }) {
  const { language } = words;
  const other = language === 'ar' ? 'en' : 'ar';
  const elsewhere = marker(text[language]).length === 0 && marker(text[other]).length > 0;
  return (
    <>
      <p class="says">
        <Marked text={text[language]} marker={marker} />
      </p>
      {elsewhere && (
        <p class="says other" lang={other} dir={other === 'ar' ? 'rtl' : 'ltr'}>
          <Marked text={text[other]} marker={marker} />
        </p>
      )}
    </>
  );
}
