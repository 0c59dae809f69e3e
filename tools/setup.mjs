/**
 * Makes a bare machine ready: `node tools/setup.mjs [--browsers chromium,firefox]`.
 *
 * Dependencies are installed when the lock file is newer than what is there, browsers and an Arabic font when they are missing and apt-get
 * may be used. Runs on Node 20 and without any dependency, says nothing when all is there, and ends with one sentence and status 2
 * when something cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BROWSERS, findBrowser, findCommand } from './find-browser.mjs';

/** @typedef {import('./find-browser.mjs').BrowserName} BrowserName */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };
const ARABIC_FONT = 'fonts-noto-core';
const TAIL_LINES = 15;

const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  say(sentence);
  process.exit(2);
}

/**
 * Runs a command and keeps its output to itself. Returns undefined when it went well, else the last lines that it wrote.
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
function failureOf(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: Number.POSITIVE_INFINITY,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status === 0) return undefined;
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim() || String(done.error ?? `it ended with ${done.signal}`);
  return output.split('\n').slice(-TAIL_LINES).join('\n');
}

function installDependencies() {
  const wanted = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const age = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (existsSync(installed) && age(installed) >= age(wanted)) return;

  say('Installing dependencies …');
  const failure = failureOf('npm', ['install', '--no-audit', '--no-fund']);
  if (failure)
    giveUp(`${failure}\n\nThe dependencies could not be installed: npm wrote the lines above. Is the package registry within reach?`);
  // npm leaves its record alone when nothing had to change; the next run must still see that it is up to date.
  const now = new Date();
  utimesSync(installed, now, now);
}

/** How a person gets what is missing. @param {string[]} packages */
function advice(packages) {
  const elsewhere = packages
    .filter((name) => name !== ARABIC_FONT)
    .join(' ')
    .replace('firefox-esr', 'firefox');
  return [
    `  Debian:   sudo apt-get install ${packages.join(' ')}`,
    `  Ubuntu:   sudo snap install ${elsewhere}`,
    `  Fedora:   sudo dnf install ${elsewhere}`,
    '  macOS:    brew install --cask google-chrome firefox',
    '  Windows:  winget install Google.Chrome Mozilla.Firefox',
    'A browser elsewhere is found through HASHIYA_CHROMIUM or HASHIYA_FIREFOX (the full path of its program).',
  ].join('\n');
}

/** Only Linux machines come without one; a page in Arabic still works without it, it only shows boxes. */
function lacksArabicFont() {
  if (process.platform !== 'linux') return false;
  const fonts = spawnSync('fc-list', [':lang=ar'], { encoding: 'utf8' });
  return fonts.status !== 0 || fonts.stdout.trim() === '';
}

/** @param {BrowserName[]} browsers */
function installBrowsers(browsers) {
  const missing = browsers.filter((name) => !findBrowser(name));
  const packages = missing.map((name) => DEBIAN_PACKAGE[name]);
  if (lacksArabicFont()) packages.push(ARABIC_FONT);
  if (packages.length === 0) return;

  const names = packages.join(', ');
  if (process.getuid?.() !== 0 || !findCommand('apt-get')) {
    if (missing.length > 0) giveUp(`Missing and not installable from here: ${names}. Install it and try again:\n${advice(packages)}`);
    return say(`No font for Arabic was found: pages will show boxes until ${ARABIC_FONT} or another is installed.`);
  }

  say(`Installing ${names} …`);
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  const failure =
    failureOf('apt-get', ['update'], quietly) ?? failureOf('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quietly);
  const still = missing.filter((name) => !findBrowser(name));
  if (still.length > 0) giveUp(`${failure ?? ''}\n\napt-get could not install ${still.join(' and ')}. Other ways:\n${advice(packages)}`);
  if (failure) say(`${failure}\n\napt-get could not install ${names}; Arabic may show as boxes.`);
}

/** The browsers that the command line asks for: all of them unless it names some. @returns {BrowserName[]} */
function askedFor() {
  const [flag, list, ...rest] = process.argv.slice(2);
  if (flag === undefined) return BROWSERS;
  const names = /** @type {BrowserName[]} */ (list?.split(',') ?? []);
  const known = names.length > 0 && names.every((name) => BROWSERS.includes(name));
  if (flag !== '--browsers' || !known || rest.length > 0) giveUp('Usage: node tools/setup.mjs [--browsers chromium,firefox]');
  return names;
}

const browsers = askedFor();
installDependencies();
try {
  installBrowsers(browsers);
} catch (error) {
  giveUp(/** @type {Error} */ (error).message);
}
