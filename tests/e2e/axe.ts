/** What is wrong with an open card for those who read by other means or see less. */
import type { Page } from 'puppeteer-core';
import { AXE } from '../axe.ts';
import { contrast, rgbOf } from '../contrast.ts';
import { inShadow } from '../looking.ts';
import { HOST } from './companion.ts';

interface Axe {
  run(node: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: { id: string }[] }>;
}

/** axe's violations, each as its rule and the elements. The card's closed root is shown to it as if it were open: it looks into no other. */
export async function axeInCard(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await inShadow(page, HOST, async (root) => {
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
    const { violations, passes } = await (globalThis as unknown as { axe: Axe }).axe.run(root.querySelector('.card'));
    Reflect.deleteProperty(root.host, 'shadowRoot');
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      passes: passes.map(({ id }) => id),
    };
  });
  if (!found?.passes.includes('aria-dialog-name')) throw new Error('axe has not looked at the card.');
  return found.violations;
}

/** Texts whose contrast with the card's paper is below 4.5 (WCAG 2.2, 1.4.3), which axe leaves open for a closed root in the top layer. */
export async function faintInCard(page: Page): Promise<string[]> {
  const texts = await inShadow(page, HOST, (root) => {
    const card = root.querySelector('.card') as Element;
    const shown = [...card.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const paper = getComputedStyle(card).backgroundColor;
    return shown.map((element) => ({ text: element.textContent ?? '', ink: getComputedStyle(element).color, paper }));
  });
  if (!texts?.length) throw new Error('There is no text in the card.');
  return texts
    .filter(({ ink, paper }) => contrast(rgbOf(ink), rgbOf(paper)) < 4.5)
    .map(({ text, ink, paper }) => `${text}: ${ink} on ${paper}`);
}
