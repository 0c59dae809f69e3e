/**
 * Where a page gets its candidates: its texts go to the background, many in one message, and what was found in them comes back. So a page pays
 * neither for the lexicon nor for looking in it (docs/decisions/0027).
 */
import { type Report, type ReportedTerm, ReportReader } from '../core/lexicon/report.ts';
import type { Candidate } from '../core/lexicon/sense.ts';
import { isOrphaned } from '../platform/messages.ts';
import { inSlices } from './slices.ts';

/** About how much text one message takes, in UTF-16 units: a few ms of work for the background, so that the first answers come soon. */
const LOAD = 32_768;
/** What fails, as when the background is stopped at that moment, is asked again after so many ms, and given up after so many times. */
const PAUSE = 300;
const TIMES = 5;

export interface Background {
  /** Has texts read. May reject. */
  ask(texts: string[]): Promise<Report>;
  /** Called when the background has another lexicon than it had: what it has said before is not worth anything any more. */
  onOutdated(): void;
}

/** Who hears the answers. */
export interface Hearer<About> {
  /** What was found in the text that was asked about: nothing too where it cannot be had. */
  onAnswer(about: About, candidates: Candidate[]): void;
  /** Called after some answers, before the page goes on. */
  onPause(): void;
}

export class Detection<About> {
  readonly #background: Background;
  readonly #hearer: Hearer<About>;
  readonly #reader = new ReportReader();
  #edition: string | undefined;
  /** What is to be asked with the next message. */
  #texts: string[] = [];
  #abouts: About[] = [];
  #length = 0;
  #isStopped = false;

  constructor(background: Background, hearer: Hearer<About>) {
    this.#background = background;
    this.#hearer = hearer;
  }

  /** Asks for the candidates of a text. The answer comes with what it is `about`, never at once, and not at all once it was stopped. */
  ask(text: string, about: About): void {
    // What is asked in one task goes out at its end, or before that when it is enough.
    if (this.#texts.length === 0) queueMicrotask(() => this.#send());
    this.#texts.push(text);
    this.#abouts.push(about);
    this.#length += text.length;
    if (this.#length >= LOAD) this.#send();
  }

  /** A term that an answer has told of, by its index. */
  termOf(index: number): ReportedTerm {
    return this.#reader.termOf(index);
  }

  /** Answers that come from now on are not heard. */
  stop(): void {
    this.#isStopped = true;
  }

  #send() {
    const texts = this.#texts;
    const abouts = this.#abouts;
    this.#texts = [];
    this.#abouts = [];
    this.#length = 0;
    if (texts.length > 0) void this.#answer(texts, abouts);
  }

  async #answer(texts: string[], abouts: About[]) {
    const report = await this.#report(texts);
    if (this.#isStopped) return;
    this.#edition ??= report?.edition;
    if (report && report.edition !== this.#edition) {
      this.#isStopped = true;
      return this.#background.onOutdated();
    }
    const candidates = report && this.#reader.read(report);
    await inSlices(
      abouts,
      (about, index) => {
        if (!this.#isStopped) this.#hearer.onAnswer(about, candidates?.get(index) ?? []);
      },
      () => {
        if (!this.#isStopped) this.#hearer.onPause();
      },
    );
  }

  async #report(texts: string[]): Promise<Report | undefined> {
    for (let time = 1; !this.#isStopped && !isOrphaned(); time++) {
      try {
        return await this.#background.ask(texts);
      } catch {
        if (time === TIMES) break;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
    return undefined;
  }
}
