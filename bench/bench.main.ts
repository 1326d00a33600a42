import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../test/support/editor/projectRoot';
import { newest } from '../test/support/editor/versions';
import { groups } from './figures/groups';
import { readOptions } from './options';
import type { Options } from './options';
import { compareRuns, comparisonTable } from './report/compare';
import type { Figure } from './report/figure';
import type { Run } from './report/run';
import { markdownTable } from './report/table';

async function measure(options: Options): Promise<Run> {
  const begun = Date.now();
  const figures: Figure[] = [];
  const failed: Record<string, string> = {};
  const { quick } = options;
  const thoroughness = { repetitions: quick ? 1 : 3, latencyRepetitions: quick ? 2 : 5, quick };
  const chosen = groups.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  );
  const run = (): Run => ({
    at: new Date(begun).toISOString(),
    version: versionOf('package.json'),
    machine: machine(),
    quick,
    seconds: (Date.now() - begun) / 1000,
    figures,
    failed,
  });
  for (const group of chosen) {
    const groupBegun = Date.now();
    try {
      figures.push(...(await group.measure(thoroughness)));
    } catch (error) {
      failed[group.name] = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.error(`${group.name}:`, error);
    }
    console.log(`${group.name}: ${Math.round((Date.now() - groupBegun) / 1000)} s`);
    write(options.out, run());
  }
  return run();
}

function write(folder: string, run: Run): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(run, undefined, 2)}\n`);
  writeFileSync(path.join(folder, 'results.md'), markdownTable(run));
}

function machine(): Readonly<Record<string, string>> {
  return {
    cores: String(os.cpus().length),
    processor: os.cpus()[0]?.model ?? 'unknown',
    system: `${os.type()} ${os.release().replace(/-.*/, '')}`,
    Node: process.version,
    'VS Code': newest.vscode,
  };
}

function versionOf(file: string): string {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')) as {
    version: string;
  };
  return version;
}

function readRun(file: string): Run {
  return JSON.parse(readFileSync(file, 'utf8')) as Run;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const [before, after] = options.compare;
  if (before !== undefined && after !== undefined) {
    console.log(comparisonTable(compareRuns(readRun(before), readRun(after))));
    return;
  }
  const run = await measure(options);
  console.log(markdownTable(run));
  if (options.against === undefined) return;
  const comparisons = compareRuns(readRun(options.against), run);
  console.log(comparisonTable(comparisons));
  if (comparisons.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
