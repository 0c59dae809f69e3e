import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Block } from './blocks.ts';

const HEIGHT = 1000;
/** A line is painted when it is no farther from the viewport than half its height, and far when no farther than the whole. */
const [NEAR, FAR, AWAY] = [HEIGHT * 1.4, HEIGHT * 1.9, HEIGHT * 3];

/** Where elements and texts are: how far down, and how high. What is not there is not laid out. */
const places = new Map<Element | Text, { top: number; height: number }>();
const boxOf = (one: Element | Text) => {
  const { top, height } = places.get(one) ?? { top: 0, height: 0 };
  return { top, bottom: top + height, width: height, height };
};

/** An observer that the browser keeps: it tells of an element when it is new, and when it crosses the edge. */
class Observer {
  static readonly all: Observer[] = [];
  readonly told = new Map<Element, boolean | undefined>();
  readonly #tell: (entries: object[]) => void;
  readonly #margin: number;

  constructor(tell: (entries: object[]) => void, { rootMargin }: { rootMargin: string }) {
    this.#tell = tell;
    this.#margin = (Number.parseInt(rootMargin, 10) / 100) * HEIGHT;
    Observer.all.push(this);
  }

  observe(element: Element) {
    if (!this.told.has(element)) this.told.set(element, undefined);
  }
  unobserve(element: Element) {
    this.told.delete(element);
  }
  disconnect() {
    this.told.clear();
  }

