/** The page's side: every place that text can stand in, what pages do to it, and what the reader wants to see of it. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { soak } from '../soak/run.ts';
import { type ExtensionPage, HOST, hasHost, hover, marked, type Session, settle, startSession } from './companion.ts';

/** The changes that places.html can make, by name. */
const change = (page: Page, name: string) =>
  page.evaluate((which) => void (window as unknown as { changes: Record<string, () => unknown> }).changes[which]?.(), name);
const markedInFrame = async (page: Page, id: string) => {
  const frame = await (await page.$(`#${id}`))?.contentFrame();
  return frame ? frame.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges]).length) : 0;
};
const BUILT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const choose = (session: Session, settings: object) =>
  session.inExtension((chosen) => (globalThis as unknown as ExtensionPage).chrome.storage.sync.set(chosen), settings);

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  it('marks text wherever it stands, and opens its card there', async () => {
    const page = await session.read('places.html');
    const places = ['Huawei', 'OpenAI', 'Nvidia', 'Samsung', 'DeepSeek', 'Alibaba', 'Anthropic', 'Hugging Face', 'Baidu', 'ByteDance'];
    places.push('هواوي', 'Microsoft', 'TSMC', 'Mistral AI', 'Sam Altman');
    await until(async () => {
      const texts = await marked(page);
      return places.every((place) => texts.includes(place));
    }).catch(async () => expect(await marked(page)).toEqual(expect.arrayContaining(places)));
    for (const place of ['OpenAI', 'DeepSeek', 'Alibaba', 'Anthropic', 'Baidu', 'ByteDance', 'Microsoft', 'TSMC', 'Sam Altman']) {
      expect(await hover(page, place)).toContain(place);
      await page.keyboard.press('Escape');
      await until(async () => !(await hasHost(page)));
    }
    for (const frame of ['written', 'source']) await until(() => markedInFrame(page, frame));
    await page.close();
  });

  it('keeps up with closed trees, trees that come late, and frames that had nothing to say', async () => {
    const page = await session.read('places.html');
    await change(page, 'closedText');
    await until(async () => (await marked(page)).includes('Jensen Huang'));
    await change(page, 'define');
    await until(async () => (await marked(page)).includes('Moonshot AI'));
    await change(page, 'hang');
    await until(async () => (await marked(page)).includes('Cambricon'));
    await change(page, 'hangClosed');
    await until(async () => (await marked(page)).includes('Zhipu'));
    await change(page, 'hangInside');
    await until(async () => (await marked(page)).includes('Enflame'));
    expect(await markedInFrame(page, 'little')).toBe(0);
    await change(page, 'fill');
    await until(() => markedInFrame(page, 'little'));
    await page.close();
  });

  it('reads what a page takes from a frame that was read as well, leaves it when it goes back, and sees trees hung upon it', async () => {
    const page = await session.read('places.html');
    await until(() => markedInFrame(page, 'source'));
    const move = (how: 'take' | 'give back' | 'take and hang') =>
      page.evaluate((what) => {
        const { body } = (document.querySelector('#source') as HTMLIFrameElement).contentDocument as Document;
        const paragraph = (what === 'give back' ? document : body).querySelector('p') as Element;
        (what === 'give back' ? body : document.body).prepend(paragraph);
        if (what === 'give back') paragraph.append(', and Cambricon as well.');
        if (what !== 'take and hang') return;
        paragraph.replaceChildren();
        paragraph.attachShadow({ mode: 'closed' }).innerHTML = '<div>In a closed tree: Moonshot AI.</div>';
      }, how);
    const named = async () => (await settle(page)).map(({ text }) => text).filter((text) => /Huawei|Cambricon/.test(text));
    await move('take');
    await until(async () => (await marked(page)).filter((text) => text === 'Huawei').length === 2);
    await until(async () => !(await markedInFrame(page, 'source')));
    await move('give back');
    await until(async () => (await markedInFrame(page, 'source')) === 2);
    expect(await named()).toEqual(['Huawei']);
    await move('take and hang');
    await until(async () => (await marked(page)).includes('Moonshot AI'));
    await page.close();
  });

  it('reads a run anew when its slot or the edge of an inline element in it changes, of which nothing in the run itself tells', async () => {
    const page = await session.read('runs.html');
    await page.evaluate(() => document.querySelector('#draft')?.remove());
    await until(async () => (await marked(page)).sort().join() === 'DeepSeek,Huawei');
    await page.evaluate(() => document.querySelector('#edge em')?.append(document.createElement('p')));
    await until(async () => (await marked(page)).join() === 'Huawei');
    await page.evaluate(() => document.querySelector('#host')?.replaceChildren());
    await until(async () => (await marked(page)).sort().join() === 'Nvidia,OpenAI');
    await page.evaluate(() => document.querySelector('#host')?.append('Slotted again: Samsung.'));
    await until(async () => (await marked(page)).join() === 'Samsung');
    await page.close();
  });

  it('leaves what begins to be written in, whole or a word of it, and reads it again when that has ended', async () => {
    const page = await session.read('runs.html');
    const shows = (...texts: string[]) =>
      until(async () => (await marked(page)).sort().join() === ['DeepSeek', 'Huawei', ...texts].sort().join());
    const write = (selector: string, on: boolean) =>
      page.evaluate((what, now) => document.querySelector(what)?.toggleAttribute('contenteditable', now), selector, on);
    await shows('ByteDance', 'Samsung');
    await write('#draft b', true);
    await shows('Samsung');
    await write('#draft', true);
    await shows();
    await write('#draft b', false);
    await write('#draft', false);
    await shows('ByteDance', 'Samsung');
    await page.close();
  });

  it('reads twenty thousand children of one element to their end, whatever is taken from them meanwhile or never rests', async () => {
    const page = await session.read('endless.html');
    const shows = (...texts: string[]) =>
      until(async () => {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const found = await marked(page);
        return texts.every((text) => found.includes(text));
      });
    await change(page, 'takeAway');
    await shows('Huawei');
    await change(page, 'neverRest');
    await shows('Nvidia');
    await change(page, 'addToTheEnd');
    await shows('DeepSeek', 'OpenAI', 'Baidu');
    await page.close();
  });

  it('what is marked in a shadow tree can be seen', async () => {
    const page = await session.read('places.html');
    await until(async () => (await marked(page)).includes('Mistral AI'));
    const [open, closed] = [await page.$('#open'), await page.$('#closed')];
    const pictures = () => Promise.all([open?.screenshot({ encoding: 'base64' }), closed?.screenshot({ encoding: 'base64' })]);
    const painted = await pictures();
    await page.evaluate(() => CSS.highlights.clear());
    const bare = await pictures();
    expect(painted[0]).not.toBe(bare[0]);
    expect(painted[1]).not.toBe(bare[1]);
    await page.close();
  });

  it('is back when a page has cleared the highlights, written itself anew, or gone on to another route', async () => {
    const page = await session.read('news-en.html');
    await page.evaluate(() => CSS.highlights.clear());
    await until(async () => (await marked(page)).includes('Huawei'));
    await page.evaluate(() => {
      history.pushState({}, '', '#other');
      document.body.replaceChildren(Object.assign(document.createElement('p'), { textContent: 'Another view, about DeepSeek.' }));
    });
    await until(async () => (await marked(page)).join() === 'DeepSeek');
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>New</title><p>All is new but Samsung.</p>');
      document.close();
    });
    await until(async () => (await marked(page)).join() === 'Samsung');
    await page.close();
  });

  it('leaves alone what the page itself has highlighted, on and off', async () => {
    const page = await session.read('sections.html');
    await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h2') as Element);
      CSS.highlights.set('found', new Highlight(range));
    });
    const all = () => page.evaluate(() => [...CSS.highlights].map(([name, { size }]) => `${name} ${size}`));
    await session.switchOff(['127.0.0.1']);
    await until(async () => (await all()).join() === 'found 1');
    await session.switchOff([]);
    await page.bringToFront();
    await until(async () => (await marked(page)).includes('Huawei'));
    expect(await all()).toContain('found 1');
    await page.close();
  });

  it('marks nothing in its own card', async () => {
    const page = await session.read('card.html');
    await hover(page, 'Huawei');
    await settle(page);
    const inCard = await page.evaluate((host) => {
      const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
      return ranges.filter(({ startContainer }) => (startContainer.getRootNode() as ShadowRoot).host?.matches(host)).length;
    }, HOST);
    expect(inCard).toBe(0);
    await page.close();
  });

  it('prints no marks', async () => {
    const page = await session.read('sections.html');
    const print = async (on: boolean) => {
      if (name === 'chromium') return page.emulateMediaType(on ? 'print' : 'screen');
      const medium = on ? 'print' : '';
      return bidiOf(session.browser.browser).privileged(`gBrowser.selectedBrowser.browsingContext.mediumOverride = '${medium}'; true`);
    };
    const lines = () => page.evaluate(() => getComputedStyle(document.body, '::highlight(hashiya-company)').textDecorationLine);
    const isPrint = () => page.evaluate(() => matchMedia('print').matches);
    await print(true);
    await until(isPrint);
    expect(await lines()).toBe('none');
    await print(false);
    await until(async () => !(await isPrint()));
    expect(await lines()).toBe('underline');
    await page.close();
  });

  it('reads XHTML and plain text', async () => {
    const strict = await session.read('page.xhtml');
    expect((await settle(strict)).map(({ text }) => text)).toEqual(['OpenAI']);
    await strict.close();
    const plain = await session.read('plain.txt');
    expect((await settle(plain)).map(({ text }) => text)).toEqual(['Huawei', 'Nvidia']);
    expect(await hover(plain, 'Nvidia')).toContain('Nvidia');
    await plain.close();
  });

  it('shows what the reader has chosen: categories, terms, how often, and how', async () => {
    const page = await session.read('sections.html');
    const shows = async (settings: object, texts: string[]) => {
      await choose(session, settings);
      await page.bringToFront();
      await until(async () => (await marked(page)).sort().join() === [...texts].sort().join()).catch(async () => {
        expect((await marked(page)).sort()).toEqual([...texts].sort());
      });
    };
    const all = ['Huawei', 'Huawei', 'Huawei', 'Huawei', 'Huawei', 'Nvidia', 'Nvidia', 'Nvidia', 'Jensen Huang'];
    await shows({}, all);
    await shows({ categoriesOff: ['company'] }, ['Jensen Huang']);
    await shows({ categoriesOff: [], termsHidden: ['huawei'] }, ['Nvidia', 'Nvidia', 'Nvidia', 'Jensen Huang']);
    await shows({ termsHidden: [], frequency: 'page' }, ['Huawei', 'Nvidia', 'Jensen Huang']);
    await shows({ frequency: 'section' }, ['Huawei', 'Nvidia', 'Huawei', 'Jensen Huang', 'Huawei']);
    await shows({ frequency: 'every', look: 'tint' }, all);
    expect(await page.evaluate(() => [...CSS.highlights].filter(([, ranges]) => ranges.size > 0).map(([key]) => key))).toContain(
      'hashiya-tint-company',
    );
    await shows({ look: 'line' }, all);
    await page.close();
  });

  it('a page that comes back from the cache shows what was chosen meanwhile, and has its cards', async () => {
    const page = await session.read('sections.html');
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
    await page.goto(session.server.at('recipe-ar.html'));
    await choose(session, { termsHidden: ['huawei'] });
    await page.bringToFront();
    // Firefox' driver is not told of a page that comes back, and would wait for it.
    await page.evaluate(() => history.back());
    await until(() => page.evaluate(() => (window as unknown as { persisted: boolean }).persisted));
    await until(async () => {
      const texts = await marked(page);
      return texts.includes('Nvidia') && !texts.includes('Huawei');
    });
    expect(await hover(page, 'Jensen Huang')).toMatch(/^Person\s+Jensen Huang/);
    await choose(session, { termsHidden: [] });
    await page.close();
  });

  it('survives random changes of a page with the same marks as a fresh look at it', async () => {
    await soak(session, { seed: 20261122, rests: 5, operations: 80 });
  }, 60_000);
});

