import path from 'node:path';
import { endWithStarter } from '../editor/endWithStarter';
import { countedMocha } from './countedMocha';

/* Runs the test files named on the command line, in this process. */

endWithStarter();

const lingerMs = 10_000;
const reporter = process.env['AIMLAPI_TEST_REPORTER'] ?? 'spec';
const timeout = Number(process.env['AIMLAPI_TEST_TIMEOUT'] ?? 60_000);

const { failed } = await countedMocha({ reporter, timeout }, async (mocha) => {
  for (const file of process.argv.slice(2)) mocha.addFile(path.resolve(file));
  await mocha.loadFilesAsync();
});
process.exitCode = failed > 0 ? 1 : 0;

// Unreferenced: it fires only if something else still keeps the process alive by then.
setTimeout(() => {
  console.error(`left open by the tests: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}, lingerMs).unref();
