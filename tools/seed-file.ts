/** One YAML file of the seeds: what it holds, and what is wrong in it, by line. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Document, isMap, LineCounter, parseDocument, visit } from 'yaml';

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
    const error = this.#document.errors[0];
    if (error) this.#note(error.linePos?.[0].line, error.message);
    else
      visit(this.#document, {
        Alias: (_, alias) => {
          if (!alias.resolve(this.#document)) this.#note(this.#lineAt(alias), `there is no anchor &${alias.source} before *${alias.source}`);
        },
      });
    if (this.problems.length > 0) return undefined;
    try {
      return this.#document.toJS();
    } catch (error) {
      // Aliases of aliases, more than YAML cares to spread out.
      this.#note(undefined, (error as Error).message);
      return undefined;
    }
  }

  #note(line = 1, message: string) {
    this.problems.push(`${this.name}:${line}: ${message.split('\n')[0]}`);
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

  /** The value at a path as a map, for which nothing at all counts too. If it is something else, notes that and gives an empty one. */
  map(value: unknown, path: Path): Record<string, unknown> {
    if (typeof (value ?? {}) === 'object' && !Array.isArray(value)) return (value ?? {}) as Record<string, unknown>;
    this.complain(path, 'must be a map of keys and values');
    return {};
  }

  /** The map at a path without the keys that may not stand in it; `refused` says why of each. Notes those that do. */
  without(refused: Record<string, string>, map: Record<string, unknown>, path: Path): Record<string, unknown> {
    const isRefused = (key: string) => Object.hasOwn(refused, key);
    for (const key of Object.keys(map).filter(isRefused)) this.complain([...path, key], `must not be given: ${refused[key]}`);
    return Object.fromEntries(Object.entries(map).filter(([key]) => !isRefused(key)));
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
