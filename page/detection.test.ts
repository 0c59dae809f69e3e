import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../core/lexicon/report.ts';
import type { Candidate } from '../core/lexicon/sense.ts';

const runtime: { id?: string } = {};
vi.mock('wxt/browser', () => ({ browser: { runtime } }));
const { Detection } = await import('./detection.ts');

beforeEach(() => {
  vi.useFakeTimers();
  runtime.id = 'hashiya';
  return () => vi.useRealTimers();
});

const sense = { rule: 7, term: 3, isNoun: false, vouches: true };
const SURE = 2;
/** A background that finds "Nvidia" wherever a text begins with it. */
const report = (texts: string[], edition = 'first'): Report => ({
  edition,
  senses: [sense],
  terms: [[3, { id: 'nvidia', category: 'company' }]],
  found: texts.flatMap((text, index) => (text.startsWith('Nvidia') ? [[index, 0, 0, 6, SURE]] : [])),
});
const nvidia: Candidate = { sense, start: 0, end: 6, clitic: false, sure: true, firm: false };

/** A page's detection, the messages that it has sent, and what it was told: of each text what was found in it, and where there was a pause. */
function detecting(answer: (texts: string[]) => Promise<Report> = async (texts) => report(texts)) {
  const sent: string[][] = [];
  const told: (string | [string, Candidate[]])[] = [];
  const background = {
    ask(texts: string[]) {
      sent.push(texts);
      return answer(texts);
    },
    onOutdated: () => told.push('outdated'),
  };
  const detection = new Detection<string>(background, {
    onAnswer: (about, candidates) => told.push([about, candidates]),
    onPause: () => told.push('pause'),
  });
  const ask = (...texts: string[]) => {
    for (const text of texts) detection.ask(text, `of ${text.slice(0, 12)}`);
  };
  return { detection, ask, sent, told };
}
const settled = () => vi.advanceTimersByTimeAsync(10_000);

describe('what is asked of the background', () => {
  it('goes out in one message for all of a task, and each gets its own answer', async () => {
    const { detection, ask, sent, told } = detecting();
    ask('Nvidia', 'nothing');
    ask('Nvidia again');
    expect(sent).toEqual([]);
    await settled();
    ask('later');
    await settled();
    expect(sent).toEqual([['Nvidia', 'nothing', 'Nvidia again'], ['later']]);
    expect(told).toEqual([['of Nvidia', [nvidia]], ['of nothing', []], ['of Nvidia again', [nvidia]], 'pause', ['of later', []], 'pause']);
    expect(detection.termOf(3)).toEqual({ id: 'nvidia', category: 'company' });
  });

  it('goes out sooner where there is much of it', async () => {
    const { ask, sent, told } = detecting();
    const long = 'a'.repeat(20_000);
    ask('first', long, long, long, long, 'last');
    expect(sent.map(({ length }) => length)).toEqual([3, 2]);
    await settled();
    expect(sent.map(({ length }) => length)).toEqual([3, 2, 1]);
    expect(told.filter((one) => one !== 'pause').map(([about]) => about)).toEqual([
      'of first',
      ...Array(4).fill(`of ${'a'.repeat(12)}`),
      'of last',
    ]);
  });

  it('is asked again when the background was stopped, and is as good as nothing when there is none any more', async () => {
    let failures = 2;
    const { ask, sent, told } = detecting(async (texts) => {
      if (failures-- > 0) throw new Error('The message port closed before a response was received.');
      return report(texts);
    });
    ask('Nvidia');
    await settled();
    expect([sent.length, told]).toEqual([3, [['of Nvidia', [nvidia]], 'pause']]);
    failures = Number.POSITIVE_INFINITY;
    ask('Nvidia');
    await settled();
    expect(told.slice(2)).toEqual([['of Nvidia', []], 'pause']);
    const before = sent.length;
    delete runtime.id;
    ask('Nvidia');
    await settled();
    expect([sent.length, told.slice(4)]).toEqual([before, [['of Nvidia', []], 'pause']]);
  });

  it('is not heard once it was stopped', async () => {
    const { detection, ask, told } = detecting();
    ask('Nvidia');
    detection.stop();
    await settled();
    expect(told).toEqual([]);
  });

  it('is worth nothing once the background has another lexicon, of which the page is told once', async () => {
    let edition = 'first';
    const { ask, told } = detecting(async (texts) => report(texts, edition));
    ask('Nvidia');
    await settled();
    edition = 'second';
    ask('Nvidia');
    ask('Nvidia');
    await settled();
    ask('Nvidia');
    await settled();
    expect(told).toEqual([['of Nvidia', [nvidia]], 'pause', 'outdated']);
  });
});
