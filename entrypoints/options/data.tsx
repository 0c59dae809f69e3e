/** The reader's data: how much there is, out to a file, back from one, and an end of it all. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isolate } from '../../components/i18n.ts';
import type { Trouble } from '../../core/knowledge/gloss.ts';
import { openLibrary } from '../../library/library.ts';
import { type Count, countsOf, eraseOwn } from '../../library/transfer-erase.ts';
import { fileNameOf } from '../../library/transfer-export.ts';
import { LARGEST_FILE, type Progress, TransferError, type TransferProblem } from '../../library/transfer-file.ts';
import { watchLibrary } from '../../platform/library-changes.ts';
import { askBackground } from '../../platform/messages.ts';
import { loadSeeds, SEEDS_VERSION } from '../../platform/seeds.ts';
import { changeSettings, forgetSettings, readSettings, SettingTooBig, settingsFrom } from '../../platform/settings.ts';
import { Section } from '../sheet/section.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { ImportPlanned, InProgress } from './import-steps.tsx';
import { startExport, startImport, type Waiting } from './transfer.ts';
import type { OptionsWords } from './words.ts';

/** What is going on with the data; a problem with a setting is told as `settings`. */
type State =
  | { is: 'idle' }
  | { is: 'running'; step: Progress['step'] | 'erasing'; progress: Progress | undefined; cancel: (() => void) | undefined }
  | { is: 'planned'; file: string; waiting: Waiting }
  | { is: 'done'; sentence: string }
  | { is: 'failed'; problem: TransferProblem | { kind: 'settings' } };

export function Data({ words }: { words: OptionsWords }) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const [isErasing, setErasing] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const importing = useRef<HTMLButtonElement>(null);
  const isBusy = state.is === 'running' || state.is === 'planned';

  const fail = (error: unknown) => {
    const problem: TransferProblem | { kind: 'settings' } =
      error instanceof TransferError ? error.problem : { kind: error instanceof SettingTooBig ? 'settings' : 'failed' };
    setState({ is: 'failed', problem });
    return problem;
  };
  /** Shows how far an errand is until it is done; a problem when it failed, which is told. */
  async function run<Result>(
    first: Progress['step'],
    start: (onProgress: (progress: Progress) => void) => { result: Promise<Result>; cancel(): void },
  ) {
    let cancel = () => {};
    const show = (progress?: Progress) => setState({ is: 'running', step: progress?.step ?? first, progress, cancel: () => cancel() });
    show();
    const running = start(show);
    cancel = running.cancel;
    try {
      return { result: await running.result };
    } catch (error) {
      return { problem: fail(error) };
    }
  }

  /** Gives the sentence that tells how it went. */
  async function exportAll(): Promise<string> {
    const settings = await readSettings();
    const outcome = await run('writing', (onProgress) => startExport(settings, onProgress));
    if (outcome.problem) return problemIn(words, outcome.problem);
    const file = fileNameOf(new Date());
    save(outcome.result, file);
    const sentence = words.say('options.export.done', { file: isolate(file), size: words.bytes(outcome.result.size) });
    setState({ is: 'done', sentence });
    return sentence;
  }

  async function check(file: File) {
    const outcome = await run('reading', (onProgress) => startImport(file, onProgress));
    if (!outcome.problem) setState({ is: 'planned', file: file.name, waiting: outcome.result });
  }

  async function store(file: string, waiting: Waiting) {
    const before = await readSettings();
    try {
      // First what the browser may refuse: then nothing else has happened yet.
      await changeSettings(settingsFrom(waiting.settings));
    } catch (error) {
      waiting.end();
      return fail(error);
    }
    const outcome = await run('storing', () => waiting.store());
    if (outcome.problem) return changeSettings(before);
    await askBackground('renew', undefined);
    setState({ is: 'done', sentence: words.say('options.import.done', { file: isolate(file) }) });
  }

  async function erase() {
    setErasing(false);
    setState({ is: 'running', step: 'erasing', progress: undefined, cancel: undefined });
    try {
      const { database } = await openLibrary(SEEDS_VERSION, loadSeeds);
      if (!database) throw new TransferError({ kind: 'failed' });
      await eraseOwn(database, await loadSeeds(), SEEDS_VERSION);
      database.close();
      await forgetSettings();
      await askBackground('renew', undefined);
      setState({ is: 'done', sentence: words.say('options.erase.done') });
    } catch (error) {
      fail(error);
    }
  }

  return (
    <Section title={words.say('options.data')} note={words.say('options.data.note')}>
      <Amounts words={words} />
      <div class="buttons">
        <Action isBusy={isBusy} onAct={exportAll}>
          {words.say('options.export')}
        </Action>
        <Action isBusy={isBusy} button={importing} onAct={() => chooser.current?.click()}>
          {words.say('options.import')}
        </Action>
        <Action isBusy={isBusy} isGrave onAct={() => setErasing(true)}>
          {words.say('options.erase')}
        </Action>
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void check(file);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      {state.is === 'running' && <InProgress {...state} words={words} />}
      {state.is === 'planned' && (
        <ImportPlanned
          file={state.file}
          plan={state.waiting}
          words={words}
          onGo={() => {
            importing.current?.focus();
            void store(state.file, state.waiting);
          }}
          onCancel={() => {
            importing.current?.focus();
            state.waiting.end();
            setState({ is: 'failed', problem: { kind: 'cancelled' } });
          }}
        />
      )}
      <p role="status" class="outcome">
        {state.is === 'done' && state.sentence}
        {state.is === 'failed' && problemIn(words, state.problem)}
      </p>
      <EraseDialog open={isErasing} words={words} onExport={exportAll} onErase={erase} onClose={() => setErasing(false)} />
    </Section>
  );
}

