/** A term's name with its category's sign, which leads to all that there is about it. */
import type { ComponentChildren } from 'preact';
import type { TermLabel } from '../library/related.ts';
import { fragmentOf } from '../platform/sidebar.ts';
import { CategorySign } from './category-mark.tsx';
import type { SidebarWords } from './messages/sidebar.ts';

export const TermLink = ({ term, words }: { term: TermLabel; words: SidebarWords }) => (
  <a
    class="term"
    data-category={term.category}
    href={fragmentOf({ view: 'term', id: term.id })}
    title={words.say(`category.${term.category}`)}
  >
    <CategorySign category={term.category} />
    <bdi>{term.name[words.language]}</bdi>
  </a>
);

interface ListProps {
  terms: TermLabel[];
  words: SidebarWords;
  /** What they have in common, for those who do not see where the list stands. */
  label: string;
  /** Said of those left out. */
  children?: ComponentChildren;
}

/** Terms one after another. */
export const TermLinks = ({ terms, words, label, children }: ListProps) => (
  <ul class="terms" aria-label={label}>
    {terms.map((term) => (
      <li key={term.id}>
        <TermLink term={term} words={words} />
      </li>
    ))}
    {children && <li class="rest">{children}</li>}
  </ul>
);