describe('in chromium', () => {
  it('an extension that is reloaded leaves open pages, and comes back to them, without an error', async () => {
    const session = await startSession('chromium');
    try {
      const page = await session.read('sections.html');
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      const before = await page.evaluate(() => {
        const [highlight] = CSS.highlights.values();
        return Object.assign(globalThis, { before: highlight }) && highlight !== undefined;
      });
      expect(before).toBe(true);
      // Putting the same folder in again is an update.
      await session.browser.browser.installExtension(BUILT);
      await page.bringToFront();
      await until(() =>
        page.evaluate(() => {
          const old = (globalThis as unknown as { before: Highlight }).before;
          return old.size === 0 && [...CSS.highlights.values()].some((highlight) => highlight !== old && highlight.size > 0);
        }),
      );
      expect((await marked(page)).filter((text) => text === 'Huawei')).toHaveLength(5);
      expect(await hover(page, 'Jensen Huang')).toContain('Jensen Huang');
      expect(errors).toEqual([]);
    } finally {
      await session.close();
    }
  });
});

describe('in firefox', () => {
  it('an extension that is switched off leaves nothing to be seen', async () => {
    const session = await startSession('firefox');
    try {
      const page = await session.read('sections.html');
      await settle(page);
      const painted = await page.screenshot({ encoding: 'base64' });
      await bidiOf(session.browser.browser).privileged(
        `ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
          .AddonManager.getAddonByID('hashiya@hashiya.example').then((addon) => addon.disable()).then(() => true)`,
      );
      await until(async () => (await page.screenshot({ encoding: 'base64' })) !== painted);
      const left = await page.screenshot({ encoding: 'base64' });
      await page.evaluate(() => CSS.highlights.clear());
      expect(await page.screenshot({ encoding: 'base64' })).toBe(left);
    } finally {
      await session.close();
    }
  });
});
