import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (value: unknown) => void;
/** What a browser's event is to those who listen, and to the one who fires it. */
class Event {
  readonly #listeners: Listener[] = [];
  addListener = (listener: Listener) => void this.#listeners.push(listener);
  fire = (value?: unknown) => {
    for (const listener of this.#listeners) listener(value);
  };
}
/** One end of a line; what is said at the other comes in a turn of its own. */
class Port {
  readonly onMessage = new Event();
  readonly onDisconnect = new Event();
  readonly name: string;
  other!: Port;
  isOpen = true;

  constructor(name: string) {
    this.name = name;
  }
  postMessage(message: unknown) {
    if (!this.isOpen) throw new Error('Attempting to use a disconnected port object');
    const carried = JSON.parse(JSON.stringify(message));
    queueMicrotask(() => this.other.isOpen && this.other.onMessage.fire(carried));
  }
  /** The other end is told; this one is not. */
  disconnect() {
    this.isOpen = false;
    this.other.isOpen = false;
    this.other.onDisconnect.fire(this.other);
  }
}

const onConnect = new Event();
const opened: Port[] = [];
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      onConnect,
      connect({ name }: { name: string }) {
        const [here, there] = [new Port(name), new Port(name)];
        [here.other, there.other] = [there, here];
        opened.push(there);
        onConnect.fire(there);
        return here;
      },
    },
  },
}));
const { answerLines, Line } = await import('./line.ts');

let answers: PromiseWithResolvers<string>[] = [];
answerLines<string, string>('test', () => {
  const answer = Promise.withResolvers<string>();
  answers.push(answer);
  return answer.promise;
});
const rest = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a line to the background', () => {
  beforeEach(() => {
    answers = [];
    opened.length = 0;
  });

  it('brings each question its own answer, in whatever order they come, and is opened once', async () => {
    const line = new Line<string, string>('test');
    const [first, second] = [line.ask('first'), line.ask('second')];
    await rest();
    answers[1]?.resolve('of the second');
    answers[0]?.resolve('of the first');
    expect(await Promise.all([first, second])).toEqual(['of the first', 'of the second']);
    expect(opened).toHaveLength(1);
  });

  it('rejects what the background cannot answer', async () => {
    const asked = new Line<string, string>('test').ask('first');
    await rest();
    answers[0]?.reject(new Error('no database'));
    await expect(asked).rejects.toThrow('no answer');
  });

  it('rejects what waits when the background is stopped, and is opened anew for the next question', async () => {
    const line = new Line<string, string>('test');
    const lost = line.ask('first');
    await rest();
    opened[0]?.disconnect();
    await expect(lost).rejects.toThrow('gone');
    const next = line.ask('again');
    await rest();
    answers[1]?.resolve('of the second time');
    expect([await next, opened.length]).toEqual(['of the second time', 2]);
    // Whoever has answered too late speaks to nobody.
    answers[0]?.resolve('too late');
    await rest();
  });

  it('rejects what waits when the page closes it', async () => {
    const line = new Line<string, string>('test');
    const lost = line.ask('first');
    line.close();
    await expect(lost).rejects.toThrow('gone');
    expect(opened[0]?.isOpen).toBe(false);
  });

  it('is not heard by those who answer on lines of another name', async () => {
    const asked = new Line<string, string>('other').ask('first');
    const outcome = vi.fn();
    asked.then(outcome, outcome);
    await rest();
    expect([answers.length, outcome.mock.calls.length]).toEqual([0, 0]);
  });
});
