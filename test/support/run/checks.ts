import path from 'node:path';
import { cleanEnvironment } from '../editor/cleanEnvironment';
import { projectRoot } from '../editor/projectRoot';
import { startGroup } from '../editor/childGroup';
import type { Stage } from './stage';
import { vsix } from './vsix';

const tool = (name: string) => path.join(projectRoot, 'node_modules', name);

/** A stage that is one command; it counts as one, and its output is shown only when it fails. */
function check(name: string, args: readonly string[], unwanted?: RegExp): Stage {
  return {
    name,
    word: name,
    async run() {
      const group = startGroup(process.execPath, args, {
        cwd: projectRoot,
        env: cleanEnvironment(),
      });
      const code = await group.ended;
      const failed = code !== 0 || unwanted?.test(group.output()) === true;
      if (failed) console.log(group.output());
      return failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
    },
  };
}

export const types = check('types', [tool('typescript/bin/tsc'), '-b']);
export const lint = check('lint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0']);
export const format = check('format', [tool('prettier/bin/prettier.cjs'), '--check', '.']);
/** Packs the minified extension; a warning of the packer is a failure. */
export const pack = check(
  'package',
  [tool('@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', vsix],
  /\bWARNING\b/,
);
