/** What pages and readers do beyond reading: insecure pages, the full screen, zoom, frames, pages written anew. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { hover, marked, type Session, startSession } from './companion.ts';

/** Shows a page at an address that no server has: the driver answers in its place. */
async function readAt(session: Session, url: string, body: string): Promise<Page> {
  const page = await session.browser.page();
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body }));
  await page.goto(url);
  return page;
}

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('reads pages without https, where browsers keep some of their interfaces from scripts', async () => {
    // A server of this machine would count as secure whatever its scheme.
    const page = await readAt(session, 'http://news.example/', '<!doctype html><p>The minister met Huawei engineers in the morning.</p>');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await until(async () => (await marked(page)).includes('Huawei'));
    expect(await hover(page, 'Huawei')).toMatch(/^Company\s+Huawei/);
    await page.close();
  });
});
