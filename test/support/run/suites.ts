import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startGroup } from '../editor/childGroup';
import { cleanEnvironment } from '../editor/cleanEnvironment';
import { projectRoot } from '../editor/projectRoot';
import { runInEditor } from '../editor/runInEditor';
import { temporaryFolder } from '../editor/temporaryFolder';
import { minimum, newest, type EditorVersion } from '../editor/versions';
import { resultVariable } from './countedMocha';
import { add, none, type Counts } from './counts';
import type { Stage } from './stage';

const suiteRunner = path.join(projectRoot, 'out/test/support/run/suite.main.mjs');

/** Gives `run` a file for its counts; a suite that leaves none, or ends badly, counts as failed. */
async function counted(run: (file: string) => Promise<boolean>): Promise<Counts> {
  const folder = temporaryFolder('result');
  const file = path.join(folder.path, 'counts.json');
  try {
    const endedWell = await run(file);
    const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : none;
    return !endedWell && counts.failed === 0 ? add(counts, { passed: 0, failed: 1 }) : counts;
  } finally {
    folder.remove();
  }
}

/** Bundles of the tests below a folder, found by their sources: a bundle may outlive its source. */
function bundles(folder: string, leftOut?: RegExp): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && leftOut?.test(name) !== true)
    .map((name) => path.join('out', folder, name.replace(/\.tsx?$/, '.mjs')))
    .sort();
}

interface SuiteOptions extends Omit<Stage, 'name' | 'run'> {
  readonly env: NodeJS.ProcessEnv;
  /** Files, by their path in the folder, that this suite does without. */
  readonly leftOut?: RegExp;
}

function nodeSuite(name: string, folder: string, { env, leftOut, ...chosen }: SuiteOptions): Stage {
  return {
    name,
    ...chosen,
    run: () =>
      counted(async (file) => {
        const group = startGroup(
          process.execPath,
          ['--enable-source-maps', suiteRunner, ...bundles(folder, leftOut)],
          {
            cwd: projectRoot,
            env: cleanEnvironment({ ...env, [resultVariable]: file }),
            show: true,
            endsItself: true,
          },
        );
        return (await group.ended) === 0;
      }),
  };
}

function editorSuite(version: EditorVersion): Stage {
  return {
    name: `in VS Code ${version.vscode}`,
    word: version === newest ? 'editor-newest' : 'editor-minimum',
    group: 'editor',
    run: () => counted((file) => runInEditor(version, { [resultVariable]: file })),
  };
}

export const unit = nodeSuite('unit', 'test/unit', {
  word: 'unit',
  env: { AIMLAPI_TEST_REPORTER: 'dot' },
});
export const inNewest = editorSuite(newest);
export const inMinimum = editorSuite(minimum);
/** The page by itself, in a browser: it knows no extension host. */
export const pages = nodeSuite('the page', 'test/e2e/page', {
  word: 'page',
  group: 'e2e',
  env: {},
});
export const endToEnd = nodeSuite('end to end', 'test/e2e', {
  word: 'e2e-node',
  group: 'e2e',
  needsPackage: true,
  env: { AIMLAPI_TEST_HOST: 'node' },
  leftOut: /^page[\\/]/,
});
export const endToEndWeb = nodeSuite('end to end, in the web worker', 'test/e2e', {
  word: 'e2e-web',
  group: 'e2e',
  needsPackage: true,
  env: { AIMLAPI_TEST_HOST: 'web' },
  // What is left out tries what the host has little part in: the disk, processes, the proxy, trust,
  // languages, long chats, hostile replies. The run is to stay short.
  leftOut:
    /^(?:page[\\/]|(?:history|hostile|jobs|kills|language|longChat|network|restricted|storage|windows)\.)/,
});
