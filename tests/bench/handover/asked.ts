/** The other way: the texts go to the background, and what was found in them comes back. */
import { ReportReader } from '../../../core/lexicon/report.ts';
import { readingLine } from '../../../platform/reading-line.ts';
import { loads, run } from './texts.ts';

run(async (found) => {
  const reader = new ReportReader();
  const line = readingLine();
  await Promise.all(loads().map(async (texts) => found(reader.read(await line.ask(texts)).values())));
  return reader;
});
