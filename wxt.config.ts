import { createHash } from 'node:crypto';
import { defineConfig } from 'wxt';
import { readSeeds } from './tools/seeds.ts';

const { pack, problems } = readSeeds();
if (problems.length > 0) throw new Error(`The knowledge is not in order:\n${problems.map((line) => `seeds/${line}`).join('\n')}`);
const seeds = JSON.stringify(pack);
const seedsVersion = createHash('sha256').update(seeds).digest('hex').slice(0, 16);

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'contextMenus'],
    host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_name__' },
    omnibox: { keyword: 'hashiya' },
    commands: {
      'open-card': { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_commandOpenCard__' },
      'open-sidebar': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandOpenSidebar__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'hashiya@hashiya.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128' }),
  }),
  hooks: {
    // The knowledge goes along as a file, so that a background worker that wakes up needs not parse what is already in the database.
    'build:publicAssets': (_, assets) => {
      assets.push({ relativeDest: 'seeds.json', contents: seeds });
    },
  },
  vite: () => ({
    define: { __SEEDS_VERSION__: JSON.stringify(seedsVersion) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
});
