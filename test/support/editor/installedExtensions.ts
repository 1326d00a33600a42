import path from 'node:path';
import { cleanEnvironment } from './cleanEnvironment';
import type { FetchedEditor } from './fetchEditor';
import { runQuietly } from './runQuietly';
import { temporaryFolder } from './temporaryFolder';

const installed = new Map<string, Promise<string>>();

/**
 * A folder with these extensions (VSIX files or ids), installed as a person would from the command
 * line; once per set of them and editor while this process lives.
 */
export function installedExtensions(
  wanted: readonly string[],
  editor: FetchedEditor,
): Promise<string> {
  const key = [...wanted, editor.product].join('\n');
  const known = installed.get(key) ?? install(wanted, editor);
  installed.set(key, known);
  return known;
}

async function install(wanted: readonly string[], editor: FetchedEditor): Promise<string> {
  const home = temporaryFolder('extensions').path;
  const extensions = path.join(home, 'extensions');
  const folders = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', extensions];
  const config = ['--config', path.join(home, 'config.yaml')];
  await runQuietly(
    editor.node,
    [
      editor.product,
      ...config,
      ...folders,
      ...wanted.flatMap((extension) => ['--install-extension', extension]),
    ],
    { env: cleanEnvironment({ HOME: home }) },
  );
  return extensions;
}
