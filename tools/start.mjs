/**
 * `npm start [-- URL-or-file] [--browser firefox]`: from a bare clone to a browser with the extension in it.
 *
 * Installs what is missing, builds, and hands over to start.ts on the Node that came with the dependencies. Plain JavaScript, as none
 * of that is there yet when it begins.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BROWSERS } from './find-browser.mjs';

/** @typedef {import('./find-browser.mjs').BrowserName} BrowserName */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const USAGE = 'Usage: npm start [-- [URL-or-file] [--browser chromium|firefox]]';

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** What the command line asks for; a file as its full path, as npm has left the folder that the reader is in. */
function askedFor() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { browser: { type: 'string', default: 'chromium' } },
    });
    const browser = /** @type {BrowserName} */ (values.browser);
    const [target, ...rest] = positionals;
    if (!BROWSERS.includes(browser) || rest.length > 0) giveUp(USAGE);
    if (!target || /^https?:/i.test(target)) return { browser, target };
    const file = target.startsWith('file:') ? fileURLToPath(target) : resolve(process.env.INIT_CWD ?? '.', target);
    return statSync(file, { throwIfNoEntry: false })?.isFile()
      ? { browser, target: file }
      : giveUp(`${target} is neither a file nor an http(s) address.`);
  } catch {
    return giveUp(USAGE);
  }
}

/**
 * Runs a step in this terminal, its chatter beside the results. When it fails it has said why, and nothing follows.
 * @param {string} command @param {...string} args
 */
function step(command, ...args) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['inherit', 2, 2], shell: command === 'npm' && process.platform === 'win32' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const { browser, target } = askedFor();
step(process.execPath, join('tools', 'setup.mjs'), '--browsers', browser);
step('npm', 'run', '-s', 'build');
const started = spawnSync(NODE, [join(ROOT, 'tools', 'start.ts'), browser, ...(target ? [target] : [])], { stdio: 'inherit' });
process.exit(started.status ?? 1);
