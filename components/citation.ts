/** Facts and stories as text or Markdown, with their sources, for another's notes. */
import type { Fact } from '../core/knowledge/fact.ts';
import { readSpan } from '../core/knowledge/span.ts';
import type { Story } from '../core/knowledge/story.ts';
import type { Words } from './i18n.ts';
import type { SharedKey } from './messages/shared.ts';

export type CitationFormat = 'text' | 'markdown';

/** How one kind of writing sets off a title and an address. */
interface Style {
  plain(text: string): string;
  title(text: string, url: string | undefined): string;
}

/** What Markdown takes for its own wherever it stands in a line, and what it does at the line's beginning (CommonMark 0.31, section 2.4). */
const INLINE_MARKS = /[\\`*_{}[\]<>&~|]/g;
const LEADING_MARK = /^(\d+(?=[.)]))?([-+=#.)])/;

/** A text as Markdown that reads as that text: one line, nothing in it taken for a mark. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(INLINE_MARKS, '\\$&').replace(LEADING_MARK, '$1\\$2');
}

/** In angle brackets an address may hold anything but these and line ends. */
const linkTarget = (url: string): string => `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`;

const STYLES: Record<CitationFormat, Style> = {
  text: {
    plain: (text) => text.replace(/\s+/g, ' ').trim(),
    title: (text, url) => (url ? `${text} (${url})` : text),
  },
  markdown: {
    plain: escapeMarkdown,
    title: (text, url) => (url ? `[${text}](${linkTarget(url)})` : `*${text}*`),
  },
};

function dateIn(date: string, words: Words<SharedKey>): string {
  const estimated = readSpan(date)?.estimated ? ` (${words.say('fact.estimated')})` : '';
  return words.date(date) + estimated;
}

const comma = ({ language }: Words<SharedKey>): string => (language === 'ar' ? '، ' : ', ');

/** Who said it and through whom; empty where nobody is named. */
function voice({ by, via }: Fact, words: Words<SharedKey>): string[] {
  return [by?.[words.language], via && words.say('fact.via', { via: via[words.language] })].filter((part) => part !== undefined);
}

function sourceOf(story: Story, words: Words<SharedKey>, { plain, title }: Style): string[] {
  const { language } = words;
  return [
    title(plain(story.title[language]), story.url),
    ...[story.outlet?.[language], story.author?.[language], dateIn(story.published.date, words)].flatMap((part) =>
      part ? plain(part) : [],
    ),
  ];
}

/** One fact with its source. */
export function citeFact(fact: Fact, story: Story, words: Words<SharedKey>, format: CitationFormat): string {
  const style = STYLES[format];
  const said = [...voice(fact, words), ...(fact.when ? [dateIn(fact.when, words)] : [])].map(style.plain);
  const source = [...said, ...sourceOf(story, words, style)].join(comma(words));
  const says = style.plain(fact.says[words.language]);
  return format === 'markdown' ? `> ${says}\n>\n> — ${source}\n` : `${says}\n— ${source}\n`;
}

/** A story with its facts in the order given. */
export function citeStory(story: Story, facts: readonly Fact[], words: Words<SharedKey>, format: CitationFormat): string {
  const style = STYLES[format];
  const { language } = words;
  const [title, ...about] = sourceOf(story, words, style);
  const items = facts.map((fact) => {
    const said = [...voice(fact, words), ...(fact.when ? [dateIn(fact.when, words)] : [])].map(style.plain).join(comma(words));
    return `- ${style.plain(fact.says[language])}${said && ` — ${said}`}`;
  });
  const head = format === 'markdown' ? `## ${title}` : title;
  return `${[head, about.join(comma(words)), style.plain(story.summary[language]), items.join('\n')].filter(Boolean).join('\n\n')}\n`;
}
