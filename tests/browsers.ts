/**
 * Real browsers with the built extension in them, behind one interface. The end-to-end tests, `npm start` and the pictures
 * of the README all drive the extension through this file.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page, type Viewport, type WebWorker } from 'puppeteer-core';
import { type BrowserName, findBrowser } from '../tools/find-browser.mjs';
import { bidiOf } from './bidi.ts';

export interface LaunchOptions {
  /** The folder of the built extension; without it, the one in `.output`. */
  extension?: string;
  headless?: boolean;
  /**
   * The language of the browser: what `i18n.getMessage` and `navigator.language` go by. (Debian's Chromium has no Arabic of
   * its own: there `i18n.getUILanguage` stays en-US.)
   */
  language?: string;
  /** What `prefers-color-scheme` says, in pages and in the extension's own. */
  scheme?: 'light' | 'dark';
  /** The size of a headless browser's pages. */
  viewport?: Viewport;
  /** Leaves the welcome open that a new install begins with. */
  welcome?: true;
}

/** A browser with the extension in it. Pictures are puppeteer's own: `page.screenshot`. */
export interface RunningBrowser {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** A new tab in front of the others, on `url` once it has loaded. */
  page(url?: string): Promise<Page>;
  /** A new tab on a page of the extension: `popup.html`. What is evaluated there may use the extension's APIs. */
  extensionPage(path: string): Promise<Page>;
  /** Does what the reader's keyboard shortcut for a command of the manifest does; drivers cannot press those keys themselves. */
  pressShortcut(command: string): Promise<void>;
  /** Ends the background worker or event page, as the browser does when it has been idle. */
  stopBackground(): Promise<void>;
  backgroundRuns(): Promise<boolean>;
  /** Reloads the extension, as an update does. */
  reload(): Promise<void>;
  /** Switches the extension off or takes it away, as the reader can. */
  disable(): Promise<void>;
  /** Changes what `prefers-color-scheme` says in a page. */
  setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
}

export interface RunningChromium extends RunningBrowser {
  /** The background worker, to evaluate in. Firefox lets no driver into its event page: ask from an extension page there. */
  background(): Promise<WebWorker>;
}

/** What the background worker of Chromium has that its drivers need. */
declare const chrome: {
  runtime: { reload(): void };
  tabs: { query(which: object): Promise<unknown[]> };
  commands: { onCommand: { dispatch(name: string, tab: unknown): void } };
};

const BUILT = { chromium: '../.output/chrome-mv3', firefox: '../.output/firefox-mv3' };
const VIEWPORT = { width: 1280, height: 900 };
/** Firefox gives an extension a random host unless a preference names one beforehand. */
const FIREFOX_ID = 'hashiya@hashiya.example';
const FIREFOX_HOST = '6a5c1b5e-0f0e-4c52-9d37-0a51a7c0ffee';
const FIREFOX_SCHEMES = { dark: 0, light: 1 };

function settingsOf(name: BrowserName, options: LaunchOptions) {
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`There is no ${name} on this machine: node tools/setup.mjs --browsers ${name} installs it.`);
  const { headless = true, viewport = VIEWPORT, language = 'en-US', scheme = 'light' } = options;
  const extension = options.extension ?? fileURLToPath(new URL(BUILT[name], import.meta.url));
  return { language, scheme, extension, launch: { executablePath, headless, defaultViewport: headless ? viewport : null } };
}

