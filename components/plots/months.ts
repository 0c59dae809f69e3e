/** How often something was reported, by the time of publication. */

import { readSpan } from '../../core/knowledge/span.ts';
import type { Story } from '../../core/knowledge/story.ts';

export interface Bin {
  /** A month or a year as dates are written: `2025-08`, `2025`. */
  time: string;
  facts: number;
  /** The stories of that time, the first first. */
  stories: Story[];
}

/** Longer than this, in months, a picture counts years. */
const MOST_MONTHS = 36;

const DIGITS = { month: 7, year: 4 };

/** Every month, or where there would be too many every year, from the first report to the last, those without any included. */
export function binsOf(stories: readonly { story: Story; facts: number }[]): Bin[] {
  // There may be thousands, of a few dates.
  const days = new Map([...new Set(stories.map(({ story }) => story.published.date))].map((date) => [date, readSpan(date)?.to]));
  const dated = stories.flatMap(({ story, facts }) => {
    const day = days.get(story.published.date);
    return day ? [{ story, facts, day }] : [];
  });
  dated.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return [];
  const months = monthOf(last.day) - monthOf(first.day) + 1;
  const digits = months <= MOST_MONTHS ? DIGITS.month : DIGITS.year;
  const byTime = Map.groupBy(dated, ({ day }) => day.slice(0, digits));
  return timesBetween(first.day.slice(0, digits), last.day.slice(0, digits)).map((time) => {
    const inIt = byTime.get(time) ?? [];
    return { time, facts: inIt.reduce((sum, { facts }) => sum + facts, 0), stories: inIt.map(({ story }) => story) };
  });
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function timesBetween(first: string, last: string): string[] {
  if (first.length === DIGITS.year)
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index).padStart(4, '0'));
  return Array.from({ length: monthOf(last) - monthOf(first) + 1 }, (_, index) => {
    const month = monthOf(first) + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
