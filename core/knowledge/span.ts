/**
 * When something happened or was published, as far as is known: a day, a month, a year or a window, written in a small
 * part of EDTF (ISO 8601-2): `2025-08-18`, `2025-06`, `2025`, `2025-07-26/2025-07-28`; a trailing `~` marks an estimate.
 */

const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface Span {
  /** First and last day, both inclusive, as `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** True when nobody printed the date and it was worked out from the text. */
  estimated: boolean;
}

/** The days that one EDTF date covers, or undefined when it is no date of the calendar. */
function daysOf(text: string): [from: string, to: string] | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [, year, month = '', day = ''] = match;
  const from = `${year}-${month || '01'}-${day || '01'}`;
  const lastDay = day || String(new Date(Date.UTC(Number(year), Number(month || 12), 0)).getUTCDate());
  const to = `${year}-${month || '12'}-${lastDay}`;
  const exists = (iso: string) => {
    const time = Date.parse(`${iso}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  };
  return exists(from) && exists(to) ? [from, to] : undefined;
}

/** Reads a date or window; undefined when it is not of the form above or ends before it begins. */
export function readSpan(text: string): Span | undefined {
  const estimated = text.endsWith('~');
  const [first = '', second = first, ...rest] = (estimated ? text.slice(0, -1) : text).split('/');
  const start = daysOf(first);
  const end = daysOf(second);
  if (rest.length > 0 || !start || !end || start[0] > end[1]) return undefined;
  return { from: start[0], to: end[1], estimated };
}
