import { parseArgs } from 'node:util';
import { endWithStarter } from './editor/endWithStarter';
import { atOnce } from './run/atOnce';
import { format, lint, pack, types } from './run/checks';
import { add, closingLine, none, type Counts } from './run/counts';
import { grepVariable } from './run/countedMocha';
import type { Stage } from './run/stage';
import { endToEnd, endToEndWeb, inMinimum, inNewest, pages, unit } from './run/suites';

/*
 * npm test                         everything; the first stage that fails is the last
 * npm test -- --all                everything, whatever fails
 * npm test -- editor               some stages: types, lint, format, unit, package, editor, e2e
 * npm test -- e2e -g "first run"   only the tests whose title matches
 */

/** What stands in one line runs at once; only what no load beside it can disturb. */
const steps: readonly (readonly Stage[])[] = [
  [types],
  [lint, format],
  [unit],
  [pack],
  [inNewest, inMinimum],
  [endToEnd],
  [pages, endToEndWeb],
];

function choose(words: readonly string[]): readonly Stage[] {
  const stages = steps.flat();
  if (words.length === 0) return stages;
  const known = new Set(stages.flatMap(({ word, group }) => [word, ...(group ? [group] : [])]));
  const strange = words.filter((word) => !known.has(word));
  if (strange.length > 0) {
    throw new Error(`no stage is called ${strange.join(', ')}; there are ${[...known].join(', ')}`);
  }
  return stages.filter(
    ({ word, group }) => words.includes(word) || (group !== undefined && words.includes(group)),
  );
}

async function runStage(stage: Stage): Promise<Counts> {
  console.log(`▸ ${stage.name}`);
  const start = performance.now();
  const counts = await stage.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`  ${stage.name}: ${closingLine(counts)} in ${seconds} s`);
  return counts;
}

async function runSteps(chosen: ReadonlySet<Stage>, goOn: boolean): Promise<Counts> {
  let total = none;
  for (const step of steps) {
    const stages = step.filter((stage) => chosen.has(stage));
    const [only] = stages;
    if (only === undefined) continue;
    const counts =
      stages.length === 1 ? await runStage(only) : await atOnce(stages.map(({ word }) => word));
    total = add(total, counts);
    if (counts.failed > 0 && !goOn) break;
  }
  return total;
}

if (!process.stdout.isTTY) process.env['NO_COLOR'] = '1';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    beside: { type: 'boolean' },
    grep: { type: 'string', short: 'g' },
  },
});
if (values.grep !== undefined) process.env[grepVariable] = values.grep;
if (values.beside === true) endWithStarter();
const wanted = choose(positionals);
// A stage that runs beside another finds what the first of them has packed.
const packs = values.beside !== true && wanted.some(({ needsPackage }) => needsPackage === true);
const chosen = new Set(packs ? [pack, ...wanted] : wanted);
const total = await runSteps(chosen, values.all === true);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
