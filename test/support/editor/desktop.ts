import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
} from '@vscode/test-electron';
import { statSync } from 'node:fs';
import path from 'node:path';

const probeMs = 3_000;

/**
 * Whether desktop VS Code can be downloaded here. `$AIMLAPI_TEST_EDITOR` (`desktop` or `server`)
 * answers beforehand; else a short look at the download's address does.
 */
export async function canDownloadDesktop(): Promise<boolean> {
  const chosen = process.env['AIMLAPI_TEST_EDITOR'];
  if (chosen === 'desktop' || chosen === 'server') return chosen === 'desktop';
  try {
    const signal = AbortSignal.timeout(probeMs);
    const url = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(url, { method: 'HEAD', signal })).ok;
  } catch {
    return false;
  }
}

/** Whether windows can be shown to a person. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Command line of a desktop VS Code that can show a window: `code` on PATH, else downloaded;
 * undefined where neither can be had, or nobody would see it.
 */
export async function desktopCommand(): Promise<readonly string[] | undefined> {
  if (!hasDisplay() || process.env['AIMLAPI_TEST_EDITOR'] === 'server') return undefined;
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const code = codeOnPath();
  if (code !== undefined) return [code, ...root];
  if (!(await canDownloadDesktop())) return undefined;
  const executable = await downloadAndUnzipVSCode('stable');
  return [...resolveCliArgsFromVSCodeExecutablePath(executable), ...root];
}

/** The `code` of a remote window's terminal is another program of the same name. */
function codeOnPath(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '' && !folder.includes('remote-cli'))
    .map((folder) => path.join(folder, name))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
