/** Chrome's suggestions in the address bar are a small XML: what is put in must be escaped, or nothing is shown. */
import type { Stretch } from '../core/search/mark.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Escapes what XML reserves, and leaves out what it cannot hold: control characters and lone surrogates. */
const escaped = (text: string) =>
  [...text.toWellFormed()]
    .filter((char) => char >= ' ' && char !== '\ufffe' && char !== '\uffff')
    .map((char) => ENTITIES[char] ?? char)
    .join('');

/** A text with its matched stretches (UTF-16 offsets), and behind it a second one, dimmed. */
export function descriptionOf(text: string, stretches: readonly Stretch[], behind?: string): string {
  let at = 0;
  let description = '';
  for (const [start, end] of stretches) {
    description += `${escaped(text.slice(at, start))}<match>${escaped(text.slice(start, end))}</match>`;
    at = end;
  }
  description += escaped(text.slice(at));
  return behind ? `${description} <dim>– ${escaped(behind)}</dim>` : description;
}
