/** What axe-core finds wrong with a page for those who use it with other senses or tools. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

/** To be evaluated in a page, which then has `axe`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** One line a violation and place: the rule, the element and what would mend it. Empty when all is well. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE}; undefined`);
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )) as Found[];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
