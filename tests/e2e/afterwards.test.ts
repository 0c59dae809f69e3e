/** What becomes of text that was read: it turns into an editor, goes and comes back, moves with its frame, streams by. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidiOf } from '../bidi.ts';
import { until } from '../browsers.ts';
import { countsOf, frameIn, hasHost, hover, marked, type Session, settle, startSession, tabOf } from './companion.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(name);
  });
  afterAll(() => session?.close());

  const showsAll = (page: Page, texts: string[]) =>
    until(async () => (await marked(page)).sort().join() === [...texts].sort().join()).catch(async () =>
      expect((await marked(page)).sort()).toEqual([...texts].sort()),
    );
  const ALL = ['DeepSeek', 'Huawei', 'OpenAI', 'Samsung', 'TSMC'];
  const open = async () => {
    const page = await session.read('afterwards.html');
    await page.bringToFront();
    await showsAll(page, ALL);
    return page;
  };
  /** A popup over a page, which goes on counting while the page is used. */
  const popupOver = async (page: Page) => {
    const popup = await session.browser.extensionPage(`popup.html?tab=${await tabOf(session, page)}`);
    await page.bringToFront();
    return popup;
  };
  const counts = (popup: Page, wanted: Record<string, number>) =>
    until(async () => JSON.stringify(await countsOf(popup)) === JSON.stringify(wanted)).catch(async () =>
      expect(await countsOf(popup)).toEqual(wanted),
    );
  const withAll = (more: Record<string, number> = {}) => {
    const all: Record<string, number> = { ...Object.fromEntries(ALL.map((term) => [term, 1])), ...more };
    return Object.fromEntries(
      Object.entries(all)
        .filter(([, count]) => count > 0)
        .sort(),
    );
  };

  describe('that is written in', () => {
    it('a page that turns into an editor as a whole shows nothing, and all again when it is none any more', async () => {
      const page = await open();
      const popup = await popupOver(page);
      await counts(popup, withAll());
      await page.evaluate(() => {
        document.designMode = 'on';
      });
      await showsAll(page, []);
      await page.evaluate(() => document.querySelector('#first')?.append(' Alibaba was not there.'));
      expect(await settle(page)).toEqual([]);
      await counts(popup, {});
      await page.evaluate(() => {
        document.designMode = 'off';
      });
      await showsAll(page, [...ALL, 'Alibaba']);
      await counts(popup, withAll({ Alibaba: 1 }));
      await popup.close();
      await page.close();
    });

    it('an element that gets the class of an editor is left, though nothing in it changes', async () => {
      const page = await open();
      await page.evaluate(() => document.querySelector('#notes')?.classList.add('ql-editor'));
      await showsAll(
        page,
        ALL.filter((text) => text !== 'DeepSeek'),
      );
      await page.close();
    });

    it('what stands around an element is one run when it is written in, and two when it is not', async () => {
      const page = await open();
      const write = (on: boolean) =>
        page.evaluate((now) => document.querySelector('#between')?.toggleAttribute('contenteditable', now), on);
      await write(true);
      // Nothing but what stands in the same run tells which training is meant.
      await showsAll(page, [...ALL, 'training']);
      await write(false);
      await showsAll(page, ALL);
      await page.close();
    });

    it('a frame that is one long editor is not marked', async () => {
      const page = await open();
      const letter = await frameIn(page, 'letter');
      await settle(page);
      expect(await marked(letter)).toEqual([]);
      await page.close();
    });
  });

  describe('that goes', () => {
    it('for other text, or in the breath in which it has changed, it is counted no more', async () => {
      const page = await open();
      const popup = await popupOver(page);
      await counts(popup, withAll());
      await page.evaluate(() => {
        (document.querySelector('#notes p') as Element).textContent = 'A note about Alibaba.';
        const first = document.querySelector('#first') as Element;
        (first.firstChild as Text).data = 'The minister met Nvidia engineers as well.';
        first.remove();
      });
      await counts(popup, withAll({ DeepSeek: 0, Alibaba: 1, Huawei: 0 }));
      await popup.close();
      await page.close();
    });

    it('when something is slotted in its place, it is counted no more', async () => {
      const page = await open();
      const popup = await popupOver(page);
      await counts(popup, withAll());
      await page.evaluate(() => document.querySelector('#filled')?.append('Slotted: Alibaba.'));
      await counts(popup, withAll({ OpenAI: 0, Alibaba: 1 }));
      await popup.close();
      await page.close();
    });

    it('with the element that its shadow tree hangs on, a block or a SPAN in a line, it is read again when that comes back', async () => {
      const page = await open();
      await page.evaluate(() => {
        const hosts = document.querySelector('#hosts') as Element;
        hosts.remove();
        Object.assign(window, { hosts });
      });
      await showsAll(
        page,
        ALL.filter((text) => text !== 'Samsung' && text !== 'TSMC'),
      );
      await page.evaluate(() => document.body.append((window as unknown as { hosts: Element }).hosts));
      await showsAll(page, ALL);
      await page.close();
    });

    it('as a stream does, it leaves nothing: what is marked and counted is what is there', async () => {
      const page = await open();
      const popup = await popupOver(page);
      await page.evaluate(async () => {
        const chat = document.querySelector('#chat') as Element;
        for (let number = 1; number <= 400; number++) {
          const message = document.createElement('p');
          message.textContent = `Message ${number}: Alibaba has written.`;
          chat.prepend(message);
          if (chat.childElementCount > 5) chat.lastElementChild?.remove();
          // Some are read before they go, and some are not.
          if (number % 4 === 0) await new Promise(requestAnimationFrame);
        }
      });
      await counts(popup, withAll({ Alibaba: 5 }));
      const ranges = () =>
        page.evaluate(() =>
          [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(({ startContainer }) => startContainer)),
        );
      await until(async () => (await ranges()).length === ALL.length + 5);
      await popup.close();
      await page.close();
    });
  });

  it('that stands in a frame is marked and counted once wherever the frame is moved to, whether it is loaded again for that or not', async () => {
    const page = await session.read('frames.html');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.bringToFront();
    const inFrame = ['export controls', 'Huawei', 'علي بابا', 'هواوي', 'وإنفيديا'];
    const isRead = async (id: string) => {
      await page.evaluate((one) => document.getElementById(one)?.scrollIntoView({ behavior: 'instant' }), id);
      await until(async () => (await marked(await frameIn(page, id))).sort().join() === [...inFrame].sort().join());
    };
    await isRead('same');
    await isRead('other');
    const popup = await popupOver(page);
    const BOTH = { Alibaba: 2, 'Chip export controls': 2, Huawei: 5, Nvidia: 2 };
    await counts(popup, BOTH);
    for (const how of ['insertBefore', 'moveBefore'] as const) {
      for (const id of ['same', 'other']) {
        await page.evaluate(
          (one, move) => {
            const frame = document.getElementById(one) as Element;
            // Firefox 140 cannot move a node without taking it out first.
            if (move in document.body) document.body[move](frame, frame.previousElementSibling);
          },
          id,
          how,
        );
        await isRead(id);
      }
      await counts(popup, BOTH);
    }
    expect(errors).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('that stands in a frame is counted by a popup that is open as the frame goes and comes', async () => {
    const page = await session.read('frames.html');
    await page.bringToFront();
    for (const id of ['same', 'other']) await frameIn(page, id);
    const popup = await popupOver(page);
    const [withBoth, withOne] = [
      { Alibaba: 2, 'Chip export controls': 2, Huawei: 5, Nvidia: 2 },
      { Alibaba: 1, 'Chip export controls': 1, Huawei: 3, Nvidia: 1 },
    ];
    await counts(popup, withBoth);
    await page.evaluate(() => {
      const frame = document.querySelector('#same') as Element;
      frame.remove();
      Object.assign(window, { frame });
    });
    await counts(popup, withOne);
    await page.evaluate(() => document.body.append((window as unknown as { frame: Element }).frame));
    await counts(popup, withBoth);
    await popup.close();
    await page.close();
  });

  // Chrome's reading mode is a panel of the browser's own beside the page, where no script of an extension can be.
  it.runIf(name === 'firefox')(
    'that the browser shows in its reader view is left alone there, and read on when the page is back',
    async () => {
      const privileged = (script: string) => bidiOf(session.browser.browser).privileged(script);
      const toggle = () =>
        privileged(`
        const { AboutReaderParent } = ChromeUtils.importESModule('resource:///actors/AboutReaderParent.sys.mjs');
        AboutReaderParent.toggleReaderMode({ target: document.getElementById('reader-mode-button') })`);
      const address = async () => String(await privileged('gBrowser.selectedBrowser.currentURI.spec'));
      /** The errors of our scripts that the browser knows of. */
      const errors = () =>
        privileged(`Services.console.getMessageArray()
        .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith('moz-extension:') && !(one.flags & one.warningFlag)).join('\\n')`);
      await privileged('Services.console.reset()');
      const page = await session.read('news-en.html');
      await page.bringToFront();
      await until(() => privileged('gBrowser.selectedBrowser.isArticle'));
      await toggle();
      await until(
        async () => (await address()).startsWith('about:reader') && (await page.evaluate(() => document.body.innerText.includes('Huawei'))),
      );
      await session.browser.pressShortcut('next-mention');
      await session.browser.pressShortcut('open-card');
      expect(await settle(page)).toEqual([]);
      expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
      expect(await hasHost(page)).toBe(false);
      await toggle();
      await until(async () => (await address()).startsWith('http'));
      await until(async () => (await marked(page)).includes('Huawei'));
      await page.evaluate(() => document.body.prepend('Samsung, at last.'));
      expect(await hover(page, 'Samsung')).toMatch(/^Company\s+Samsung/);
      expect(await errors()).toBe('');
      await page.close();
    },
  );
});
