/** The keyboard commands of the manifest: each is a question to the page in front, to the frame that the reader is in or else to the top one. */
import { browser } from 'wxt/browser';
import { askPage, type WhichFrame } from '../../platform/messages.ts';
import { activeSite } from '../../platform/tabs.ts';

const COMMANDS: Record<string, (tab: number, frame: WhichFrame) => Promise<boolean | undefined>> = {
  'open-card': (tab, frame) => askPage(tab, 'open-card', { frame }),
  'next-mention': (tab, frame) => askPage(tab, 'step', { frame, by: 1 }),
  'previous-mention': (tab, frame) => askPage(tab, 'step', { frame, by: -1 }),
};

export function passOnCommands(): void {
  // Firefox for Android has none.
  browser.commands?.onCommand.addListener(async (command, tab) => {
    // Not every version tells in which tab.
    const target = tab?.id ?? (await activeSite())?.tab;
    const ask = COMMANDS[command];
    // A player or a widget that has the focus has no mention, and the browser's own window no script of ours.
    if (ask && target !== undefined) (await ask(target, 'focused')) ?? (await ask(target, 'top'));
  });
}
