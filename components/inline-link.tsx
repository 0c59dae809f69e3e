/** A stretch of text that leads somewhere within our own screens. */
import type { ComponentChildren } from 'preact';

interface Props {
  class: string;
  title?: string;
  onFollow: () => void;
  children: ComponentChildren;
}

/** Breaks over lines as text does, which a button would not; and has no address, which an `a` would need. */
export function InlineLink({ class: name, title, onFollow, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <span
      role="link"
      tabIndex={0}
      class={name}
      title={title}
      onClick={onFollow}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onFollow();
      }}
    >
      {children}
    </span>
  );
}
