/**
 * Has the runs of containers asked about, and what was found in them known. Until all answers for a container are there, it shows what it had before; what
 * changes in it meanwhile is asked about then.
 */
import type { ReportedTerm } from '../core/lexicon/report.ts';
import type { Candidate } from '../core/lexicon/sense.ts';
import type { Block, Container } from './blocks.ts';
import { type Background, Detection } from './detection.ts';
import type { KnownBlocks } from './known-blocks.ts';

/** A container whose runs have been asked about. */
interface Asked {
  container: Container;
  runs: readonly Block[];
  /** What it had before and has no more. */
  gone: readonly Block[];
  /** How many answers are still to come. */
  left: number;
  /** What the last answers have told. */
  found: [run: Block, candidates: Candidate[]][];
  /** Whether it is to be read again once the answers are there, and the containers in it too. */
  again?: { deep: boolean };
}

interface Question {
  run: Block;
  asked: Asked;
}

export interface AskingOptions {
  /** Called when a container that has changed since it was asked about is to be read again. */
  onAgain(container: Container, deep: boolean): void;
  /** Called when other blocks are known than before. */
  onNews(): void;
  /** Called after some answers. */
  onPause(): void;
}

export class Asking {
  readonly #known: KnownBlocks;
  readonly #options: AskingOptions;
  readonly #detection: Detection<Question>;
  readonly #asked = new Map<Container, Asked>();
  /** Those for which some answers have come since we last paused, and not all. */
  readonly #partly = new Set<Asked>();

  constructor(known: KnownBlocks, background: Background, options: AskingOptions) {
    this.#known = known;
    this.#options = options;
    this.#detection = new Detection(background, {
      onAnswer: ({ run, asked }, candidates) => this.#hear(run, asked, candidates),
      onPause: () => this.#pause(),
    });
  }

  /** Whether nothing is asked. */
  get isIdle(): boolean {
    return this.#asked.size === 0;
  }

  /** The containers that are asked about. */
  containers(): Iterable<Container> {
    return this.#asked.keys();
  }

  /** A term that an answer has told of, by its index. */
  termOf(index: number): ReportedTerm {
    return this.#detection.termOf(index);
  }

  /** Answers that come from now on are not heard. */
  stop(): void {
    this.#detection.stop();
  }

  /** Has a container that is asked about read again afterwards. False when it is not, and may be read now. */
  readAfterwards(container: Container, deep: boolean): boolean {
    const asked = this.#asked.get(container);
    if (asked) asked.again = { deep: deep || asked.again?.deep === true };
    return asked !== undefined;
  }

  /** Asks about those runs of a container that are new, in the place of all that it had before. It must not be asked about already. */
  ask(container: Container, runs: Block[]): void {
    const before = this.#known.in(container);
    if (runs.length + before.length === 0) return;
    const kept = this.#known.keep(container, runs);
    const gone = kept.size < before.length ? before.filter((block) => !kept.has(block)) : [];
    const asked: Asked = { container, runs, gone, left: runs.length - kept.size, found: [] };
    this.#asked.set(container, asked);
    if (asked.left === 0) this.#end(asked);
    else for (const run of runs) if (!kept.has(run)) this.#detection.ask(run.text, { run, asked });
  }

  /** Hears no more of a container. */
  forget(container: Container): void {
    this.#asked.delete(container);
  }

  #hear(run: Block, asked: Asked, candidates: Candidate[]) {
    if (!this.#isAwaited(asked)) return;
    if (candidates.length > 0) asked.found.push([run, candidates]);
    if (--asked.left === 0) this.#end(asked);
    else this.#partly.add(asked);
  }

  #pause() {
    for (const asked of this.#partly) if (asked.found.length > 0 && this.#isAwaited(asked)) this.#tell(asked, asked.gone);
    this.#partly.clear();
    this.#options.onPause();
  }

  /** False when it was forgotten in the meantime. */
  #isAwaited(asked: Asked): boolean {
    return this.#asked.get(asked.container) === asked;
  }

  #end(asked: Asked) {
    const { container, gone, found, again } = asked;
    this.#asked.delete(container);
    if (gone.length > 0) this.#options.onNews();
    if (found.length > 0 || this.#known.in(container).length > 0) this.#tell(asked, []);
    if (again) this.#options.onAgain(container, again.deep);
  }

  /** Has known what was found in a container so far, beside `others`. */
  #tell({ container, runs, found }: Asked, others: readonly Block[]) {
    if (found.length > 0) this.#options.onNews();
    for (const [run, candidates] of found.splice(0)) this.#known.add(run, candidates);
    this.#known.set(container, [...others, ...runs.filter((run) => this.#known.has(run))]);
  }
}
