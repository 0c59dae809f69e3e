/** A sentence whose terms can be followed. */
import type { ComponentChildren } from 'preact';

/** A term named in a text: UTF-16 offsets, `end` exclusive, and the term's id. */
export interface NamedTerm {
  start: number;
  end: number;
  term: string;
}

/** Each of `terms` (by rising start, none overlapping) leads to its own card. A link, not a button: a button would not break over two lines. */
export function Named({ text, terms, onOpen }: { text: string; terms: NamedTerm[]; onOpen: (term: string) => void }) {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, term } of terms) {
    const open = () => onOpen(term);
    parts.push(
      text.slice(at, start),
      // biome-ignore lint/a11y/useSemanticElements: an `a` would need an address, which it has not.
      <span
        role="link"
        tabIndex={0}
        class="named"
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          open();
        }}
      >
        {text.slice(start, end)}
      </span>,
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