  entryOf(target: Element) {
    const boundingClientRect = boxOf(target);
    const { top, bottom, height } = boundingClientRect;
    return { target, boundingClientRect, isIntersecting: height > 0 && bottom > -this.#margin && top < HEIGHT + this.#margin };
  }
  tell(targets: Element[]) {
    const entries = targets.map((target) => this.entryOf(target));
    for (const { target, isIntersecting } of entries) if (this.told.has(target)) this.told.set(target, isIntersecting);
    if (entries.length > 0) this.#tell(entries);
  }
  frame() {
    this.tell([...this.told.keys()].filter((element) => this.told.get(element) !== this.entryOf(element).isIntersecting));
  }
}

const { document, Node } = parseHTML('<!doctype html><body></body>');
const listeners = new Set<() => void>();
vi.stubGlobal('document', document);
vi.stubGlobal('Node', Node);
vi.stubGlobal('window', globalThis);
vi.stubGlobal('top', globalThis);
vi.stubGlobal('innerHeight', HEIGHT);
vi.stubGlobal('IntersectionObserver', Observer);
vi.stubGlobal('addEventListener', (_: 'scroll', listener: () => void) => listeners.add(listener));
vi.stubGlobal('removeEventListener', (_: 'scroll', listener: () => void) => listeners.delete(listener));
vi.stubGlobal('getComputedStyle', (element: Element) => ({ display: element.getAttribute('data-display') }));
document.createRange = () => {
  let node: Text;
  return { setStart: (start: Text) => (node = start), setEnd: () => {}, getBoundingClientRect: () => boxOf(node) } as unknown as Range;
};
// It looks at once whether it is in the top frame.
const { Near } = await import('./near.ts');

let near: InstanceType<typeof Near>;
const [onLook, onChange] = [vi.fn(), vi.fn()];
beforeEach(() => {
  vi.useFakeTimers();
  places.clear();
  Observer.all.length = 0;
  onChange.mockClear();
  near = new Near(onLook, onChange);
});
afterEach(() => {
  near.stop();
  vi.useRealTimers();
});

const LONG = 'word '.repeat(1000);
/** One frame after another, until whatever has been asked in one is told in the next. */
const frames = () => {
  for (let count = 0; count < 3; count++) for (const observer of Observer.all) observer.frame();
};
const put = (one: Element | Text, top: number, height = 20) => places.set(one, { top, height });
/** A block so far down, of which there is no other like it. */
function blockAt(top: number, words = 'Huawei'): Block {
  const text = `${words} ${document.body.childNodes.length}`;
  const node = document.body.appendChild(document.createTextNode(text));
  put(node, top);
  return { text, nodes: [node], starts: [0] };
}
/** A paragraph so far down, with blocks in it that are there as well. */
function watch(top: number, ...blocks: Block[]) {
  const element = document.createElement('p');
  put(element, top);
  near.set(element, blocks);
  return element;
}
const scroll = () => {
  for (const listener of listeners) listener();
};
const observed = () => Observer.all.flatMap(({ told }) => [...told.keys()]);

describe('what is painted', () => {
  it('is what is near, at the frame in which the browser has told of it', () => {
    const [inView, close] = [blockAt(0), blockAt(NEAR)];
    watch(0, inView);
    watch(NEAR, close);
    watch(FAR, blockAt(FAR));
    watch(AWAY, blockAt(AWAY));
    Observer.all[0]?.frame();
    expect(near.blocksToPaint()).toEqual([inView, close]);
    expect(near.blocks()).toEqual([inView, close]);
    expect(onLook).toHaveBeenCalled();
  });

  it('stays while the reader scrolls, and only what is near is left a moment after', () => {
    const [first, second] = [blockAt(0), blockAt(0)];
    const above = watch(0, first);
    watch(0, second);
    frames();
    scroll();
    put(above, HEIGHT - FAR);
    frames();
    vi.advanceTimersByTime(200);
    scroll();
    vi.advanceTimersByTime(200);
    expect(near.blocksToPaint()).toEqual([first, second]);
    vi.advanceTimersByTime(100);
    expect(near.blocksToPaint()).toEqual([second]);
  });

  it('takes in all that comes next while the reader scrolls on, and not what was passed', () => {
    const [passed, left, next] = [blockAt(HEIGHT - FAR), blockAt(0), blockAt(AWAY)];
    watch(HEIGHT - FAR, passed);
    const below = watch(0, left);
    const further = watch(AWAY, next);
    frames();
    put(below, FAR);
    frames();
    scroll();
    put(further, NEAR);
    frames();
    expect(near.blocksToPaint()).toEqual([next, left]);
  });

  it('is looked at at every frame only where it can come near soon', () => {
    const element = watch(0, blockAt(0));
    frames();
    const [far, close] = Observer.all as [Observer, Observer];
    put(element, AWAY);
    frames();
    expect([[...far.told.keys()], [...close.told.keys()]]).toEqual([[element], []]);
  });

  it('is told of when it has become another, and not for a move that changes nothing', () => {
    const element = watch(0, blockAt(0));
    frames();
    expect(onChange).toHaveBeenCalledTimes(1);
    watch(AWAY, blockAt(AWAY));
    frames();
    put(element, 10);
    frames();
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('holds what is shown without a box of its own, and nothing that is not shown', () => {
    const shown = blockAt(0, LONG + LONG);
    for (const [display, block] of [
      ['contents', shown],
      ['none', blockAt(0, LONG + LONG)],
    ] as const) {
      const element = watch(0, block);
      places.delete(element);
      element.setAttribute('data-display', display);
    }
    frames();
    expect(near.blocks()).toEqual([shown]);
  });
});

describe('the browser is asked again', () => {
  it('after what was not laid out, but not at every change', () => {
    const block = blockAt(0);
    const element = watch(0, block);
    places.delete(element);
    element.setAttribute('data-display', 'none');
    frames();
    vi.advanceTimersByTime(200);
    near.askAgain();
    frames();
    element.setAttribute('data-display', 'contents');
    near.askAgain();
    frames();
    expect(near.blocks()).toEqual([]);
    vi.advanceTimersByTime(200);
    near.askAgain();
    frames();
    expect(near.blocks()).toEqual([block]);
  });

  it('where the pieces of a long text are: when they are new, scrolled, or perhaps moved', () => {
    const [first, second, third] = [blockAt(0, LONG), blockAt(FAR, LONG), blockAt(AWAY, LONG)];
    const element = watch(0, blockAt(0));
    places.set(element, { top: 0, height: AWAY });
    frames();
    near.set(element, [first, second]);
    frames();
    expect(near.blocks()).toEqual([first]);
    onChange.mockClear();
    put(first.nodes[0] as Text, -FAR);
    put(second.nodes[0] as Text, 0);
    scroll();
    frames();
    expect(near.blocks()).toEqual([second]);
    expect(onChange).toHaveBeenCalled();
    put(third.nodes[0] as Text, 20);
    near.set(element, [second, third]);
    frames();
    expect(near.blocks()).toEqual([second, third]);
    put(second.nodes[0] as Text, -FAR);
    near.askAgain();
    frames();
    expect(near.blocks()).toEqual([third]);
    near.set(element, [first]);
    frames();
    expect(near.blocks()).toEqual([first]);
  });

  it('and a piece whose text the page has taken, or that shows nothing, is not near', () => {
    const [taken, empty, there] = [blockAt(0, LONG), blockAt(0, LONG), blockAt(0, LONG)];
    taken.nodes[0]?.remove();
    put(empty.nodes[0] as Text, 0, 0);
    watch(0, taken, empty, there);
    frames();
    expect(near.blocks()).toEqual([there]);
  });
});

describe('what is gone', () => {
  it('is watched no more: a stream of messages leaves nothing behind', () => {
    const there = new Map<Element, Block>();
    const come = (top: number, text?: string) => {
      const block = blockAt(top, text);
      there.set(watch(top, block), block);
    };
    for (let number = 0; number < 500; number++) {
      come([0, NEAR, FAR][number % 3] as number, number % 4 ? 'Huawei' : LONG + LONG);
      const [oldest, newest] = [[...there.keys()][0], [...there.keys()].at(-1)] as [Element, Element];
      if (number % 5 === 0) places.delete(newest);
      if (number % 2 === 0) frames();
      if (there.size > 6) {
        near.set(oldest, []);
        there.delete(oldest);
      }
      vi.advanceTimersByTime(50);
      near.askAgain();
    }
    const all = new Set(there.values());
    expect(new Set(near.blocksToPaint()).isSubsetOf(all)).toBe(true);
    scroll();
    come(NEAR);
    frames();
    expect(new Set(near.blocksToPaint()).isSubsetOf(new Set(there.values()))).toBe(true);
    vi.advanceTimersByTime(300);
    const close = [...there].filter(([element]) => places.has(element) && boxOf(element).top <= NEAR).map(([, block]) => block);
    expect(new Set(near.blocks())).toEqual(new Set(close));
    expect(new Set(near.blocksToPaint())).toEqual(new Set(close));
    expect(new Set(observed())).toEqual(new Set(there.keys()));
  });

  it('takes nothing along of what else stands in an element: a host has a tree and text of its own', () => {
    const [own, inTree] = [blockAt(0), blockAt(0)];
    const host = watch(0, own);
    const root = host.attachShadow({ mode: 'open' });
    frames();
    near.set(root, [inTree]);
    frames();
    expect(near.blocks()).toEqual([own, inTree]);
    near.set(host, []);
    expect(near.blocks()).toEqual([inTree]);
    expect(observed()).toContain(host);
    near.set(root, []);
    expect(observed()).toEqual([]);
  });

  it('is not painted any more, and may still be told of, which is passed over', () => {
    const element = watch(0, blockAt(0));
    frames();
    near.set(element, []);
    expect(near.blocksToPaint()).toEqual([]);
    for (const observer of Observer.all) observer.tell([element]);
    expect(observed()).toEqual([]);
  });

  it('was perhaps never there', () => {
    near.set(document.createElement('p'), []);
    expect(observed()).toEqual([]);
  });

  it('is all of it in the end', () => {
    watch(0, blockAt(0));
    frames();
    scroll();
    near.stop();
    onChange.mockClear();
    scroll();
    expect(observed()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
