/** The extension's keyboard shortcuts, which browsers keep and change on pages of their own. */
import { browser } from 'wxt/browser';

export interface Shortcut {
  name: string;
  /** What it does, in the browser's language; empty for the one that opens the popup. */
  description: string;
  /** As on the keyboard: `['Alt', 'Shift', 'G']`; none when the reader has set none. */
  keys: string[];
}

/** None where there is no keyboard to have any: Firefox for Android. */
export async function readShortcuts(): Promise<Shortcut[]> {
  return ((await browser.commands?.getAll()) ?? []).map(({ name = '', description, shortcut }) => ({
    name,
    description: description ?? '',
    // Chrome on a Mac writes the signs of the keys without a plus between.
    keys: shortcut ? (shortcut.includes('+') ? shortcut.split('+') : [shortcut]) : [],
  }));
}

/** Opens the browser's page of shortcuts; false where the browser lets no extension do that (Firefox before 137). */
export async function openShortcutSettings(): Promise<boolean> {
  const commands = browser.commands as typeof browser.commands & { openShortcutSettings?: () => Promise<void> };
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
}
