import path from 'node:path';
import { cleanEnvironment } from './cleanEnvironment';
import type { FetchedEditor } from './fetchEditor';
import { runQuietly } from './runQuietly';
import { temporaryFolder } from './temporaryFolder';

const installed = new Map<string, Promise<string>>();

/**
 * A folder of extensions with the packaged one in it, installed as a person would from the command
 * line; once per package and editor while this process lives.
 */
export function installedExtensions(vsix: string, editor: FetchedEditor): Promise<string> {
  const key = `${vsix}\n${editor.product}`;
  const known = installed.get(key) ?? install(vsix, editor);
  installed.set(key, known);
  return known;
}

async function install(vsix: string, editor: FetchedEditor): Promise<string> {
  const home = temporaryFolder('extensions').path;
  const extensions = path.join(home, 'extensions');
  const folders = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', extensions];
  const config = ['--config', path.join(home, 'config.yaml')];
  await runQuietly(
    editor.node,
    [editor.product, ...config, ...folders, '--install-extension', vsix],
    { env: cleanEnvironment({ HOME: home }) },
  );
  return extensions;
}
