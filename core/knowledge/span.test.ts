import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpan } from './span.ts';

const two = (number: number) => String(number).padStart(2, '0');
const year = fc.integer({ min: 1000, max: 9999 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** By the rules of the calendar, not by Date, which the source asks. */
const lengthOf = (y: number, m: number) => {
  if (m === 2) return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(m) ? 30 : 31;
};

describe('a span', () => {
  it.each([
    ['2025-08-18', '2025-08-18', '2025-08-18'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
    ['2025-06', '2025-06-01', '2025-06-30'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-07-26/2025-07-28', '2025-07-26', '2025-07-28'],
    ['2025-07-26/2025-07-26', '2025-07-26', '2025-07-26'],
    ['2025-06/2025-08', '2025-06-01', '2025-08-31'],
    ['2027/2030', '2027-01-01', '2030-12-31'],
    ['2025-08-18/2025-09', '2025-08-18', '2025-09-30'],
    ['2025-12-31/2026', '2025-12-31', '2026-12-31'],
  ])('%s lasts from %s to %s', (text, from, to) => {
    expect(readSpan(text)).toEqual({ from, to, estimated: false });
    expect(readSpan(`${text}~`)).toEqual({ from, to, estimated: true });
  });

  it.each([
    ['nothing at all', ''],
    ['an estimate of nothing', '~'],
    ['two marks of an estimate', '2025~~'],
    ['a mark of an estimate inside a window', '2025-08~/2025-09'],
    ['February 29 of a common year', '2025-02-29'],
    ['February 29 of a century that does not leap', '1900-02-29'],
    ['the 31st of a month of 30 days', '2025-04-31'],
    ['a day of nought', '2025-04-00'],
    ['a month of nought', '2025-00'],
    ['a thirteenth month', '2025-13'],
    ['a thirteenth month with a day', '2025-13-01'],
    ['a month of one digit', '2025-8'],
    ['a day of one digit', '2025-08-1'],
    ['a year of two digits', '25'],
    ['a year of five digits', '20250'],
    ['Arabic digits', '٢٠٢٥'],
    ['a time', '2025-08-18T10:00'],
    ['spaces around', ' 2025-08-18 '],
    ['another order', '18-08-2025'],
    ['words', 'August 2025'],
    ['a window without an end', '2025-08-18/'],
    ['a window without a beginning', '/2025-08-18'],
    ['a window of three', '2025/2026/2027'],
    ['a window whose end is no date', '2025-02-01/2025-02-30'],
    ['a window whose beginning is no date', '2025-02-30/2025-03-01'],
    ['a window that ends the day before it begins', '2025-08-18/2025-08-17'],
    ['a window of months the wrong way round', '2025-09/2025-08'],
    ['a window of years the wrong way round', '2026/2025'],
  ])('is not read from %s', (_, text) => {
    expect(readSpan(text)).toBeUndefined();
    expect(readSpan(`${text}~`)).toBeUndefined();
  });

  it('of any day is that day', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (text, estimated) => {
        expect(readSpan(estimated ? `${text}~` : text)).toEqual({ from: text, to: text, estimated });
      }),
    );
  });

  it('of any month ends with its last day, and the day after that is no date', () => {
    fc.assert(
      fc.property(year, month, (y, m) => {
        const text = `${y}-${two(m)}`;
        expect(readSpan(text)).toEqual({ from: `${text}-01`, to: `${text}-${lengthOf(y, m)}`, estimated: false });
        expect(readSpan(`${text}-${lengthOf(y, m) + 1}`)).toBeUndefined();
      }),
    );
  });

  it('of two days is read one way round only', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        fc.pre(one !== other);
        const [from, to] = one < other ? [one, other] : [other, one];
        expect(readSpan(`${from}/${to}`)).toEqual({ from, to, estimated: false });
        expect(readSpan(`${to}/${from}`)).toBeUndefined();
      }),
    );
  });

  it('is read or refused, never thrown at, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/~T ') }), (text) => {
        const span = readSpan(text);
        if (span) expect(span.from <= span.to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
