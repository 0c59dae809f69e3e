/** A fact with its source as plain text, to be pasted elsewhere. */
import type { Fact } from '../core/knowledge/fact.ts';
import { readSpan } from '../core/knowledge/span.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Words } from './i18n.ts';
import type { SharedKey } from './messages/shared.ts';

/** What it says; who said it, through whom and when; then the story: its title, outlet, date and address as far as they are known. */
export function factAsText(fact: Fact, story: Story, words: Words<SharedKey>): string {
  const { language } = words;
  const date = (text: string) => `${words.date(text)}${readSpan(text)?.estimated ? ` (${words.say('fact.estimated')})` : ''}`;
  const said = [fact.by?.[language], fact.via && words.say('fact.via', { via: fact.via[language] }), fact.when && date(fact.when)];
  const source = [story.title[language], story.outlet?.[language], date(story.published.date), story.url];
  const line = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  return [fact.says[language], line(said), line(source)].filter(Boolean).join('\n');
}
