/** One YAML file of the seeds: what it holds, and what is wrong in it, by line. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Alias, type Document, isMap, LineCounter, parseDocument, visit } from 'yaml';

/** The way to a value through keys and places in lists. */
export type Path = (string | number)[];

/** One YAML file and the way from a path in it to a line. */
export class SeedFile {
  readonly name: string;
  /** A line `file:line: what is wrong` for each thing that is. */
  readonly problems: string[] = [];
  /** Whether it is YAML. If it is not, it has no value, and nothing more should be asked of it. */
  readonly readable: boolean;
  readonly value: unknown;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(path: string, root: string) {
    this.name = path.slice(root.length + 1);
    this.#document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: this.#lines });
    this.value = this.#read();
    this.readable = this.problems.length === 0;
  }

  #read(): unknown {
    // The first alone: once YAML has lost its way, what it says of the rest is about its own confusion.
    const broken = this.#document.errors[0];
    if (broken) {
      this.#note(broken.linePos?.[0].line, broken.message);
      return undefined;
    }
    try {
      return this.#document.toJS();
    } catch (error) {
      // An alias of nothing, or aliases of aliases, more than the parser cares to spread out.
      this.#note(this.#lineAt(this.#lostAlias()), (error as Error).message);
      return undefined;
    }
  }

  #note(line = 1, message: string) {
    this.problems.push(`${this.name}:${line}: ${message.split('\n')[0]}`);
  }

  #lostAlias(): Alias | undefined {
    let lost: Alias | undefined;
    visit(this.#document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.#document)) return undefined;
        lost = alias;
        return visit.BREAK;
      },
    });
    return lost;
  }

  #lineAt(node: unknown): number | undefined {
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    return range ? this.#lines.linePos(range[0]).line : undefined;
  }

  /** Notes a problem at a path; the line of the nearest thing on that path that is really in the file. */
  complain(path: Path, message: string) {
    let line: number | undefined;
    for (let depth = path.length; depth > 0 && line === undefined; depth--) {
      const parent = this.#document.getIn(path.slice(0, depth - 1), true) ?? this.#document.contents;
      const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(path[depth - 1])) : undefined;
      line = this.#lineAt(pair?.key ?? this.#document.getIn(path.slice(0, depth), true));
    }
    this.#note(line, `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
  }

  /**
   * The value at a path as a map, for which nothing at all counts too; undefined when it is something else. Of the keys in `refused`, which
   * says why they may not be given, it has none. Notes what is wrong.
   */
  map(value: unknown, path: Path, refused: Record<string, string> = {}): Record<string, unknown> | undefined {
    if (typeof (value ?? {}) !== 'object' || Array.isArray(value)) {
      this.complain(path, 'must be a map of keys and values');
      return undefined;
    }
    const isRefused = ([key]: [string, unknown]) => Object.hasOwn(refused, key);
    const entries = Object.entries(value ?? {});
    for (const [key] of entries.filter(isRefused)) this.complain([...path, key], `must not be given: ${refused[key]}`);
    return Object.fromEntries(entries.filter((entry) => !isRefused(entry)));
  }

  /** Checks a value by a schema; `at` leads from a path in the record to the path in the file. */
  check<T>(schema: v.GenericSchema<unknown, T>, value: unknown, at: (path: Path) => Path = (path) => path): T | undefined {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const path = (issue.path ?? []).map((item) => item.key as string | number);
      const message =
        issue.expected === 'never'
          ? 'is not a key that is known here'
          : issue.expected && issue.received === 'undefined'
            ? 'is missing'
            : issue.message;
      this.complain(at(path), message);
    }
    return undefined;
  }
}
