/** The keyboard commands of the manifest: each is a question to the page in front. */
import { browser } from 'wxt/browser';
import { askPage } from '../../platform/messages.ts';

const COMMANDS: Record<string, (tab: number) => Promise<unknown>> = {
  'open-card': (tab) => askPage(tab, 'open-card', undefined),
  'next-mention': (tab) => askPage(tab, 'step', { by: 1 }),
  'previous-mention': (tab) => askPage(tab, 'step', { by: -1 }),
};

export function passOnCommands(): void {
  browser.commands.onCommand.addListener(async (command, tab) => {
    // Not every version tells in which tab.
    const target = tab?.id ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
    if (target !== undefined) await COMMANDS[command]?.(target);
  });
}
