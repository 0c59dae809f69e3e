/** Copying something as text or as Markdown: a small button that offers both. */
import { useRef, useState } from 'preact/hooks';
import { copyText } from '../platform/clipboard.ts';
import { useAnnounce } from './announce.ts';
import type { CitationFormat } from './citation.ts';
import type { SidebarWords } from './messages/sidebar.ts';

interface Props {
  /** What is copied, said so that one button is told from the next. */
  label: string;
  write: (format: CitationFormat) => string;
  words: SidebarWords;
}

const FORMATS = [
  ['text', 'sidebar.asText'],
  ['markdown', 'sidebar.asMarkdown'],
] as const;

export function Copy({ label, write, words }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const [copied, setCopied] = useState(false);
  const announce = useAnnounce();
  const close = () => {
    if (details.current) details.current.open = false;
  };
  const copy = async (format: CitationFormat) => {
    const done = await copyText(write(format));
    setCopied(done);
    announce(words.say(done ? 'sidebar.copied' : 'sidebar.copyFailed'));
    close();
    details.current?.querySelector('summary')?.focus();
  };
  return (
    <details
      class="copy"
      ref={details}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        close();
        details.current.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        if (!details.current?.contains(event.relatedTarget as Node | null)) close();
      }}
      onToggle={() => details.current?.open && setCopied(false)}
    >
      <summary aria-label={label} title={label}>
        <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
          <path
            d={copied ? 'M2 6.500l2.800 2.800L10 3.500' : 'M4 3.500V1.500h6.500V8.500h-2M1.500 3.500H8v7H1.500z'}
            fill="none"
            stroke="currentColor"
          />
        </svg>
      </summary>
      <span class="choices">
        {FORMATS.map(([format, key]) => (
          <button key={format} type="button" onClick={() => copy(format)}>
            {words.say(key)}
          </button>
        ))}
      </span>
    </details>
  );
}
