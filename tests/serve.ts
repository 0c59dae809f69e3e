/** A small server for the pages of the tests: this machine only, a free port, files of one folder. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Server {
  /** The address of a file of the folder. Any name under `localhost` serves as another site. */
  at(path: string, host?: string): string;
  close(): Promise<void>;
}

/** The folder of the test pages. */
export const PAGES = fileURLToPath(new URL('pages', import.meta.url));

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** A page whose name begins with `csp` gets the strictest policy there is: no script, no style, no picture, no clipboard. */
function headersOf(file: string): Record<string, string> {
  const strict = /[\\/]csp[^\\/]*\.html$/.test(file);
  return {
    'content-type': CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    ...(strict && { 'content-security-policy': "default-src 'none'; style-src 'none'", 'permissions-policy': 'clipboard-write=()' }),
  };
}

/** The file that a request asks for, or undefined when it would lie outside the folder or is no address at all. */
function fileOf(folder: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = join(folder, path);
    return file.startsWith(folder + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Serves a folder until it is closed. */
export async function serve(folder: string = PAGES): Promise<Server> {
  const server = createServer(async (request, response) => {
    const file = fileOf(resolve(folder), request.url ?? '/');
    const content = file && (await readFile(file).catch(() => undefined));
    if (content) response.writeHead(200, headersOf(file)).end(content);
    else response.writeHead(404, headersOf('.txt')).end('There is no such page.');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    at: (path, host = '127.0.0.1') => `http://${host}:${port}/${path.split('/').map(encodeURIComponent).join('/')}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
