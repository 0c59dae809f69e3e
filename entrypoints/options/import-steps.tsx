/** What is shown between choosing a file and having it in the library. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { isolate } from '../../components/i18n.ts';
import { readSpan } from '../../core/knowledge/span.ts';
import type { Progress } from '../../library/transfer-file.ts';
import type { Checked } from './transfer.worker.ts';
import type { OptionsWords } from './words.ts';

interface RunningProps {
  step: Progress['step'] | 'erasing';
  progress: Progress | undefined;
  words: OptionsWords;
  /** Not there for what cannot be called off. */
  cancel: (() => void) | undefined;
}

/** How far it is, and the way to give up. */
export function InProgress({ step, progress, words, cancel }: RunningProps) {
  const sentence = words.say(`options.step.${step}`);
  const part = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return (
    <div class="running">
      <label>
        <span>{sentence}</span>
        <progress value={part} />
      </label>
      <span class="note">{part === undefined ? '' : words.percent(part)}</span>
      {cancel && (
        <button type="button" class="plain" onClick={cancel}>
          {words.say('options.cancel')}
        </button>
      )}
    </div>
  );
}

interface PlannedProps {
  file: string;
  plan: Checked;
  words: OptionsWords;
  onGo(): void;
  onCancel(): void;
}

/** What a file would bring, for the reader to say yes or no to. */
export function ImportPlanned({ file, plan, words, onGo, onCancel }: PlannedProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  // The reader comes from the browser's own dialog: here is what to decide next.
  useLayoutEffect(() => section.current?.focus(), []);
  const day = plan.exported.slice(0, 10);
  const list = words.list([
    words.say('options.import.stories', { count: plan.stories }),
    words.say('options.import.facts', { count: plan.facts }),
    words.say('options.import.terms', { count: plan.terms }),
  ]);
  return (
    <section class="planned" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{words.say('options.import.found', { file: isolate(file) })}</h3>
      {readSpan(day) && <p>{words.say('options.import.when', { date: words.date(day) })}</p>}
      <p>{words.say('options.import.holds', { list })}</p>
      <p>{words.say('options.import.known', { count: plan.known })}</p>
      <p>{words.say('options.import.settings')}</p>
      <div class="buttons">
        <button type="button" class="first" onClick={onGo}>
          {words.say('options.import.go')}
        </button>
        <button type="button" onClick={onCancel}>
          {words.say('options.cancel')}
        </button>
      </div>
    </section>
  );
}
