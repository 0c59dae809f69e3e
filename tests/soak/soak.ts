/**
 * `npm run soak -- [--browser firefox] [--seed 7] [--rests 200] [--operations 60]`: the differential soak by hand. A seed that failed fails again.
 */
import { parseArgs } from 'node:util';
import { startSession } from '../e2e/companion.ts';
import { soak } from './run.ts';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    seed: { type: 'string' },
    rests: { type: 'string', default: '200' },
    operations: { type: 'string', default: '60' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed);
const rests = Number(values.rests);
const operations = Number(values.operations);
const session = await startSession(values.browser === 'firefox' ? 'firefox' : 'chromium');
const began = Date.now();
let survived = 0;
try {
  const made = await soak(session, {
    seed,
    rests,
    operations,
    onRest(rest, places) {
      survived = rest * operations;
      if (rest % 10 === 0) console.log(`${survived.toLocaleString('en')} operations, ${places} places painted`);
    },
  });
  console.log(
    Object.entries(made)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await session.close();
  console.log(`seed ${seed}: survived ${survived.toLocaleString('en')} operations in ${Math.round((Date.now() - began) / 1000)} s`);
}
