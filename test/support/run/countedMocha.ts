import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { Counts } from './counts';

/** Where a suite in another process leaves its counts. */
export const resultVariable = 'AIMLAPI_TEST_RESULT';
/** Only tests whose title matches this regular expression are run. */
export const grepVariable = 'AIMLAPI_TEST_GREP';

/** Runs what `load` declares, writes the counts where the starter wants them, and returns them. */
export async function countedMocha(
  options: Mocha.MochaOptions,
  load: (mocha: Mocha) => Promise<unknown>,
): Promise<Counts> {
  const grep = process.env[grepVariable];
  const mocha = new Mocha({
    ui: 'bdd',
    color: process.env['NO_COLOR'] === undefined,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep === undefined ? {} : { grep: new RegExp(grep, 'i') }),
    ...options,
  });
  await load(mocha);
  const counts = await new Promise<Counts>((resolve) => {
    const runner = mocha.run((failed) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed });
    });
  });
  const file = process.env[resultVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  return counts;
}
