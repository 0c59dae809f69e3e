/**
 * `npm run detect -- [--json] FILE…|-`: prints the mentions in text files or standard input, found by the code that reads pages.
 * With `--json` one object a line: file, start and end (UTF-16 offsets, end exclusive), text, term. Exit status 2 when a file cannot be read.
 */
import { readFileSync } from 'node:fs';
import { detect } from '../core/lexicon/detect.ts';
import { seedLexicon as lexicon } from './seed-lexicon.ts';

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** The text of a file or, for `-`, of standard input. A file that is not UTF-8 text has a sentence to say so. */
function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : String(code);
    return fail(`Cannot read ${file}: ${reason}.`);
  }
  try {
    if (bytes.includes(0)) throw new TypeError();
    // A byte order mark is a character of the file: offsets count it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail(`Cannot read ${file === '-' ? 'standard input' : file}: it is not UTF-8 text.`);
  }
}

const options = process.argv.slice(2);
const json = options.includes('--json');
const files = options.filter((option) => option !== '--json');
const unknown = files.find((file) => file.startsWith('--'));
if (unknown) fail(`There is no option ${unknown}. Usage: npm run detect -- [--json] FILE…|-`);
if (files.length === 0) fail('Name the files to read, or - for standard input. Usage: npm run detect -- [--json] FILE…|-');

const texts = files.map((file) => ({ file, text: readText(file) }));
for (const { file, text } of texts) {
  for (const { start, end, term } of detect(lexicon, text)) {
    const found = { file, start, end, text: text.slice(start, end), term: lexicon.termOf(term).id };
    process.stdout.write(
      json ? `${JSON.stringify(found)}\n` : `${file}:${start}-${end}\t${found.term}\t${found.text.replace(/\s+/g, ' ')}\n`,
    );
  }
}
