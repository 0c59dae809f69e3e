import { describe, expect, it } from 'vitest';
import { hostOf } from './site.ts';

describe('the host of a site as a reader writes it', () => {
  it.each([
    ['example.com', 'example.com'],
    [' Example.COM ', 'example.com'],
    ['https://news.example.com/a/b?c#d', 'news.example.com'],
    ['HTTP://example.com:8080', 'example.com'],
    ['example.com/path', 'example.com'],
    ['موقع.مثال', 'xn--4gbrim.xn--mgbh0fb'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['localhost:3000', 'localhost'],
  ])('of %j is %s', (text, host) => {
    expect(hostOf(text)).toBe(host);
  });

  it.each(['', ' ', 'example', 'two words.com', 'ftp://example.com', 'javascript:alert(1)', 'me@example.com', '*.example.com', 'https://'])(
    'of %j is none',
    (text) => {
      expect(hostOf(text)).toBeUndefined();
    },
  );
});
