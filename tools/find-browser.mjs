/** Where a browser is on this machine. Plain JavaScript without dependencies: setup runs it before anything is installed. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Record<BrowserName, { override: string, commands: string[], places: string[] }>} */
const KNOWN = {
  chromium: {
    override: 'HASHIYA_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      `${env.ProgramFiles}\\Google\\Chrome\\Application\\chrome.exe`,
    ],
  },
  firefox: {
    override: 'HASHIYA_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', `${env.ProgramFiles}\\Mozilla Firefox\\firefox.exe`],
  },
};

/** The browsers that Hashiya is for. */
export const BROWSERS = /** @type {BrowserName[]} */ (Object.keys(KNOWN));

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The full path of a command on PATH.
 * @param {string} command
 * @returns {string | undefined}
 */
export function findCommand(command) {
  const file = platform === 'win32' ? `${command}.exe` : command;
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, file))
    .find(runs);
}

/**
 * The full path of a browser: what HASHIYA_CHROMIUM or HASHIYA_FIREFOX says, else from PATH, else where installers put it.
 * @param {BrowserName} name
 * @returns {string | undefined}
 * @throws {Error} When the variable names no program: to take another browser in its stead would hide the mistake.
 */
export function findBrowser(name) {
  const { override, commands, places } = KNOWN[name];
  const chosen = env[override];
  if (chosen && !runs(chosen)) throw new Error(`${override} says ${chosen}, which is not a program.`);
  return chosen || commands.map(findCommand).find(Boolean) || places.find(runs);
}
