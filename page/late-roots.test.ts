import { NodeFilter, parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LateRoots } from './late-roots.ts';

const { document, HTMLElement } = parseHTML('<!doctype html><body></body>');
vi.stubGlobal('document', document);
vi.stubGlobal('NodeFilter', NodeFilter);
vi.stubGlobal('HTMLElement', HTMLElement);

const found: Element[] = [];
let late: LateRoots;
beforeEach(() => {
  vi.useFakeTimers();
  found.length = 0;
  late = new LateRoots((host) => found.push(host));
});
afterEach(() => {
  late.stop();
  vi.useRealTimers();
});

/** The first element of a page that looks like this. */
function first(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}
const hang = (host: Element) => host.attachShadow({ mode: 'open' });

describe('a shadow tree that comes late', () => {
  it.each(['<x-own>In use</x-own>', '<div></div>'])('upon %s is found by itself while the page is young', (html) => {
    const host = first(html);
    late.expect(host);
    vi.advanceTimersByTime(1000);
    expect(found).toEqual([]);
    hang(host);
    vi.advanceTimersByTime(1000);
    expect(found).toEqual([host]);
  });

  it('is found later when somebody has reason to ask, and once', () => {
    const host = first('<div></div>');
    late.expect(host);
    vi.advanceTimersByTime(10_000);
    hang(host);
    vi.advanceTimersByTime(10_000);
    expect(found).toEqual([]);
    late.ask();
    late.ask();
    vi.advanceTimersByTime(1000);
    expect(found).toEqual([host]);
  });

  it('is not waited for upon an element in use, or one that has left the page', () => {
    const used = first('<div>In use</div>');
    const gone = first('<div></div>');
    for (const host of [used, gone]) late.expect(host);
    document.body.replaceChildren(used);
    hang(used);
    hang(gone);
    vi.advanceTimersByTime(10_000);
    expect(found).toEqual([]);
  });

  it('is found in turn upon whatever can have one, in other trees too, at the first turn and at later ones', () => {
    const host = first('<section>In use</section>');
    const inner = document.createElement('p');
    inner.append('In use as well');
    late.askInTurn();
    hang(host).append(inner);
    hang(inner);
    late.askInTurn();
    expect(found).toEqual([host, inner]);
  });
});
