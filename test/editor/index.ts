import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { countedMocha } from '../support/run/countedMocha';
import { suiteMark } from '../support/run/suiteMark';

const sources = path.resolve(__dirname, '../../../test/editor');
const ending = '.test.ts';

/** Runs every `*.test.ts` of this folder; the extension host calls it. Fails if any test fails. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    console.log(format(...values).replace(/^/gm, suiteMark));
  };
  const names = readdirSync(sources).filter((name) => name.endsWith(ending));
  const { failed } = await countedMocha({ reporter: 'spec', timeout: 20_000 }, async (mocha) => {
    mocha.suite.emit('pre-require', globalThis, 'index.ts', mocha);
    for (const name of names.sort()) {
      await import(`./${name.slice(0, -ending.length)}.test.ts`);
    }
  });
  if (failed > 0) throw new Error(`${failed} of the tests failed`);
}
