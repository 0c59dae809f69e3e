/** One of a few: radio buttons side by side. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props<Value extends string> {
  label: string;
  /** Whether the label is for screen readers alone, since a heading says the same. */
  hidden?: boolean;
  value: Value;
  choices: Record<Value, ComponentChildren>;
  onChoose(value: Value): void;
}

export function Choices<Value extends string>({ label, hidden = false, value, choices, onChoose }: Props<Value>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class={hidden ? 'unseen' : undefined}>{label}</legend>
      <div>
        {(Object.entries(choices) as [Value, ComponentChildren][]).map(([choice, content]) => (
          <label key={choice}>
            <input type="radio" name={name} value={choice} checked={choice === value} onChange={() => onChoose(choice)} />
            <span>{content}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
