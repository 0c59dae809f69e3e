/** The messages between a page, the background and the popup: one name, one question, one answer each. */
import { browser } from 'wxt/browser';
import type { Gloss, NamedTerm, Trouble } from '../core/knowledge/gloss.ts';
import type { Term } from '../core/knowledge/term.ts';
import type { PageContext } from '../core/ranking/facts.ts';
import type { Place } from './sidebar.ts';

export interface GlossAnswer {
  gloss?: Gloss;
  /** Of its sentences, in the language of the reader, the terms that they name, by rising start; of one that is not here it is not known. */
  named?: [string, NamedTerm[]][];
  trouble?: Trouble;
}

/** What a card has to show: nothing yet, what the library answered, or that it did not. */
export type GlossState = 'loading' | 'failed' | GlossAnswer;

/** What a page or the popup asks of the background. */
type ToBackground = {
  /**
   * What a frame needs to begin with. A frame belongs to the site that the reader sees in the address bar: `host` is that of the page where the frame is the
   * page, `site` what it comes to, empty where there is none. The part that reads is run in the frame, unless the extension is off on that site.
   */
  reading: { ask: { host?: string | undefined }; answer: { site: string; isComing: boolean } };
  /** Has the part that shows cards run in the asking frame. */
  cards: { ask: unknown; answer: boolean };
  gloss: { ask: { term: string; page: PageContext }; answer: GlossAnswer };
  /** Shows a story or a term in the sidebar of the asking tab. */
  show: { ask: { place: Place }; answer: unknown };
  /** The library was changed from outside (imported, erased): what is held of it is read anew, and open pages are told. */
  renew: { ask: unknown; answer: boolean };
  /** Names of terms and how many facts each has, in the order asked. */
  names: {
    ask: { terms: string[] };
    answer: { names: (Pick<Term, 'id' | 'category' | 'name'> & { facts: number })[]; trouble?: Trouble };
  };
};

/** The frame that the reader's focus is in, or the one that holds all others. */
export type WhichFrame = 'focused' | 'top';

/** What is asked of a page. The first frame that has an answer gives it. */
type ToPage = {
  /** Opens the card of the next term. Undefined where there is none, and from frames that are not asked: only the reader's is, or only the top one. */
  'open-card': { ask: { frame: WhichFrame }; answer: boolean };
  /** Goes to the next mention or the one before, and marks it as current. Undefined as for `open-card`. */
  step: { ask: { frame: WhichFrame; by: 1 | -1 }; answer: boolean };
  /**
   * Scrolls to a mention of a term and marks it as current: in the frame of this name the next one, or the first where the frame is begun `anew`. Other
   * frames unmark theirs. Undefined where there is none, and from those.
   */
  jump: { ask: { term: string; frame: string; anew: boolean }; answer: boolean };
};

/** Who asks: the frame, and the address of the page in its tab, where the browser tells. */
export interface Sender {
  tab?: { id?: number; url?: string };
  frameId?: number;
}

type Handlers<Map extends Record<string, { ask: unknown; answer: unknown }>> = {
  [Type in keyof Map]?: (
    ask: Map[Type]['ask'],
    sender: Sender,
  ) => Map[Type]['answer'] | undefined | Promise<Map[Type]['answer'] | undefined>;
};

/** What goes over the wire: scripts in pages have no polyfill that would carry a rejection (docs/decisions/0019). */
type Reply<Answer> = { answer: Answer } | { failed: string };

function opened<Answer>(reply: Reply<Answer>): Answer {
  if ('failed' in reply) throw new Error(reply.failed);
  return reply.answer;
}

/** Rejects when the background does, and when there is none any more. */
export async function askBackground<Type extends keyof ToBackground>(
  type: Type,
  ask: ToBackground[Type]['ask'],
): Promise<ToBackground[Type]['answer']> {
  return opened((await browser.runtime.sendMessage({ type, ask })) as Reply<ToBackground[Type]['answer']>);
}

/** Undefined when no frame of the tab has an answer, or the browser lets us into none. */
export async function askPage<Type extends keyof ToPage>(
  tab: number,
  type: Type,
  ask: ToPage[Type]['ask'],
): Promise<ToPage[Type]['answer'] | undefined> {
  try {
    const reply = (await browser.tabs.sendMessage(tab, { type, ask })) as Reply<ToPage[Type]['answer']> | undefined;
    return reply && opened(reply);
  } catch {
    return undefined;
  }
}

function answer(handlers: Record<string, ((ask: never, sender: Sender) => unknown) | undefined>): () => void {
  const listener = (message: unknown, sender: Sender, reply: (reply: Reply<unknown>) => void) => {
    const { type, ask } = (message ?? {}) as { type?: string; ask?: never };
    const handler = type !== undefined && Object.hasOwn(handlers, type) ? handlers[type] : undefined;
    const result = handler?.(ask as never, sender);
    if (result === undefined) return undefined;
    Promise.resolve(result).then(
      (value) => reply({ answer: value }),
      (error) => reply({ failed: String(error) }),
    );
    // Tells the browser that the reply comes later.
    return true;
  };
  browser.runtime.onMessage.addListener(listener as never);
  return () => browser.runtime.onMessage.removeListener(listener as never);
}

/** Answers what pages and the popup ask; returns the way to stop. */
export const answerInBackground = (handlers: Handlers<ToBackground>): (() => void) => answer(handlers as never);
/** In a page of the extension: tells who asks a thing of the background, and leaves the answer to that; returns the way to stop. */
export const overhear = (type: keyof ToBackground, onAsked: (sender: Sender) => void): (() => void) =>
  answer({ [type]: (_, sender) => onAsked(sender) });
/** Answers in a page. A handler that answers undefined leaves the question to other frames. */
export const answerInPage = (handlers: Handlers<ToPage>): (() => void) => answer(handlers as never);

/** Whether the extension was updated or removed, so that a page's script of ours has nobody left to ask. */
export const isOrphaned = (): boolean => !browser.runtime?.id;
