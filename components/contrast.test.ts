/** Whether what is drawn can be seen, worked out from the style sheets themselves (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../core/knowledge/categories.ts';
import { contrast, type Rgb } from '../tests/contrast.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const tokens = read('tokens.css');
const highlights = read('../entrypoints/reader.content/highlights.css');

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
/** `part` of the one and the rest of the other: `color-mix(in srgb, one part, other)`, or one that is so far opaque over the other. */
const mix = (one: Rgb, part: number, other: Rgb) => one.map((value, at) => value * part + (other[at] ?? 0) * (1 - part)) as Rgb;

/** The colours of a scheme, by name. */
const [lightTokens, darkTokens] = tokens.split('@media (prefers-color-scheme: dark)').map((part) => {
  const named = [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, rgb(hex as string)] as const);
  return Object.fromEntries(named) as Record<string, Rgb>;
});
const SCHEMES = [
  ['light', lightTokens as Record<string, Rgb>],
  ['dark', darkTokens as Record<string, Rgb>],
] as const;

describe.each(SCHEMES)('on our own screens, when it is %s', (_, colours) => {
  const written = ['ink', 'ink-soft', 'rubric', ...CATEGORIES];
  it.each(written.flatMap((name) => ['paper', 'paper-sunk'].map((ground) => [name, ground])))('%s can be read on %s', (name, ground) => {
    expect(contrast(colours[name as string] as Rgb, colours[ground as string] as Rgb)).toBeGreaterThan(4.5);
  });

  it('what stands on the rubric can be read', () => {
    expect(contrast(colours.paper as Rgb, colours.rubric as Rgb)).toBeGreaterThan(4.5);
  });
});

/** What pages are usually written in: black and grey on white, the encyclopedia's, our own, and the dark twins. */
const PAGES: [name: string, ink: string, ground: string][] = [
  ['black on white', '#000000', '#ffffff'],
  ['grey on white', '#333333', '#ffffff'],
  ['our paper', '#23201b', '#fcf9f2'],
  ['our paper, dark', '#ebe6da', '#171e2c'],
  ['white on black', '#ffffff', '#000000'],
  ['light grey on dark grey', '#e0e0e0', '#1e1e1e'],
];
/** The declarations of each highlight of a category, whichever look it belongs to. */
const rules = [...highlights.matchAll(/::highlight\(hashiya-([a-z-]+)\)\s*\{([^}]*)\}/g)].map(([, name, body]) => ({
  name: name as string,
  body: body as string,
}));
const MIX = /color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, (currentColor|transparent)\)/;
const colourOf = (declaration: string, ink: Rgb, ground: Rgb): Rgb => {
  const [, hue = '', percent, rest] = MIX.exec(declaration) ?? [];
  return mix(rgb(hue), Number(percent) / 100, rest === 'currentColor' ? ink : ground);
};

describe.each(PAGES)('on a page of %s', (_, inkHex, groundHex) => {
  const ink = rgb(inkHex);
  const ground = rgb(groundHex);

  it.each(CATEGORIES)('the line under a %s can be seen', (category) => {
    const line = rules.find(({ name, body }) => name === category && body.includes('underline'))?.body ?? '';
    expect(line).toMatch(MIX);
    expect(contrast(colourOf(line, ink, ground), ground)).toBeGreaterThan(3);
  });

  it('words on a tint can be read as well as the strictest rule asks', () => {
    const tints = rules.filter(({ body }) => /background-color: color-mix/.test(body) && MIX.test(body.slice(body.indexOf('background'))));
    expect(tints.length).toBeGreaterThanOrEqual(CATEGORIES.length);
    for (const { name, body } of tints) {
      const tint = colourOf(body.slice(body.indexOf('background')), ink, ground);
      expect(contrast(ink, tint), name).toBeGreaterThan(7);
    }
  });
});
