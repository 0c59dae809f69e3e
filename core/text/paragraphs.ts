/** Paragraphs: the stretches of a text between line ends. */

/** The paragraph asked of last: questions come by place, many to a paragraph, and looking for its ends anew for each would make long ones slow. */
let current: { text: string; start: number; end: number } | undefined;

/** Where the paragraph of `text` that holds the offset begins. A line end belongs to the paragraph before it. UTF-16. */
export function paragraphStart(text: string, at: number): number {
  if (current && current.text === text && current.start <= at && at <= current.end) return current.start;
  const start = at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
  const lineEnd = text.indexOf('\n', at);
  current = { text, start, end: lineEnd < 0 ? text.length : lineEnd };
  return start;
}
