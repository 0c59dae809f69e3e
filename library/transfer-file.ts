/**
 * The file that holds all of a reader's library: what it looks like, and how one is read that may be broken, foreign, newer, huge or hostile.
 * It is JSON with one record a line; a record is what the database holds of it, so that any library goes out and comes back as it was.
 */
import * as v from 'valibot';
import { Fact } from '../core/knowledge/fact.ts';
import { Neighbour } from '../core/knowledge/neighbour.ts';
import { ORIGINS, Story } from '../core/knowledge/story.ts';
import { Spelling, Term } from '../core/knowledge/term.ts';
import { Id, Line } from '../core/knowledge/text.ts';
import type { StoredFact, StoredSpelling, StoredStory, StoredTerm } from './database.ts';

export const FORMAT = 'hashiya-library';
/** Goes up when a file of today could not be read by the version before. */
export const FORMAT_VERSION = 1;
/** Largest file that is tried, in bytes: browsers hold no string of more than some 500 million units. */
export const LARGEST_FILE = 400 * 2 ** 20;

/** The kinds of records, in the order of the file. */
export const KINDS = ['terms', 'spellings', 'stories', 'facts'] as const;
export type Kind = (typeof KINDS)[number];

/** A spelling as the file has it: its key and number are the database's own affair. */
export type FiledSpelling = Omit<StoredSpelling, 'key' | 'number'>;

export interface Transfer {
  /** When it was written, in ISO 8601; empty where the file does not say. */
  exported: string;
  /** The reader's preferences as they were stored; whoever takes them over checks their shapes. */
  settings: Record<string, unknown>;
  terms: StoredTerm[];
  spellings: FiledSpelling[];
  stories: StoredStory[];
  facts: StoredFact[];
}

/** Why a file was not exported or imported; each has a sentence for the reader. */
export type TransferProblem =
  /** broken: no JSON, or cut off. foreign: of something else. newer: of a later version. unreadable: gone, or not ours to read. */
  | { kind: 'broken' | 'foreign' | 'newer' | 'large' | 'unreadable' | 'cancelled' | 'full' | 'failed' }
  /** A record that is not in order, named by its place in the file. */
  | { kind: 'damaged'; where: string };

export class TransferError extends Error {
  readonly problem: TransferProblem;
  constructor(problem: TransferProblem, options?: ErrorOptions) {
    super(problem.kind === 'damaged' ? `damaged: ${problem.where}` : problem.kind, options);
    this.problem = problem;
  }
}

/** What is being done, and how much of how much: bytes while reading, records from there on. */
export interface Progress {
  step: 'reading' | 'parsing' | 'checking' | 'storing' | 'writing';
  done: number;
  total: number;
}

export interface TransferOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

const OriginOf = v.picklist(ORIGINS);
const FiledTerm = v.strictObject({ ...v.omit(Term, ['spellings']).entries, origin: OriginOf });
const FiledFact = v.pipe(
  v.strictObject({ ...Fact.entries, origin: OriginOf }),
  v.check(({ id, story }) => id.startsWith(`${story}/`), 'has an id that is not of its story'),
);
/** Exactly one owner; a neighbour's spelling may have a neighbour's conditions only. */
const FiledSpelling = v.pipe(
  v.strictObject({ ...Spelling.entries, term: v.optional(Id), neighbour: v.optional(Line), origin: OriginOf }),
  v.check(({ term, neighbour }) => (term === undefined) !== (neighbour === undefined), 'belongs to one term or one neighbour'),
  v.check(({ term: _, neighbour, origin: __, ...spelling }) => {
    return neighbour === undefined || v.is(Neighbour, { name: neighbour, spellings: [spelling] });
  }, 'has a condition that is for terms only'),
);
const SCHEMAS = { terms: FiledTerm, spellings: FiledSpelling, stories: Story, facts: FiledFact } satisfies Record<Kind, v.GenericSchema>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fails as `cancelled` once the reader has said so. */
export function heed(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new TransferError({ kind: 'cancelled' });
}

/** Lets other messages in, a cancellation among them. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The text of a file, piece by piece. Fails as foreign at the first letter, so that a huge file of something else is not read to its end. */
async function readText(file: Blob, { onProgress, signal }: TransferOptions): Promise<string> {
  if (file.size > LARGEST_FILE) throw new TransferError({ kind: 'large' });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  let done = 0;
  let begun = false;
  const reader = file.stream().getReader();
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw new TransferError({ kind: begun ? 'broken' : 'foreign' }, { cause: error });
    }
  };
  try {
    for (;;) {
      heed(signal);
      const { value } = await reader.read().catch((error) => {
        throw new TransferError({ kind: 'unreadable' }, { cause: error });
      });
      const piece = decode(value);
      if (!begun && piece.trim() !== '') {
        if (!piece.trimStart().startsWith('{')) throw new TransferError({ kind: 'foreign' });
        begun = true;
      }
      pieces.push(piece);
      if (!value) return pieces.join('');
      done += value.length;
      onProgress?.({ step: 'reading', done, total: file.size });
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TransferError({ kind: 'broken' }, { cause: error });
  }
}

/** Records checked between two breaths. */
const SLICE = 250;

/** Reads a file that the reader has chosen. Rejects with a TransferError, and with nothing else, whatever the file holds. */
export async function readTransfer(file: Blob, options: TransferOptions = {}): Promise<Transfer> {
  const { onProgress, signal } = options;
  const text = await readText(file, options);
  onProgress?.({ step: 'parsing', done: 0, total: 0 });
  const content = parse(text);
  if (!isObject(content) || content.format !== FORMAT) throw new TransferError({ kind: 'foreign' });
  const { format: _, version, exported = '', settings = {}, ...lists } = content;
  if (typeof version === 'number' && version > FORMAT_VERSION) throw new TransferError({ kind: 'newer' });
  const damaged = (where: string) => new TransferError({ kind: 'damaged', where });
  if (version !== FORMAT_VERSION) throw damaged('version');
  if (typeof exported !== 'string') throw damaged('exported');
  if (!isObject(settings)) throw damaged('settings');
  for (const name of Object.keys(lists)) if (!(KINDS as readonly string[]).includes(name)) throw damaged(name);

  const transfer: Transfer = { exported, settings, terms: [], spellings: [], stories: [], facts: [] };
  const total = KINDS.reduce((sum, kind) => sum + (Array.isArray(lists[kind]) ? lists[kind].length : 0), 0);
  let done = 0;
  for (const kind of KINDS) {
    const records = lists[kind];
    if (!Array.isArray(records)) throw damaged(kind);
    const seen = new Set<string>();
    for (const [index, record] of records.entries()) {
      const result = v.safeParse(SCHEMAS[kind], record);
      const where = `${kind}[${index}]`;
      if (!result.success) throw damaged([where, v.getDotPath(result.issues[0])].filter(Boolean).join('.'));
      if ('id' in result.output) {
        if (seen.has(result.output.id)) throw damaged(`${where}.id`);
        seen.add(result.output.id);
      }
      (transfer[kind] as unknown[]).push(result.output);
      done += 1;
      if (done % SLICE > 0) continue;
      onProgress?.({ step: 'checking', done, total });
      await breathe();
      heed(signal);
    }
  }
  return transfer;
}
