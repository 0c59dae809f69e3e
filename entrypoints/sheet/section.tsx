/** A part of a page, its title in the margin. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  note?: string;
  children: ComponentChildren;
}

export function Section({ title, note, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div class="margin">
        <h2 id={id}>{title}</h2>
        {note && <p class="note">{note}</p>}
      </div>
      <div class="matter">{children}</div>
    </section>
  );
}
