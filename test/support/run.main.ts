import { parseArgs } from 'node:util';
import { format, lint, pack, types } from './run/checks';
import { add, closingLine, none } from './run/counts';
import { grepVariable } from './run/countedMocha';
import type { Stage } from './run/stage';
import { endToEnd, endToEndWeb, inMinimum, inNewest, unit } from './run/suites';

/*
 * npm test                         everything; the first stage that fails is the last
 * npm test -- --all                everything, whatever fails
 * npm test -- editor               some stages: types, lint, format, unit, package, editor, e2e
 * npm test -- e2e -g "first run"   only the tests whose title matches
 */

const stages: readonly Stage[] = [
  types,
  lint,
  format,
  unit,
  pack,
  inNewest,
  inMinimum,
  endToEnd,
  endToEndWeb,
];

function choose(words: readonly string[]): readonly Stage[] {
  if (words.length === 0) return stages;
  const known = new Set(stages.flatMap((stage) => stage.chosenBy));
  const strange = words.filter((word) => !known.has(word));
  if (strange.length > 0) {
    throw new Error(`no stage is called ${strange.join(', ')}; there are ${[...known].join(', ')}`);
  }
  const chosen = stages.filter((stage) => stage.chosenBy.some((word) => words.includes(word)));
  const needsPackage = chosen.some((stage) => stage.chosenBy.includes('e2e'));
  return needsPackage && !chosen.includes(pack) ? [pack, ...chosen] : chosen;
}

async function runStages(chosen: readonly Stage[], goOn: boolean) {
  let total = none;
  for (const stage of chosen) {
    console.log(`▸ ${stage.name}`);
    const start = performance.now();
    const counts = await stage.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`  ${stage.name}: ${closingLine(counts)} in ${seconds} s`);
    total = add(total, counts);
    if (counts.failed > 0 && !goOn) break;
  }
  return total;
}

if (!process.stdout.isTTY) process.env['NO_COLOR'] = '1';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, grep: { type: 'string', short: 'g' } },
});
if (values.grep !== undefined) process.env[grepVariable] = values.grep;
const total = await runStages(choose(positionals), values.all === true);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
