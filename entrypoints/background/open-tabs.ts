/** Tabs that were open before the extension was installed or updated. Firefox starts content scripts in them by itself, Chrome does not. */
import { browser } from 'wxt/browser';

/** Starts the content scripts of the manifest in every tab that extensions may enter. */
export async function startInOpenTabs(): Promise<void> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  const tabs = await browser.tabs.query({ url: '<all_urls>' });
  const targets = tabs.flatMap(({ id, discarded }) => (id === undefined || discarded ? [] : [{ tabId: id, allFrames: true }]));
  for (const { js = [], css = [] } of scripts) {
    for (const target of targets) {
      // A tab may be closed meanwhile, or show what no extension may enter.
      await browser.scripting.insertCSS({ target, files: css as never }).catch(() => {});
      await browser.scripting.executeScript({ target, files: js as never }).catch(() => {});
    }
  }
}
