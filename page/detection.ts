/**
 * Where a page gets its candidates: its texts go to the background, many in one message, and what was found in them comes back. So a page pays
 * neither for the lexicon nor for looking in it (docs/decisions/0027).
 */
import { type Report, type ReportedTerm, ReportReader } from '../core/lexicon/report.ts';
import type { Candidate } from '../core/lexicon/sense.ts';
import { isOrphaned } from '../platform/messages.ts';
import { SLICE, yieldToPage } from './slices.ts';

/** About how much text one message takes, in UTF-16 units: a few ms of work for the background, so that the first answers come soon. */
const LOAD = 32_768;
/** What fails, as when the background is stopped at that moment, is asked again after so many ms, and given up after so many times. */
const PAUSE = 300;
const TIMES = 5;

/** Gets the candidates of each text, in the same order. */
type OnAnswer = (candidates: Candidate[][]) => void;

export interface DetectionOptions {
  /** Has texts read. May reject. */
  ask(texts: string[]): Promise<Report>;
  /** Called when the background has another lexicon than it had: what it has said before is not worth anything any more. */
  onOutdated(): void;
}

export class Detection {
  readonly #options: DetectionOptions;
  readonly #reader = new ReportReader();
  #edition: string | undefined;
  #questions: [texts: string[], onAnswer: OnAnswer][] = [];
  #length = 0;
  #isStopped = false;

  constructor(options: DetectionOptions) {
    this.#options = options;
  }

  /** Asks for the candidates of each text; there are none where they cannot be had. The answer never comes at once, and not at all once it was stopped. */
  ask(texts: string[], onAnswer: OnAnswer): void {
    // What is asked in one task goes out at its end, or before that when it is enough.
    if (this.#questions.length === 0) queueMicrotask(() => this.#send());
    this.#questions.push([texts, onAnswer]);
    for (const { length } of texts) this.#length += length;
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
    const questions = this.#questions;
    this.#questions = [];
    this.#length = 0;
    if (questions.length > 0) void this.#answer(questions);
  }

  async #answer(questions: [texts: string[], onAnswer: OnAnswer][]) {
    const all = questions.flatMap(([texts]) => texts);
    const report = await this.#report(all);
    if (this.#isStopped) return;
    this.#edition ??= report?.edition;
    if (report && report.edition !== this.#edition) {
      this.#isStopped = true;
      return this.#options.onOutdated();
    }
    const candidates = report ? this.#reader.read(report, all.length) : all.map(() => []);
    let at = 0;
    let end = performance.now() + SLICE;
    for (const [{ length }, onAnswer] of questions) {
      if (performance.now() >= end) {
        await yieldToPage();
        if (this.#isStopped) return;
        end = performance.now() + SLICE;
      }
      onAnswer(candidates.slice(at, at + length));
      at += length;
    }
  }

  async #report(texts: string[]): Promise<Report | undefined> {
    for (let time = 1; !this.#isStopped && !isOrphaned(); time++) {
      try {
        return await this.#options.ask(texts);
      } catch {
        if (time === TIMES) break;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
    return undefined;
  }
}