/** Starts Chromium with the extension in it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<RunningChromium> {
  const { language, scheme, extension, launch } = settingsOf('chromium', options);
  const browser = await puppeteer.launch({
    ...launch,
    browser: 'chrome',
    // Only over a pipe may a driver install extensions.
    pipe: true,
    enableExtensions: true,
    env: { ...process.env, LANGUAGE: language },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${language}`,
      `--accept-lang=${language}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const origin = `chrome-extension://${await browser.installExtension(extension)}`;
  // Tests count tabs, and want their own in front.
  if (!options.welcome) {
    const target = await browser.waitForTarget((candidate) => candidate.url() === `${origin}/welcome.html`, { timeout: 10_000 });
    await (await target.page())?.close();
  }
  const workers = () => browser.targets().filter((target) => target.type() === 'service_worker' && target.url().startsWith(origin));

  async function page(url?: string) {
    const tab = await browser.newPage();
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    if (url) await tab.goto(url);
    return tab;
  }

  async function background() {
    const target = await browser.waitForTarget((candidate) => workers().includes(candidate), { timeout: 10_000 });
    const worker = await target.worker();
    if (!worker) throw new Error('The background worker went away.');
    return worker;
  }

  return {
    name: 'chromium',
    browser,
    page,
    extensionPage: (path) => page(`${origin}/${path}`),
    background,
    async pressShortcut(command) {
      const worker = await background();
      await worker.evaluate(async (name) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.commands.onCommand.dispatch(name, tab);
      }, command);
    },
    async stopBackground() {
      for (const target of workers()) await (await target.worker())?.close();
    },
    backgroundRuns: async () => workers().length > 0,
    async reload() {
      const worker = await background();
      await worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
    },
    async disable() {
      await browser.uninstallExtension(new URL(origin).host);
    },
    setScheme: (tab, wanted) => tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: wanted }]),
    close: () => browser.close(),
  };
}

/** Starts Firefox with the extension in it. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<RunningBrowser> {
  const { language, scheme, extension, launch } = settingsOf('firefox', options);
  const browser = await puppeteer.launch({
    ...launch,
    browser: 'firefox',
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_HOST }),
      'intl.accept_languages': language,
      'layout.css.prefers-color-scheme.content-override': FIREFOX_SCHEMES[scheme],
    },
  });
  const { privileged } = bidiOf(browser);
  // Firefox speaks only languages that it has a pack for, unless it is told that it has one; its own texts then stay English.
  await privileged(`
    Services.locale.availableLocales = [...Services.locale.availableLocales, ${JSON.stringify(language)}];
    Services.locale.requestedLocales = [${JSON.stringify(language)}];`);
  await browser.installExtension(extension);
  if (!options.welcome) {
    // The driver is not told where a tab has gone that changed its process; the window knows.
    const isWelcome = `({ linkedBrowser }) => linkedBrowser.currentURI.spec === 'moz-extension://${FIREFOX_HOST}/welcome.html'`;
    await until(() => privileged(`gBrowser.tabs.some(${isWelcome})`));
    await privileged(`gBrowser.removeTab(gBrowser.tabs.find(${isWelcome}))`);
  }
  const installed = `WebExtensionPolicy.getByID('${FIREFOX_ID}').extension`;

  return {
    name: 'firefox',
    browser,
    async page(url) {
      const tab = await browser.newPage();
      if (url) await tab.goto(url);
      return tab;
    },
    async extensionPage(path) {
      const tab = await browser.newPage();
      // The navigation changes process and is never reported as done: go, and look when it is there.
      tab.goto(`moz-extension://${FIREFOX_HOST}/${path}`).catch(() => {});
      await until(() => tab.evaluate((host) => location.host === host && document.readyState === 'complete', FIREFOX_HOST));
      return tab;
    },
    async pressShortcut(command) {
      const { modifiers, key } = shortcutOf(extension, command);
      await privileged(`document.querySelector('keyset[id^="ext-keyset"] key[modifiers="${modifiers}"][key="${key}"]').doCommand()`);
    },
    async stopBackground() {
      await privileged(`${installed}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
    },
    backgroundRuns: async () => (await privileged(`${installed}.backgroundState`)) === 'running',
    async reload() {
      await privileged(`AddonManager.getAddonByID('${FIREFOX_ID}').then((addon) => addon.reload())`);
    },
    async disable() {
      await privileged(`AddonManager.getAddonByID('${FIREFOX_ID}').then((addon) => addon.disable())`);
    },
    async setScheme(_, wanted) {
      await privileged(`Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${FIREFOX_SCHEMES[wanted]})`);
    },
    close: () => browser.close(),
  };
}

/** Starts either, by name. */
export const launch = (name: BrowserName, options?: LaunchOptions): Promise<RunningBrowser> =>
  name === 'chromium' ? launchChromium(options) : launchFirefox(options);

/** Waits until something holds; while it throws it does not hold. */
export async function until(holds: () => Promise<unknown>, milliseconds = 10_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await holds().catch(() => false)); ) {
    if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms in vain for: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The keys of a command as Firefox writes them into its window: `Alt+Shift+H` as modifiers `alt,shift` and key `H`. */
function shortcutOf(extension: string, command: string) {
  const { commands } = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8'));
  const parts: string[] = commands[command].suggested_key.default.split('+');
  const key = parts.pop();
  return { key, modifiers: parts.map((part) => part.toLowerCase().replace('ctrl', 'accel')).join(',') };
}
