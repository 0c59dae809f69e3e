import { describe, expect, it } from 'vitest';
import type { Story } from '../../core/knowledge/story.ts';
import { binsOf } from './months.ts';

const both = (text: string) => ({ ar: text, en: text });
const reported = (date: string, facts = 1) => ({
  story: {
    id: date.slice(0, 7),
    title: both(date),
    summary: both(date),
    language: 'en',
    published: { date },
    cites: [],
    origin: 'seed',
  } as Story,
  facts,
});
const timesOf = (dates: string[]) => binsOf(dates.map((date) => reported(date))).map(({ time, facts }) => `${time}:${facts}`);

describe('the months of a term', () => {
  it('are all from the first report to the last, over the end of a year too', () => {
    expect(timesOf(['2026-01-18', '2025-11-27/2025-11-30~'])).toEqual(['2025-11:1', '2025-12:0', '2026-01:1']);
  });

  it('count a window by its last day, as the order of facts does', () => {
    expect(timesOf(['2025-11-27/2025-12-03~'])).toEqual(['2025-12:1']);
  });

  it('add up the facts of the stories of one month, and tell which they are', () => {
    const bins = binsOf([reported('2025-08-18', 3), reported('2025-08-20', 4)]);
    expect(bins).toMatchObject([{ time: '2025-08', facts: 7 }]);
    expect(bins[0]?.stories).toHaveLength(2);
  });

  it('become years where there would be too many', () => {
    expect(timesOf(['2021-05', '2025-08'])).toEqual(['2021:1', '2022:0', '2023:0', '2024:0', '2025:1']);
  });

  it('are none where nothing was reported', () => {
    expect(binsOf([])).toEqual([]);
  });
});
