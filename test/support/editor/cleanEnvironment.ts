import { mkdirSync } from 'node:fs';

/**
 * What a surrounding editor, package manager or person may have set and a test must not see: an
 * outer VS Code's sockets, an outer server's settings, a real key, Node's own flags.
 */
const foreign =
  /^(VSCODE_|ELECTRON_|CODE_SERVER_|CS_|npm_|AIMLAPI_API_KEY$|(HASHED_)?PASSWORD$|PORT$|NODE_OPTIONS$|GITHUB_TOKEN$|(https?|all|no)_proxy$)/i;

/** This process's environment without foreign influence, and with `extra` on top. */
export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Points temporary files, sockets among them, at a folder that will be removed. On Linux only: the
 * address of a socket is limited to about 100 bytes, and elsewhere temporary folders lie deep.
 */
export function temporaryFilesIn(folder: string): NodeJS.ProcessEnv {
  if (process.platform !== 'linux') return {};
  mkdirSync(folder, { recursive: true });
  return { TMPDIR: folder, XDG_RUNTIME_DIR: folder };
}
