/** What axe finds wrong with an open card. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { inShadow } from '../looking.ts';
import { HOST } from './companion.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The violations, each as its rule and the elements. The card's closed root is shown to axe as if it were open: it looks into no other. */
export async function axeInCard(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const found = await inShadow(page, HOST, async (root) => {
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
    const { axe } = globalThis as unknown as {
      axe: { run(node: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: { id: string }[] }> };
    };
    const { violations, passes } = await axe.run(root.querySelector('.card'));
    Reflect.deleteProperty(root.host, 'shadowRoot');
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      passed: passes.map(({ id }) => id),
    };
  });
  if (!found?.passed.includes('color-contrast')) throw new Error('axe has looked at nothing.');
  return found.violations;
}
