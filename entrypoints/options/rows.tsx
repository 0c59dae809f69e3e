/** A list under a title, each of whose items can be taken back. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Row {
  id: string;
  content: ComponentChildren;
  /** What the button is called, for those who hear it without its row. */
  label: string;
}

interface Props {
  title: string;
  /** Said when there is nothing in it. */
  none: string;
  rows: Row[];
  button: string;
  onTakeBack(id: string): void;
  children?: ComponentChildren;
}

export function Rows({ title, none, rows, button, onTakeBack, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  /** The row takes the focus with it when it goes; so it is handed on before. */
  const handOn = (row: Element | null) => {
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    (neighbour?.querySelector('button') ?? heading.current)?.focus();
  };
  return (
    <div class="field">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {rows.length === 0 && <p class="note">{none}</p>}
      <ul class="rows">
        {rows.map(({ id, content, label }) => (
          <li key={id}>
            {content}
            <button
              type="button"
              class="plain"
              aria-label={label}
              onClick={({ currentTarget }) => {
                handOn(currentTarget.closest('li'));
                onTakeBack(id);
              }}
            >
              {button}
            </button>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
