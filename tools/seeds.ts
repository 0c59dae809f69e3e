/** Reads `seeds/` into a pack, and says of whatever is wrong in which file and line. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Category } from '../core/knowledge/categories.ts';
import { Fact } from '../core/knowledge/fact.ts';
import { Neighbour } from '../core/knowledge/neighbour.ts';
import { type Pack, type Problem, packProblems } from '../core/knowledge/pack.ts';
import { Story } from '../core/knowledge/story.ts';
import { LANGUAGES, Term } from '../core/knowledge/term.ts';
import { type Path, SeedFile } from './seed-file.ts';

const NOUN_CATEGORIES: Category[] = ['policy', 'concept'];

/** Keys that say what the place of a record says already, and would quietly win over it. */
const REFUSED_OF_FILE = { id: "the file's name is the id", origin: 'whatever lies here comes with the extension' };
const REFUSED_OF_FACT = {
  id: "the file's name is the id of the story, and the fact's key is its own id within it",
  story: "the file's name is the id of the story",
};

/** Spellings as a term or neighbour holds them, with the way from a path in that record to one below `base` in the file. */
interface Spread {
  list: unknown[];
  place: (path: Path) => Path;
}

/** Spreads `{ ar: [text or object, …], en: … }` into a list; other keys than the languages are passed over. */
function spread(byLanguage: Record<string, unknown>, kind: 'name' | 'noun', base: Path): Spread {
  const list: unknown[] = [];
  const paths: Path[] = [];
  for (const lang of LANGUAGES) {
    const group = byLanguage[lang];
    if (group === undefined) continue;
    (Array.isArray(group) ? group : [group]).forEach((item: unknown, index) => {
      list.push({ lang, kind, ...(typeof item === 'object' ? item : { text: item === undefined ? item : String(item) }) });
      paths.push([lang, index]);
    });
  }
  return { list, place: ([, index, ...rest]) => [...base, ...(paths[index as number] ?? []), ...rest] };
}

/** Notes the keys beside spellings that are no languages, which would be dropped without a word. */
function complainOfOthers(file: SeedFile, byLanguage: Record<string, unknown>, base: Path) {
  for (const key of Object.keys(byLanguage))
    if (!LANGUAGES.some((lang) => lang === key))
      file.complain([...base, key], `is not a key that is known here: the languages are ${LANGUAGES.join(', ')}`);
}

const filesIn = (root: string, folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => new SeedFile(join(root, folder, name), root));

const idOf = (file: SeedFile) => basename(file.name, '.yaml');

interface ReadTerm {
  file: SeedFile;
  term: Term | undefined;
  place: Spread['place'];
}

function readTerm(file: SeedFile): ReadTerm | undefined {
  const map = file.map(file.value, [], REFUSED_OF_FILE);
  if (!map) return undefined;
  const { spellings, ...rest } = map;
  const byLanguage = file.map(spellings, ['spellings']) ?? {};
  complainOfOthers(file, byLanguage, ['spellings']);
  const kind = NOUN_CATEGORIES.includes(rest.category as Category) ? 'noun' : 'name';
  const { list, place: placeOf } = spread(byLanguage, kind, ['spellings']);
  const place = (path: Path) => (path[0] === 'spellings' ? placeOf(path) : path);
  return { file, term: file.check(Term, { id: idOf(file), ...rest, spellings: list }, place), place };
}

function readNeighbours(file: SeedFile): Neighbour[] {
  // A file with comments alone has no value, and no neighbours.
  if (!Array.isArray(file.value ?? [])) file.complain([], 'must be a list of neighbours');
  const items: unknown[] = Array.isArray(file.value) ? file.value : [];
  return items.flatMap((item, index) => {
    const map = file.map(item, [index]);
    if (!map) return [];
    const { name, ...byLanguage } = map;
    complainOfOthers(file, byLanguage, [index]);
    const { list, place } = spread(byLanguage, 'name', [index]);
    const at = (path: Path) => (path[0] === 'spellings' ? place(path) : [index, ...path]);
    return file.check(Neighbour, { name, spellings: list }, at) ?? [];
  });
}

interface ReadStory {
  file: SeedFile;
  story: Story | undefined;
  facts: Fact[];
}

function readStory(file: SeedFile): ReadStory | undefined {
  const map = file.map(file.value, [], REFUSED_OF_FILE);
  if (!map) return undefined;
  const { facts, ...rest } = map;
  const id = idOf(file);
  const story = file.check(Story, { id, origin: 'seed', ...rest });
  const read = Object.entries(file.map(facts, ['facts']) ?? {}).flatMap(([key, value]) => {
    const path = ['facts', key];
    const fact = file.map(value, path, REFUSED_OF_FACT);
    if (!fact) return [];
    const at = (inner: Path) => [...path, ...(inner[0] === 'id' ? [] : inner)];
    return file.check(Fact, { id: `${id}/${key}`, story: id, ...fact }, at) ?? [];
  });
  return { file, story, facts: read };
}

/** The project's own knowledge. */
const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));

/** Reads and checks the knowledge under `root`. `problems` holds a line `file:line: what is wrong` for each; none means all is well. */
export function readSeeds(root: string = SEEDS): { pack: Pack; problems: string[] } {
  const termFiles = filesIn(root, 'terms');
  const storyFiles = filesIn(root, 'stories');
  const neighbourFile = new SeedFile(join(root, 'neighbours.yaml'), root);
  const readable = (file: SeedFile) => file.readable;
  const terms = termFiles.filter(readable).flatMap((file) => readTerm(file) ?? []);
  const stories = storyFiles.filter(readable).flatMap((file) => readStory(file) ?? []);
  const pack: Pack = {
    terms: terms.flatMap(({ term }) => term ?? []),
    neighbours: neighbourFile.readable ? readNeighbours(neighbourFile) : [],
    stories: stories.flatMap(({ story }) => story ?? []),
    facts: stories.flatMap(({ facts }) => facts),
  };
  // A record that could not be read would seem to be missing to all others: what is between them is told once each is sound.
  if ([...termFiles, ...storyFiles].every(({ problems }) => problems.length === 0))
    for (const { record, path, message } of packProblems(pack)) complainOf(record, path, message);
  return { pack, problems: [...termFiles, ...storyFiles, neighbourFile].flatMap((file) => file.problems) };

  function complainOf({ kind, id }: Problem['record'], path: Path, message: string) {
    if (kind === 'term') {
      const read = terms.find(({ file }) => idOf(file) === id);
      read?.file.complain(read.place(path), message);
    } else {
      const [story, key] = id.split('/');
      const place = key === undefined ? path : ['facts', key, ...path];
      stories.find(({ file }) => idOf(file) === story)?.file.complain(place, message);
    }
  }
}
