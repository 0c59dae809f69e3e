/** Labelled texts: `.ann` files, plain text with `[[surface|term-id]]` around every mention. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** UTF-16 offsets into `text`, `end` exclusive. */
export interface Label {
  start: number;
  end: number;
  term: string;
}

export interface Annotated {
  file: string;
  text: string;
  labels: Label[];
}

/** Takes the labels out of an annotated text. */
export function readAnnotated(file: string, source: string): Annotated {
  let text = '';
  const labels: Label[] = [];
  let at = 0;
  for (const match of source.matchAll(/\[\[([\s\S]*?)\|([a-z0-9-]+)\]\]/g)) {
    text += source.slice(at, match.index);
    const surface = match[1] ?? '';
    labels.push({ start: text.length, end: text.length + surface.length, term: match[2] ?? '' });
    text += surface;
    at = match.index + match[0].length;
  }
  return { file, text: text + source.slice(at), labels };
}

/** Every `.ann` file in a folder and the folders below it, by name. */
export function readAnnotatedIn(folder: string): Annotated[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return readAnnotatedIn(path);
      return name.endsWith('.ann') ? [readAnnotated(path, readFileSync(path, 'utf8'))] : [];
    });
}
