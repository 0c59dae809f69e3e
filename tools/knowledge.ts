/** `npm run knowledge`: checks the seeds and shows what they hold; with `--json`, prints them. Exit status 1 when something is wrong. */
import { CATEGORIES } from '../core/knowledge/categories.ts';
import { readSeeds } from './seeds.ts';

const { pack, problems } = readSeeds();

if (problems.length > 0) {
  console.error(problems.map((problem) => `seeds/${problem}`).join('\n'));
  console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the knowledge.`);
  process.exit(1);
}

const { terms, stories, facts } = pack;
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ terms, stories, facts })}\n`);
} else {
  const table = (title: string, rows: [string, number][]) => {
    const width = Math.max(...rows.map(([name]) => name.length));
    console.log(`\n${title}`);
    for (const [name, count] of rows) console.log(`  ${name.padEnd(width)}  ${String(count).padStart(4)}`);
  };
  const factsOf = (id: string) => facts.filter((fact) => fact.terms.includes(id)).length;
  const spellings = terms.reduce((sum, term) => sum + term.spellings.length, 0);
  console.log(`${terms.length} terms, ${spellings} spellings, ${stories.length} stories, ${facts.length} facts`);
  table(
    'Terms by category',
    CATEGORIES.map((category) => [category, terms.filter((term) => term.category === category).length]),
  );
  table(
    'Facts by story',
    stories.map(({ id }) => [id, facts.filter((fact) => fact.story === id).length]),
  );
  table(
    'Terms by number of facts',
    terms.map(({ id }): [string, number] => [id, factsOf(id)]).sort((a, b) => b[1] - a[1]),
  );
}
