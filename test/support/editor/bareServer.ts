import { startGroup, type ChildGroup } from './childGroup';
import type { FetchedEditor } from './fetchEditor';

const startMs = 60_000;

/** What the bare server is to be started with. All paths are absolute. */
export interface BareServerOptions {
  /** Holds `User/settings.json`, as in desktop VS Code. */
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts VS Code's server for a suite that runs in its extension host, on a port the OS chose. */
export async function startBareServer(
  editor: FetchedEditor,
  { userDataDir, extensionsDir, env }: BareServerOptions,
): Promise<{ group: ChildGroup; port: number }> {
  const group = startGroup(
    editor.node,
    [
      editor.server,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--disable-workspace-trust', '--enable-smoke-test-driver'],
      ...['--server-data-dir', userDataDir, '--user-data-dir', userDataDir],
      ...['--extensions-dir', extensionsDir],
    ],
    { env },
  );
  const [, port] = await group.line(/Extension host agent listening on (\d+)/, startMs);
  return { group, port: Number(port) };
}
