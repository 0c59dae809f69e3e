/** The small shapes that terms, stories and facts share. */
import * as v from 'valibot';
import { readSpan } from './span.ts';

export const Line = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));

/** One thing said in both languages of the interface. */
export const Bilingual = v.strictObject({ ar: Line, en: Line });
export type Bilingual = v.InferOutput<typeof Bilingual>;

/** Lower-case letters, digits and single hyphens: safe in a file name, a highlight's name and a web address. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id: use lower-case letters, digits and single hyphens'),
);

/** A link that may be followed: http or https only, so that no pack can smuggle in a script. */
export const Link = v.pipe(v.string(), v.url('is not a web address'), v.regex(/^https?:\/\//i, 'must begin with http:// or https://'));

/** A date or window: see span.ts. */
export const SpanText = v.pipe(
  v.string(),
  v.check(
    (text) => readSpan(text) !== undefined,
    'is not a date: write 2025, 2025-08, 2025-08-18 or 2025-08-18/2025-08-24, with ~ behind an estimate',
  ),
);
