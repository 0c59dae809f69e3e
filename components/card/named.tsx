/** A sentence whose terms can be followed. */
import type { ComponentChildren } from 'preact';
import { InlineLink } from '../inline-link.tsx';

/** A term named in a text: UTF-16 offsets, `end` exclusive, and the term's id. */
export interface NamedTerm {
  start: number;
  end: number;
  term: string;
}

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
