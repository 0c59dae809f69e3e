/** The welcome, once: after the reader has installed the extension, not after an update of it or of the browser. */
import { browser } from 'wxt/browser';

export function welcomeOnce(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
}
