import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

type Bytes = typeof import('./bytes.ts');

/** Puts a method in place, or takes it away, until the test is over. */
function patch(target: object, name: string, value: unknown) {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  undo.push(() => (before ? Object.defineProperty(target, name, before) : Reflect.deleteProperty(target, name)));
}
const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

/** The module as a browser without the native methods has it, or one with them: Node has none yet, so its Buffer stands in. */
async function load(native: boolean): Promise<Bytes & { calls: string[] }> {
  const calls: string[] = [];
  patch(
    Uint8Array.prototype,
    'toBase64',
    native
      ? function (this: Uint8Array) {
          calls.push('toBase64');
          return Buffer.from(this).toString('base64');
        }
      : undefined,
  );
  patch(
    Uint8Array,
    'fromBase64',
    native
      ? (text: string) => {
          calls.push('fromBase64');
          return new Uint8Array(Buffer.from(text, 'base64'));
        }
      : undefined,
  );
  vi.resetModules();
  return { ...(await import('./bytes.ts')), calls };
}

describe.each([
  ['without', false],
  ['with', true],
])('bytes as text, %s the browser’s own conversion', (_, native) => {
  it('come back as they were', async () => {
    const { toBase64, fromBase64, calls } = await load(native);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
    );
    expect(new Set(calls)).toEqual(new Set(native ? ['toBase64', 'fromBase64'] : []));
  });

  it('are base64 as everyone else writes it', async () => {
    const { toBase64, fromBase64 } = await load(native);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toBe(text);
        expect([...fromBase64(text)]).toEqual([...bytes]);
      }),
    );
  });

  it('of a view are those of the view, not of the whole buffer', async () => {
    const { toBase64, fromBase64 } = await load(native);
    expect([...fromBase64(toBase64(Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 4)))]).toEqual([2, 3, 4]);
  });

  it.each([0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 1_000_000])('may be %i', async (length) => {
    const { toBase64, fromBase64 } = await load(native);
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  });

  it('come as a Uint8Array with a buffer of its own length', async () => {
    const { fromBase64 } = await load(native);
    const bytes = fromBase64('AQID');
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(bytes.byteLength).toBe(3);
    expect(bytes.buffer.byteLength).toBe(3);
  });
});
