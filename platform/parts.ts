/**
 * The content script comes in parts, so that a page pays only for what it uses: a file of its own each, which the background has the browser run in
 * the frame that asks. All run in one world of ours in that frame, which the page has no way into. Each has modules of its own, so what they
 * have in common stands in that world.
 */
import { browser } from 'wxt/browser';
import type { Sender } from './messages.ts';

/** Reading the page; its cards. Named as their files are. */
export type PartName = 'reading' | 'cards';

const world = globalThis as { hashiya?: Map<string, unknown> };

/** What all parts share under a name; the first to ask has it made. */
export function shared<Value>(name: string, make: () => Value): Value {
  world.hashiya ??= new Map();
  if (!world.hashiya.has(name)) world.hashiya.set(name, make());
  return world.hashiya.get(name) as Value;
}

const arrivalOf = (name: PartName) => shared(`part ${name}`, () => Promise.withResolvers<unknown>());

/** In a part: hands over what it brings. */
export const bring = (name: PartName, part: unknown): void => arrivalOf(name).resolve(part);

/** What a part has brought, once it has been run here. */
export const arrived = <Part>(name: PartName): Promise<Part> => arrivalOf(name).promise as Promise<Part>;

/** In the background: has a part run in the frame that asks. Rejects where there is none any more. */
export async function runPart(name: PartName, { tab, frameId }: Sender): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab?.id as number, frameIds: [frameId as number] },
    files: [`/${name}.js`] as never,
    injectImmediately: true,
  });
}
