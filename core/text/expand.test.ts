import { describe, expect, it } from 'vitest';
import { expand } from './expand.ts';
import { COMPOUND, classOf } from './units.ts';

const compoundsIn = (text: string) => [...Array(text.length).keys()].filter((at) => classOf(text.charCodeAt(at)) === COMPOUND);

describe('writing out', () => {
  it('leaves no compound unit of any character, assigned or not, nor of half a pair', () => {
    const left: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (compoundsIn(expand(String.fromCodePoint(point)).text).length > 0) left.push(point.toString(16));
    }
    expect(left).toEqual([]);
  });

  it('tells of every unit what it came from', () => {
    const { text, starts, ends } = expand('a𝐁\ud835b');
    expect(text).toBe('aB\ufffdb');
    expect([...starts]).toEqual([0, 1, 3, 4]);
    expect([...ends]).toEqual([1, 3, 4, 5]);
  });
});
