/** The pages that are measured: of our own making, the same at every run, and any folder of saved ones. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mixedText, randomFrom } from '../corpus.ts';

export interface TestPage {
  name: string;
  /** Its path in the folder. */
  file: string;
}

/** How many frames with little text are in the page of that name; the page `alone` is the same without. */
export const FRAMES = 40;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Paragraphs of text with every few words in an element of their own, as links and emphasis are. */
function paragraphs(text: string, elements: number): string {
  const random = randomFrom(3);
  const parts = text.split('\n\n').filter((part) => part.trim() !== '');
  const inline = Math.max(0, elements - parts.length) / parts.length;
  return parts
    .map((part) => {
      const words = escaped(part).split(' ');
      const share = inline / words.length;
      return `<p dir="auto">${words.map((word) => (random() < share ? `<a href="#">${word}</a>` : word)).join(' ')}</p>`;
    })
    .join('\n');
}

const documentOf = (title: string, body: string) =>
  `<!doctype html><html lang="ar"><meta charset="utf-8"><title>${title}</title><style>body{font:16px/1.6 sans-serif;max-inline-size:50rem;margin:auto}iframe{inline-size:3rem;block-size:2rem}</style><body>${body}</body></html>`;

const NOTHING = 'يغلى الماء في قدر عميق ثم يضاف إليه العدس مع البصل والكمون ويترك على نار هادئة. The soup is better on the next day. ';

/** A saved page as text. It says in its head how it is encoded; what serves it will say UTF-8, which counts more. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  const [, encoding = 'utf-8'] = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096)) ?? [];
  return new TextDecoder(encoding).decode(bytes);
}

/** Writes the pages into a folder of their own; `saved` names a folder of HTML files that are measured as well, with what was saved beside them. */
export function makePages(saved: string | undefined): { folder: string; pages: TestPage[] } {
  const folder = mkdtempSync(join(tmpdir(), 'hashiya-pages-'));
  const made: Record<string, string> = {
    news: documentOf('news', paragraphs(mixedText(60_000), 1_200)),
    large: documentOf('large', paragraphs(mixedText(1_000_000), 20_000)),
    nothing: documentOf('nothing', paragraphs(`${NOTHING.repeat(4)}\n\n`.repeat(600), 4_000)),
    alone: documentOf('alone', ''),
    frames: documentOf('frames', '<iframe srcdoc="<p>Buy now.</p><img alt=x>"></iframe>'.repeat(FRAMES)),
    // Nine mentions a paragraph.
    mentions: documentOf(
      'mentions',
      '<p>Huawei, Nvidia and OpenAI met DeepSeek in Shanghai, said Jensen Huang of Nvidia of the AI race. قالت هواوي وإنفيديا.</p>'.repeat(
        1_200,
      ),
    ),
    chat: documentOf('chat', '<main></main>'),
  };
  const pages = Object.entries(made).map(([name, html]): TestPage => {
    const file = `${name}.html`;
    writeFileSync(join(folder, file), html);
    return { name, file };
  });
  if (saved) {
    cpSync(saved, join(folder, 'saved'), { recursive: true });
    for (const name of readdirSync(saved).filter((one) => /\.html?$/i.test(one))) {
      const file = `saved/${name}`;
      writeFileSync(join(folder, file), textOf(join(saved, name)));
      pages.push({ name: file, file });
    }
  }
  return { folder, pages };
}
