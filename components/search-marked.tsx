/** A text with the words marked that a search matched. */
import type { Marker } from '../core/search/mark.ts';

export function Marked({ text, marker }: { text: string; marker: Marker }) {
  const stretches = marker(text);
  return (
    <>
      {stretches.map(([start, end], at) => [
        text.slice(stretches[at - 1]?.[1] ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(stretches.at(-1)?.[1] ?? 0)}
    </>
  );
}
