/** Reading a page with the built extension, in each real browser: what is marked, what a card says, and that the page is left alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browsers.ts';
import { domOf, HOST, hasHost, hover, leaveNewerDatabase, marked, type Session, settle, startSession } from './companion.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('marks the terms of an Arabic page, with their particles', async () => {
    const page = await session.read('news-ar.html');
    const texts = await marked(page);
    expect(texts).toEqual(expect.arrayContaining(['سباق الذكاء الاصطناعي', 'قيود التصدير', 'هواوي', 'وإنفيديا']));
    await page.close();
  });

  it('marks the terms of an English page, one that is parted by tags and one with a possessive', async () => {
    const page = await session.read('news-en.html');
    const texts = await marked(page);
    expect(texts).toEqual(expect.arrayContaining(['AI race', 'Huawei', 'Nvidia’s', 'OpenAI']));
    expect(await page.evaluate(() => document.querySelector('b')?.parentElement?.textContent)).toContain('OpenAI');
    await page.close();
  });

  it('gives the marks the names of their categories', async () => {
    const page = await session.read('news-ar.html');
    const names = await page.evaluate(() => [...CSS.highlights.keys()].sort());
    expect(names).toEqual(expect.arrayContaining(['hashiya-company', 'hashiya-concept', 'hashiya-person', 'hashiya-policy']));
    await page.close();
  });

  it('marks nothing on a page about cooking', async () => {
    const page = await session.read('recipe-ar.html', { expectNothing: true });
    expect(await marked(page)).toEqual([]);
    await page.close();
  });

  it('opens one and the same card for هواوي, Huawei and 华为', async () => {
    const page = await session.read('mixed.html');
    for (const spelling of ['هواوي', 'Huawei', '华为']) {
      const text = await hover(page, spelling);
      expect(text).toMatch(/^Company\s+Huawei\s+هواوي/);
      expect(text).toContain('estimated');
    }
    await page.close();
  });

  it('shows facts from the database', async () => {
    const edited = 'Huawei said something that stands only in this test.';
    await session.inExtension(async (says) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('hashiya');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const facts = database.transaction('facts', 'readwrite').objectStore('facts');
      const all = await new Promise<{ terms: string[]; says: { en: string } }[]>((resolve) => {
        const request = facts.index('terms').getAll('huawei');
        request.onsuccess = () => resolve(request.result);
      });
      await Promise.all(
        all.map(
          (fact) =>
            new Promise((resolve) => {
              facts.put({ ...fact, says: { ...fact.says, en: says } }).onsuccess = resolve;
            }),
        ),
      );
      database.close();
    }, edited);
    const page = await session.read('mixed.html');
    expect(await hover(page, 'Huawei')).toContain(edited);
    await page.close();
  });

  it('still has the facts after the background was stopped', async () => {
    const page = await session.read('news-en.html');
    await session.browser.stopBackground();
    await until(async () => !(await session.browser.backgroundRuns()));
    expect(await hover(page, 'Nvidia’s')).toMatch(/^Company\s+Nvidia/);
    await page.close();
  });

  it('marks what comes once the background was stopped, and what it was stopped over', async () => {
    const page = await session.read('news-en.html');
    await session.browser.stopBackground();
    await until(async () => !(await session.browser.backgroundRuns()));
    const add = (text: string) =>
      page.evaluate((added) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = added;
        document.body.append(paragraph);
        paragraph.scrollIntoView();
      }, text);
    await add('Late news of Cambricon.');
    await until(async () => (await marked(page)).includes('Cambricon'));
    await add('Of much that is said there is nothing to be marked. '.repeat(20_000));
    await add('The last word is of Moonshot AI.');
    await session.browser.stopBackground();
    await until(async () => (await marked(page)).includes('Moonshot AI'));
    await page.close();
  });

  it('fills the library anew when its database was deleted', async () => {
    const page = await session.read('news-en.html');
    await session.inExtension(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase('hashiya');
          request.onsuccess = () => resolve(undefined);
          request.onerror = () => reject(request.error);
        }),
    );
    expect(await hover(page, 'Huawei')).toMatch(/^Company\s+Huawei/);
    await page.close();
  });

  it('leaves the page as it was, but for the host of an open card', async () => {
    const source = await (await fetch(session.server.at('csp.html'))).text();
    const page = await session.read('csp.html');
    const untouched = await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML, source);
    expect(await domOf(page)).toBe(untouched);
    await hover(page, (await marked(page))[0] as string);
    const withoutHost = await page.evaluate((host) => {
      const copy = document.documentElement.cloneNode(true) as Element;
      for (const element of copy.querySelectorAll(host)) element.remove();
      return copy.outerHTML;
    }, HOST);
    expect(withoutHost).toBe(untouched);
    await page.keyboard.press('Escape');
    expect(await domOf(page)).toBe(untouched);
    await page.close();
  });

  it('works under the strictest policy a page can have, closed to its scripts and styled by us alone', async () => {
    const page = await session.read('csp.html');
    await hover(page, (await marked(page))[0] as string);
    const host = await page.evaluate((tag) => {
      const element = document.querySelector(tag) as HTMLElement;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        open: element.shadowRoot !== null,
        inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
        width: right - left,
      };
    }, HOST);
    expect(host).toMatchObject({ open: false, inside: true });
    expect(host.width).toBeGreaterThan(300);
    await page.close();
  });

  it('keeps up with text that comes, changes and goes, and never marks what is typed or code', async () => {
    const page = await session.read('dynamic.html');
    await until(async () => (await marked(page)).includes('إنفيديا'));
    await page.click('#add');
    await until(async () => (await marked(page)).includes('علي بابا'));
    await page.click('#change');
    await until(async () => (await marked(page)).includes('سامسونغ'));
    expect(await marked(page)).not.toContain('هواوي');
    await page.click('#remove');
    await until(async () => !(await marked(page)).includes('علي بابا'));
    const inForms = await page.evaluate(() => {
      const never = document.querySelector('#never') as Element;
      return [...CSS.highlights.values()]
        .flatMap((highlight) => [...highlight])
        .filter(({ startContainer }) => never.contains(startContainer)).length;
    });
    expect(inForms).toBe(0);
    await page.close();
  });

  it('marks the text of frames too', async () => {
    const page = await session.read('dynamic.html');
    const frame = page.frames().find((one) => one.url().endsWith('csp.html'));
    await until(async () => (await frame?.evaluate(() => CSS.highlights.size)) ?? 0);
    await page.close();
  });

  it('is gone from a site at once where it is switched off, and back when it is switched on', async () => {
    const page = await session.read('news-en.html');
    await hover(page, 'Huawei');
    await session.switchOff(['127.0.0.1']);
    await until(async () => (await page.evaluate(() => CSS.highlights.size)) === 0 && !(await hasHost(page)));
    const other = await session.read('news-en.html', { host: 'other.localhost' });
    expect(await marked(other)).toContain('Huawei');
    await session.switchOff([]);
    // A tab that is not in front paints nothing.
    await page.bringToFront();
    await until(async () => (await marked(page)).includes('Huawei'));
    await page.close();
    await other.close();
  });
});

describe.each(['chromium', 'firefox'] as const)('with an Arabic %s', (name) => {
  it('speaks Arabic, from right to left', async () => {
    const session = await startSession(name, { language: 'ar' });
    try {
      const page = await session.read('news-en.html');
      expect(await hover(page, 'Huawei')).toMatch(/^شركة\s+هواوي\s+Huawei/);
      await settle(page);
    } finally {
      await session.close();
    }
  });
});

describe.each(['chromium', 'firefox'] as const)('with a library from a newer version, in %s', (name) => {
  it('says so in a sentence and still shows what came with it', async () => {
    const session = await startSession(name);
    try {
      await session.browser.stopBackground();
      await leaveNewerDatabase(session);
      await session.browser.stopBackground();
      const page = await session.read('news-en.html');
      const text = await hover(page, 'Huawei');
      expect(text).toContain('written by a newer Hashiya');
      expect(text).toContain('Jensen Huang');
    } finally {
      await session.close();
    }
  });
});
