/** Reads `seeds/` into a pack, and says of whatever is wrong in which file and line. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Category } from '../core/knowledge/categories.ts';
import { Fact } from '../core/knowledge/fact.ts';
import { Neighbour } from '../core/knowledge/neighbour.ts';
import { type Pack, type Problem, packProblems } from '../core/knowledge/pack.ts';
import { Story } from '../core/knowledge/story.ts';
import { LANGUAGES, Term } from '../core/knowledge/term.ts';

const NOUN_CATEGORIES: Category[] = ['policy', 'concept'];

type Path = (string | number)[];

/** One YAML file and the way from a path in it to a line. */
class SeedFile {
  readonly name: string;
  readonly problems: string[] = [];
  readonly value: Record<string, unknown>;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  constructor(path: string, root: string) {
    this.name = path.slice(root.length + 1);
    this.#document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: this.#lines });
    for (const error of this.#document.errors)
      this.problems.push(`${this.name}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`);
    const value = this.problems.length === 0 ? this.#document.toJS() : {};
    this.value = (typeof value === 'object' && value) || {};
  }

  /** Notes a problem at a path; the line of the nearest thing on that path that is really in the file. */
  complain(path: Path, message: string) {
    let line = 1;
    for (let depth = path.length; depth > 0; depth--) {
      const parent = this.#document.getIn(path.slice(0, depth - 1), true) ?? this.#document.contents;
      const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(path[depth - 1])) : undefined;
      const node = (pair?.key ?? this.#document.getIn(path.slice(0, depth), true)) as { range?: [number, number, number] } | undefined;
      if (node?.range) {
        line = this.#lines.linePos(node.range[0]).line;
        break;
      }
    }
    this.problems.push(`${this.name}:${line}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
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

/** Spreads `{ ar: [text or object, …], en: … }` into the list of spellings that a term or neighbour holds. */
function spellingsOf(value: unknown, kind: 'name' | 'noun'): { list: unknown[]; paths: Path[] } {
  const list: unknown[] = [];
  const paths: Path[] = [];
  if (typeof value !== 'object' || value === null) return { list, paths };
  for (const lang of LANGUAGES) {
    const group = (value as Record<string, unknown>)[lang];
    if (group === undefined) continue;
    (Array.isArray(group) ? group : [group]).forEach((item: unknown, index) => {
      list.push({ lang, kind, ...(typeof item === 'object' ? item : { text: item === undefined ? item : String(item) }) });
      paths.push([lang, index]);
    });
  }
  return { list, paths };
}

const filesIn = (root: string, folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => new SeedFile(join(root, folder, name), root));

const idOf = (file: SeedFile) => basename(file.name, '.yaml');

function readTerm(file: SeedFile): Term | undefined {
  const kind = NOUN_CATEGORIES.includes(file.value.category as Category) ? 'noun' : 'name';
  const { list, paths } = spellingsOf(file.value.spellings, kind);
  const at = (path: Path): Path =>
    path[0] === 'spellings' && path.length > 1 ? ['spellings', ...(paths[path[1] as number] ?? []), ...path.slice(2)] : path;
  return file.check(Term, { id: idOf(file), ...file.value, spellings: list }, at);
}

function readNeighbours(root: string): { file: SeedFile; neighbours: Neighbour[] } {
  const file = new SeedFile(join(root, 'neighbours.yaml'), root);
  const items = Array.isArray(file.value) ? (file.value as Record<string, unknown>[]) : [];
  const neighbours = items.flatMap(({ name, ...byLanguage }, index) => {
    const { list } = spellingsOf(byLanguage, 'name');
    return file.check(Neighbour, { name, spellings: list }, () => [index]) ?? [];
  });
  return { file, neighbours };
}

function readStory(file: SeedFile): { story?: Story; facts: Fact[] } {
  const { facts = {}, ...rest } = file.value;
  const id = idOf(file);
  const story = file.check(Story, { id, origin: 'seed', ...rest });
  const read = Object.entries((facts ?? {}) as Record<string, object>).flatMap(
    ([key, fact]) =>
      file.check(Fact, { id: `${id}/${key}`, story: id, ...fact }, (path) => ['facts', key, ...(path[0] === 'id' ? [] : path)]) ?? [],
  );
  return { ...(story && { story }), facts: read };
}

/** Reads and checks the knowledge under `root`. `problems` holds a line `file:line: what is wrong` for each; none means all is well. */
export function readSeeds(root: string): { pack: Pack; problems: string[] } {
  const termFiles = filesIn(root, 'terms');
  const storyFiles = filesIn(root, 'stories');
  const { file: neighbourFile, neighbours } = readNeighbours(root);
  const terms = termFiles.flatMap((file) => readTerm(file) ?? []);
  const read = storyFiles.map(readStory);
  const pack: Pack = { terms, neighbours, stories: read.flatMap(({ story }) => story ?? []), facts: read.flatMap(({ facts }) => facts) };

  const fileOf = ({ kind, id }: Problem['record']) =>
    kind === 'term' ? termFiles.find((file) => idOf(file) === id) : storyFiles.find((file) => idOf(file) === id.split('/')[0]);
  for (const { record, path, message } of packProblems(pack)) {
    let place = path;
    if (record.kind === 'fact') place = ['facts', record.id.split('/')[1] as string, ...path];
    const file = fileOf(record);
    if (record.kind === 'term' && path[0] === 'spellings' && file) {
      const { paths } = spellingsOf(file.value.spellings, 'name');
      place = ['spellings', ...(paths[path[1] as number] ?? []), ...path.slice(2)];
    }
    file?.complain(place, message);
  }
  return { pack, problems: [...termFiles, ...storyFiles, neighbourFile].flatMap((file) => file.problems) };
}
