/** A sentence whose terms can be followed. */
import type { ComponentChildren } from 'preact';
import type { NamedTerm } from '../../core/knowledge/gloss.ts';
import { InlineLink } from '../inline-link.tsx';

/** Each of `terms` (by rising start, none overlapping) leads to its own card. */
export function Named({ text, terms, onOpen }: { text: string; terms: NamedTerm[]; onOpen: (term: string) => void }) {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, term } of terms) {
    parts.push(
      text.slice(at, start),
      <InlineLink class="named" onFollow={() => onOpen(term)}>
        {text.slice(start, end)}
      </InlineLink>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
