/** The reader's data: how much there is, out to a file, back from one, and an end of it all. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isolate } from '../../components/i18n.ts';
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
  const isBusy = state.is === 'running' || state.is === 'planned';

  const fail = (error: unknown) => {
    const problem: TransferProblem | { kind: 'settings' } =
      error instanceof TransferError ? error.problem : { kind: error instanceof SettingTooBig ? 'settings' : 'failed' };
    setState({ is: 'failed', problem });
  };
  /** Shows how far an errand is until it is done; undefined when it failed, which is told. */
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
      fail(error);
      return undefined;
    }
  }

  async function exportAll(): Promise<boolean> {
    const settings = await readSettings();
    const outcome = await run('writing', (onProgress) => startExport(settings, onProgress));
    if (!outcome) return false;
    const file = fileNameOf(new Date());
    save(outcome.result, file);
    setState({ is: 'done', sentence: words.say('options.export.done', { file: isolate(file), size: words.bytes(outcome.result.size) }) });
    return true;
  }

  async function check(file: File) {
    const outcome = await run('reading', (onProgress) => startImport(file, onProgress));
    if (outcome) setState({ is: 'planned', file: file.name, waiting: outcome.result });
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
    if (!outcome) return changeSettings(before);
    await askBackground('renew', undefined);
    setState({ is: 'done', sentence: words.say('options.import.done', { file: isolate(file) }) });
  }

  async function erase() {
    setErasing(false);
    setState({ is: 'running', step: 'erasing', progress: undefined, cancel: undefined });
    try {
      const { database } = await openLibrary(SEEDS_VERSION, loadSeeds);
      if (!database) throw new TransferError({ kind: 'failed' });
      await eraseOwn(database);
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
        <button type="button" disabled={isBusy} onClick={exportAll}>
          {words.say('options.export')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => chooser.current?.click()}>
          {words.say('options.import')}
        </button>
        <button type="button" class="grave" disabled={isBusy} onClick={() => setErasing(true)}>
          {words.say('options.erase')}
        </button>
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
          onGo={() => void store(state.file, state.waiting)}
          onCancel={() => {
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

async function readAmount(): Promise<Amount | undefined> {
  const { database } = await openLibrary(SEEDS_VERSION, loadSeeds);
  if (!database) return undefined;
  try {
    return { counts: await countsOf(database), bytes: (await navigator.storage.estimate()).usage };
  } finally {
    database.close();
  }
}

function Amounts({ words }: { words: OptionsWords }) {
  const [amount, setAmount] = useState<Amount>();
  useEffect(() => {
    const read = () => void readAmount().then(setAmount, () => {});
    read();
    return watchLibrary(read);
  }, []);
  if (!amount) return null;
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
