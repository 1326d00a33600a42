import { parseArgs } from 'node:util';
import path from 'node:path';
import { projectRoot } from '../test/support/editor/projectRoot';

export interface Options {
  /** Names of the groups to measure; all where empty. */
  readonly only: readonly string[];
  readonly quick: boolean;
  /** Folder for results.md and results.json. */
  readonly out: string;
  /** A results.json to compare with. */
  readonly against: string | undefined;
  /** Two results.json to compare without measuring. */
  readonly compare: readonly string[];
}

export const usage = `npm run bench -- [--only name,name] [--quick] [--out folder] [--against results.json]
npm run bench -- --compare before.json after.json`;

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: path.join(projectRoot, 'out/bench') },
      against: { type: 'string' },
      compare: { type: 'boolean', default: false },
    },
  });
  if (values.compare !== (positionals.length === 2)) throw new Error(usage);
  return {
    only: values.only.split(',').filter((name) => name !== ''),
    quick: values.quick,
    out: path.resolve(values.out),
    against: values.against,
    compare: positionals,
  };
}
