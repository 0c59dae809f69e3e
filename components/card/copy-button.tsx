/** Copies, and says whether it has. */
import { useEffect, useState } from 'preact/hooks';
import type { CardWords } from '../messages/card.ts';
import { Icon } from './icon.tsx';

/** How long it says so, in ms. */
const SAID = 2500;

export function CopyButton({ words, copy }: { words: CardWords; copy: () => Promise<boolean> }) {
  const [result, setResult] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    if (result !== 'copied') return;
    const timer = setTimeout(() => setResult(undefined), SAID);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <p class="copy" data-result={result}>
      <span role="status">{result && words.say(`card.${result}`)}</span>
      <button
        type="button"
        aria-label={words.say('card.copy')}
        title={words.say('card.copy')}
        onClick={() => void copy().then((copied) => setResult(copied ? 'copied' : 'copyFailed'))}
      >
        <Icon name={result === 'copied' ? 'done' : 'copy'} />
      </button>
    </p>
  );
}
