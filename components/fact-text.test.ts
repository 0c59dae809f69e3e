import { describe, expect, it } from 'vitest';
import type { Fact } from '../core/knowledge/fact.ts';
import type { Story } from '../core/knowledge/story.ts';
import { factAsText } from './fact-text.ts';
import { wordsIn } from './i18n.ts';
import { SHARED } from './messages/shared.ts';

const both = (en: string, ar = en) => ({ en, ar });
const FACT: Fact = {
  id: 'chips/sold',
  story: 'chips',
  kind: 'claim',
  says: both('Ten chips were sold.', 'بيعت عشر رقائق.'),
  terms: ['nvidia'],
};
const STORY: Story = {
  id: 'chips',
  title: both('Of chips', 'عن الرقائق'),
  summary: both('Chips.', 'رقائق.'),
  language: 'ar',
  published: { date: '2025-08~' },
  cites: [],
  origin: 'seed',
};

describe('a fact as text', () => {
  it('has its story and the estimated date below it', () => {
    expect(factAsText(FACT, STORY, wordsIn('en', SHARED))).toBe('Ten chips were sold.\nOf chips · August 2025 (estimated)');
  });

  it('says who said it, through whom and when, and where the story is to be read', () => {
    const fact = { ...FACT, by: both('An analyst', 'محلل'), via: both('UBS'), when: '2025-07-01' };
    const story = { ...STORY, outlet: both('The Margin', 'الهامش'), url: 'https://news.example/chips' };
    expect(factAsText(fact, story, wordsIn('ar', SHARED)).split('\n')).toEqual([
      'بيعت عشر رقائق.',
      'محلل · عن UBS · 1 يوليو 2025',
      'عن الرقائق · الهامش · أغسطس 2025 (تقديرًا) · https://news.example/chips',
    ]);
  });
});
