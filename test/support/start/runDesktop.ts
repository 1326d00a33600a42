import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment } from '../editor/cleanEnvironment';
import { startGroup } from '../editor/childGroup';
import { runQuietly } from '../editor/runQuietly';
import type { Settings } from '../editor/startProduct';
import { temporaryFolder } from '../editor/temporaryFolder';

export interface DesktopOptions {
  /** Program and first arguments. */
  readonly command: readonly string[];
  readonly vsix: string;
  readonly workspace: string;
  /** User settings; desktop VS Code reads those of scope `machine` here too. */
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
}

/** Opens desktop VS Code with nothing but the packaged extension; settles when it is closed. */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const [program = 'code', ...first] = options.command;
  const home = temporaryFolder('desktop').path;
  const user = path.join(home, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(options.settings));
  const folders = [`--user-data-dir=${user}`, `--extensions-dir=${path.join(home, 'extensions')}`];
  const env = cleanEnvironment(options.env);
  await runQuietly(program, [...first, ...folders, '--install-extension', options.vsix], { env });
  const window = [...folders, '--disable-workspace-trust', '--new-window', '--wait'];
  await startGroup(program, [...first, ...window, options.workspace], { env }).ended;
}
