/** The other way: the texts go to the background, and what was found in them comes back. */
import { type Report, ReportReader } from '../../../core/lexicon/report.ts';
import { loads, run } from './texts.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<{ answer: Report }> } };

run(async (found) => {
  const reader = new ReportReader();
  await Promise.all(
    loads().map(async (texts) => {
      const { answer } = await chrome.runtime.sendMessage({ type: 'read', ask: { texts } });
      found(reader.read(answer, texts.length));
    }),
  );
  return reader;
});
