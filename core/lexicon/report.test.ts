import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSeeds } from '../../tools/seeds.ts';
import { readBlock } from './block.ts';
import { compileLexicon } from './compile.ts';
import { Discourse } from './discourse.ts';
import { editionOf } from './layout.ts';
import { openLexicon } from './lexicon.ts';
import { type Report, ReportReader } from './report.ts';
import { reportOf } from './reporting.ts';

const { pack } = readSeeds();
const bytes = compileLexicon(pack.terms, pack.neighbours);
const lexicon = openLexicon(bytes);

const texts = fc.array(
  fc
    .array(
      fc.constantFrom(
        ...'Nvidia B200 Meta Llama 3 the ban on chip exports Intel training والإنفيديا ميتا هواوي شركة أنثروبيك 华为 英伟达 nothing R1.5'.split(
          ' ',
        ),
      ),
      { maxLength: 9 },
    )
    .map((words) => words.join(' ')),
  { maxLength: 6 },
);

/** As a message carries it. */
const sent = (report: Report): Report => JSON.parse(JSON.stringify(report));

describe('a report of texts', () => {
  it('tells the same as reading them, to whoever has no lexicon', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), (batches) => {
        const reader = new ReportReader();
        for (const batch of batches) {
          const told = reader.read(sent(reportOf(lexicon, 'first', batch)));
          const read = batch.map((_, index) => told.get(index) ?? []);
          expect(read).toEqual(batch.map((text) => readBlock(lexicon, text)));
          for (const { sense } of read.flat()) {
            if (sense.term < 0) continue;
            const { id, category } = lexicon.termOf(sense.term);
            expect(reader.termOf(sense.term)).toEqual({ id, category });
          }
        }
      }),
    );
  });

  it('leads to the same mentions, whatever texts come in one message', () => {
    fc.assert(
      fc.property(texts, fc.nat(5), (all, cut) => {
        const reader = new ReportReader();
        const candidates = [all.slice(0, cut), all.slice(cut)].flatMap((batch) => {
          const told = reader.read(sent(reportOf(lexicon, 'first', batch)));
          return batch.map((_, index) => told.get(index));
        });
        const [told, read] = [new Discourse<number>(), new Discourse<number>()];
        all.forEach((text, key) => {
          told.set(key, text, candidates[key] ?? []);
          read.set(key, text, readBlock(lexicon, text));
        });
        for (const key of all.keys()) expect(told.mentions(key)).toEqual(read.mentions(key));
      }),
    );
  });

  it('says next to nothing of texts without a name', () => {
    expect(reportOf(lexicon, 'first', ['nothing', '', 'more of it'])).toEqual({ edition: 'first', senses: [], terms: [], found: [] });
  });
});

it('an edition is that of the bytes, wherever they lie, and of no others', () => {
  const askew = new Uint8Array(bytes.length + 1).subarray(1);
  askew.set(bytes);
  expect(editionOf(askew)).toBe(editionOf(bytes));
  const other = bytes.slice();
  other[other.length >> 1] = (other[other.length >> 1] as number) ^ 1;
  expect(editionOf(other)).not.toBe(editionOf(bytes));
  expect(editionOf(compileLexicon(pack.terms.slice(1), pack.neighbours))).not.toBe(editionOf(bytes));
});
