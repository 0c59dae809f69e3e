/**
 * Everything that must hold before a change lands, in the order in which it fails fastest: `npm run check`. The last line counts the tests of the
 * two suites and each of the other steps as one: `N passed, N failed`; before it stand the tests that failed, and why.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const results = mkdtempSync(join(tmpdir(), 'hashiya-'));

/** The scripts of package.json to run; the suites tell how many tests passed. */
const STEPS: { script: string; suite?: true }[] = [
  { script: 'types' },
  { script: 'lint' },
  { script: 'arrows' },
  { script: 'knowledge' },
  { script: 'unit', suite: true },
  { script: 'build' },
  { script: 'lint:firefox' },
  { script: 'e2e', suite: true },
];

/** What is read of the report that a suite writes (Jest's JSON format). */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}

let passed = 0;
let failed = 0;
const broken: string[] = [];
const whys: string[] = [];
for (const { script, suite } of STEPS) {
  console.log(`\n── ${script}`);
  const report = join(results, `${script}.json`);
  const reporters = suite ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { status } = spawnSync('npm', ['run', '-s', script, ...reporters], { stdio: 'inherit', shell: process.platform === 'win32' });
  let counts: Report | undefined;
  try {
    counts = suite && JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    // The suite did not come so far as to write its report; its status says so.
  }
  passed += counts ? counts.numPassedTests : Number(status === 0);
  // A suite can fail without a failed test, when a file of it does not load.
  failed += counts ? Math.max(counts.numFailedTests, Number(status !== 0)) : Number(status !== 0);
  if (status === 0) continue;
  broken.push(script);
  for (const test of counts?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []) {
    if (test.status === 'failed') whys.push(`${script}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
  }
}
// Once more at the end, where whoever sees only the end of a long log looks.
for (const why of whys) console.log(`\n${why}`);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
