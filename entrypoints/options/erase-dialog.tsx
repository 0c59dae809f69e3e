/** Are you sure? With the file that would undo it in reach. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { OptionsWords } from './words.ts';

interface Props {
  open: boolean;
  words: OptionsWords;
  /** Gives the sentence that tells how it went. */
  onExport(): Promise<string>;
  onErase(): void;
  onClose(): void;
}

export function EraseDialog({ open, words, onExport, onErase, onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [exported, setExported] = useState('');
  useEffect(() => {
    setExported('');
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{words.say('options.erase.title')}</h2>
      <p>{words.say('options.erase.note')}</p>
      <p role="status" class="outcome">
        {exported}
      </p>
      <div class="buttons">
        <button type="button" class="first" onClick={async () => setExported(await onExport())}>
          {words.say('options.erase.exportFirst')}
        </button>
        <button type="button" class="grave" onClick={onErase}>
          {words.say('options.erase.go')}
        </button>
        <button type="button" onClick={onClose}>
          {words.say('options.cancel')}
        </button>
      </div>
    </dialog>
  );
}
