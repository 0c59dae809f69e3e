/**
 * A library for the benches: as many stories and facts as asked, made of words of our own seeds in random order, made-up names of terms, figures, and a long tail
 * of words that stand nowhere else. The same at every run.
 */
import type { Fact } from '../../core/knowledge/fact.ts';
import type { Pack } from '../../core/knowledge/pack.ts';
import type { Story } from '../../core/knowledge/story.ts';
import { seeds } from '../../tools/seed-lexicon.ts';
import { randomFrom, termsWith } from './corpus.ts';

/** Words of a sentence, and what share of them stands hardly anywhere else. */
const SENTENCE = { least: 10, most: 22, rare: 0.08 };
/** Different rare words of each language. */
const RARE = 20_000;
const SPELLINGS = 5_000;

const ALPHABETS = { ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', en: 'abcdefghijklmnopqrstuvwxyz' };

export function libraryWith(storyCount: number, factCount: number): Pack {
  const random = randomFrom(3);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const terms = termsWith(SPELLINGS);
  const told = [...seeds.facts.map(({ says }) => says), ...seeds.stories.flatMap(({ title, summary }) => [title, summary])];
  const wordsOf = (language: 'ar' | 'en') => told.flatMap((text) => text[language].split(/\s+/));
  const common = { ar: wordsOf('ar'), en: wordsOf('en') };
  const madeUp = (language: 'ar' | 'en') =>
    Array.from({ length: RARE }, () => Array.from({ length: 4 + below(5) }, () => pick([...ALPHABETS[language]])).join(''));
  const rare = { ar: madeUp('ar'), en: madeUp('en') };

  const sentence = (language: 'ar' | 'en', names: string[]) => {
    const length = SENTENCE.least + below(SENTENCE.most - SENTENCE.least);
    const words = Array.from({ length }, () => pick(random() < SENTENCE.rare ? rare[language] : common[language]));
    for (const name of names) words.splice(below(words.length), 0, name);
    return words.join(' ');
  };
  const day = () => new Date(Date.UTC(2019, 0, 1 + below(2500))).toISOString().slice(0, 10);

  const stories: Story[] = Array.from({ length: storyCount }, (_, number) => ({
    id: `made-story-${number}`,
    title: { ar: sentence('ar', []), en: sentence('en', []) },
    summary: { ar: `${sentence('ar', [])}. ${sentence('ar', [])}.`, en: `${sentence('en', [])}. ${sentence('en', [])}.` },
    outlet: { ar: `صحيفة ${number % 40}`, en: `Paper ${number % 40}` },
    language: 'ar',
    published: { date: day() },
    cites: [],
    origin: 'pack',
  }));
  const facts: Fact[] = Array.from({ length: factCount }, (_, number) => {
    const story = `made-story-${number % storyCount}`;
    // The lower the number of a term, the more is reported of it.
    const about = [
      ...new Set(Array.from({ length: 1 + below(3) }, () => terms[Math.floor(random() ** 3 * terms.length)] as (typeof terms)[number])),
    ];
    const amount = random() < 0.2 ? 1 + below(999) : undefined;
    const says = {
      ar:
        sentence(
          'ar',
          about.map(({ name }) => name.ar),
        ) + (amount ? ` ${amount} مليار دولار` : ''),
      en:
        sentence(
          'en',
          about.map(({ name }) => name.en),
        ) + (amount ? ` ${amount} billion dollars` : ''),
    };
    return { id: `${story}/fact-${number}`, story, kind: amount ? 'figure' : 'claim', says, terms: about.map(({ id }) => id) };
  });
  return { terms, neighbours: [], stories, facts };
}

/** What a reader types, letter by letter, in such a library: names, words, figures, two and three of them together, and slips. */
export function typedIn({ terms, facts }: Pack, count: number): string[] {
  const random = randomFrom(4);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const word = () => {
    const fact = pick(facts);
    const from = random() < 0.5 ? fact.says.ar : fact.says.en;
    return pick(from.split(' ').filter(({ length }) => length > 2));
  };
  const slip = (text: string) => {
    const at = below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  };
  const makers = [
    () => pick(pick(terms).spellings).text,
    () => word(),
    () => `${word()} ${word()}`,
    () => `${pick(pick(terms).spellings).text} ${word()}`,
    () => `${word()} ${word()} ${word()}`,
    () => `${1 + below(999)} ${pick(['مليار', 'billion'])}`,
    () => slip(pick(pick(terms).spellings).text),
  ];
  return Array.from({ length: count }, (_, number) => (makers[number % makers.length] as () => string)());
}

/** Every state of the field while a query is typed. */
export const keystrokesOf = (query: string): string[] =>
  [...query].map((_, at, letters) => letters.slice(0, at + 1).join('')).filter((text) => !text.endsWith(' '));