interface ActionProps {
  isBusy: boolean;
  isGrave?: boolean;
  button?: RefObject<HTMLButtonElement | null>;
  onAct(): unknown;
  children: ComponentChildren;
}

/** A button that does nothing while something else is being done, and keeps the focus meanwhile, as a disabled one would not. */
const Action = ({ isBusy, isGrave = false, button, onAct, children }: ActionProps) => (
  <button
    type="button"
    {...(button && { ref: button })}
    class={isGrave ? 'grave' : undefined}
    aria-disabled={isBusy}
    onClick={() => {
      if (!isBusy) onAct();
    }}
  >
    {children}
  </button>
);

function problemIn(words: OptionsWords, problem: TransferProblem | { kind: 'settings' }): string {
  const where = 'where' in problem ? isolate(problem.where) : '';
  return words.say(`options.problem.${problem.kind}`, { where, limit: words.bytes(LARGEST_FILE) });
}

/** Hands the reader a file. */
function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser needs it until it has begun to write, which it does not tell.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

interface Amount {
  counts: Record<'stories' | 'facts' | 'terms', Count>;
  /** What the browser counts as ours, its own overhead included. */
  bytes: number | undefined;
}

async function readAmount(): Promise<Amount | Trouble | undefined> {
  const { database, trouble } = await openLibrary(SEEDS_VERSION, loadSeeds);
  if (!database) return trouble;
  try {
    return { counts: await countsOf(database), bytes: (await navigator.storage.estimate()).usage };
  } finally {
    database.close();
  }
}

function Amounts({ words }: { words: OptionsWords }) {
  const [amount, setAmount] = useState<Amount | Trouble>();
  useEffect(() => {
    const read = () => void readAmount().then(setAmount, () => {});
    read();
    return watchLibrary(read);
  }, []);
  if (!amount) return null;
  if (typeof amount === 'string') return <p>{words.say(`trouble.${amount}`)}</p>;
  const { counts, bytes } = amount;
  return (
    <dl class="amounts">
      {(['stories', 'facts', 'terms'] as const).map((kind) => (
        <div key={kind}>
          <dt>{words.say(`options.data.${kind}`)}</dt>
          <dd>
            <strong>{words.number(counts[kind].all)}</strong>
            <span class="note">{words.say('options.data.own', { count: counts[kind].own })}</span>
          </dd>
        </div>
      ))}
      {bytes !== undefined && (
        <div>
          <dt>{words.say('options.data.bytes')}</dt>
          <dd>
            <strong>{words.bytes(bytes)}</strong>
          </dd>
        </div>
      )}
    </dl>
  );
}
