import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { readSeeds } from './tools/seeds.ts';

const { pack, problems } = readSeeds();
if (problems.length > 0) throw new Error(`The knowledge is not in order:\n${problems.map((line) => `seeds/${line}`).join('\n')}`);
const seeds = JSON.stringify(pack);
const seedsVersion = createHash('sha256').update(seeds).digest('hex').slice(0, 16);

/** What the module for the polyfill makes of `wxt/browser`, and what WXT has it be without. */
const POLYFILL = '@wxt-dev/webextension-polyfill/browser';
const NATIVE_API = fileURLToPath(import.meta.resolve('wxt/browser'));
/** WXT's context of a content script, and the part of it that we need. */
const CONTEXT = 'wxt/utils/content-script-context';
const OWN_CONTEXT = fileURLToPath(new URL('platform/script-context.ts', import.meta.url));

/**
 * How the code that several screens share is divided into files: each is asked for before a screen is painted, and ten small ones take longer than all that is
 * in them. What is smaller than `entriesAwareMergeThreshold`, in bytes of source, joins another; what only search has stays out of the sidebar.
 */
const SHARED = {
  name: 'shared',
  test: (id: string) => !/core[\\/]search/.test(id),
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: 20_000,
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'contextMenus', 'scripting'],
    host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_name__' },
    omnibox: { keyword: 'hashiya' },
    commands: {
      'open-card': { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_commandOpenCard__' },
      'open-sidebar': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandOpenSidebar__' },
      'next-mention': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandNextMention__' },
      'previous-mention': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_commandPreviousMention__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'hashiya@hashiya.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            // The first on Android that knows what an add-on says of the data that it collects.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {
          minimum_chrome_version: '128',
          // As in Firefox: the texts of a page go over in a quarter of the time that JSON takes (Chrome 148 and later; others do without).
          message_serialization: 'structured_clone',
        }),
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === 'popup')) {
        Object.assign(config.build?.rollupOptions?.output ?? {}, { codeSplitting: { groups: [SHARED] } });
      }
      // In pages, where each frame would pay for it, the browser's own API goes without the polyfill's wrapping: see docs/decisions/0019.
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      config.plugins = [
        {
          name: 'lean-content-script',
          enforce: 'pre',
          resolveId: (id) => (id === POLYFILL ? NATIVE_API : id === CONTEXT ? OWN_CONTEXT : null),
        },
        ...(config.plugins ?? []),
      ];
    },
    // Firefox styles highlights in shadow trees by the user's style sheets only; Chrome by any, through inheritance.
    'build:manifestGenerated': ({ config }, manifest) => {
      if (config.browser !== 'firefox') return;
      for (const script of manifest.content_scripts ?? []) Object.assign(script, { css_origin: 'user' });
    },
    // The knowledge goes along as a file, so that a background worker that wakes up needs not parse what is already in the database.
    'build:publicAssets': (_, assets) => {
      assets.push({ relativeDest: 'seeds.json', contents: seeds });
    },
  },
  vite: () => ({
    // Its build for the browsers of today: 2 kB less gzipped.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    define: { __SEEDS_VERSION__: JSON.stringify(seedsVersion) },
    // What the oldest supported browsers know is left as it is written: `:dir()` above all, which would become a long list of languages.
    build: { target: ['chrome128', 'firefox140'], modulePreload: { polyfill: false } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
});
