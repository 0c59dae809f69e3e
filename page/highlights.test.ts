import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Category } from '../core/knowledge/categories.ts';
import { Highlights } from './highlights.ts';

/** What has been done to the highlights since the last look. */
const done: string[] = [];
class Highlight extends Set<unknown> {
  priority = 0;
  override add(range: unknown) {
    done.push('add');
    return super.add(range);
  }
  override delete(range: unknown) {
    done.push('delete');
    return super.delete(range);
  }
}
vi.stubGlobal('Highlight', Highlight);
vi.stubGlobal('CSS', { highlights: new Map() });
const registry = CSS.highlights as unknown as Map<string, Highlight>;

const node = {} as Node;
const other = {} as Node;
/** A range of six letters in a text node. */
const range = (at: number, startContainer = node) =>
  ({ startContainer, startOffset: at, endContainer: startContainer, endOffset: at + 6 }) as AbstractRange;
const company = (...ranges: AbstractRange[]) => ranges.map((one): [Category, AbstractRange] => ['company', one]);
const [before, after] = [{}, {}];

let highlights: Highlights;
beforeEach(() => {
  registry.clear();
  highlights = new Highlights();
  done.length = 0;
});
/** What is painted now, and what it took. */
function painted() {
  highlights.finish();
  const all = [...registry].map(([name, ranges]) => [name, [...ranges].map((one) => (one as AbstractRange).startOffset).sort()]);
  return { all: Object.fromEntries(all), done: done.splice(0) };
}

describe('a block that takes the place of another', () => {
  beforeEach(() => {
    highlights.paint(before, company(range(0), range(20)), 'line');
    expect(painted()).toEqual({ all: { 'hashiya-company': [0, 20] }, done: ['add', 'add'] });
  });

  it('leaves alone what is marked as it was', () => {
    highlights.keep(new Set());
    highlights.paint(after, company(range(0), range(20)), 'line');
    expect(painted()).toEqual({ all: { 'hashiya-company': [0, 20] }, done: [] });
    expect([highlights.isPainted(before), highlights.isPainted(after)]).toEqual([false, true]);
  });

  it('marks what is new and unmarks what is gone', () => {
    highlights.keep(new Set());
    highlights.paint(after, company(range(0), range(40), range(20, other)), 'line');
    expect(painted()).toEqual({ all: { 'hashiya-company': [0, 20, 40] }, done: ['add', 'add', 'delete'] });
  });

  it('is marked anew in another look or category', () => {
    highlights.keep(new Set());
    highlights.paint(after, [...company(range(0)), ['chip', range(20)]], 'tint');
    expect(painted().all).toEqual({ 'hashiya-company': [], 'hashiya-tint-company': [0], 'hashiya-tint-chip': [20] });
  });

  it('unmarks what its own changes took away', () => {
    highlights.paint(before, company(range(20)), 'line');
    expect(painted()).toEqual({ all: { 'hashiya-company': [20] }, done: ['delete'] });
    highlights.keep(new Set());
    expect(painted()).toEqual({ all: { 'hashiya-company': [] }, done: ['delete'] });
  });

  it('does not take over what the page has shifted', () => {
    const shifted = range(60) as { startOffset: number } & AbstractRange;
    highlights.paint(before, company(shifted), 'line');
    painted();
    shifted.startOffset = 0;
    highlights.paint(before, company(range(0)), 'line');
    expect(painted().done).toEqual(['add', 'delete']);
  });
});
