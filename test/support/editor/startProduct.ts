import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, temporaryFilesIn } from './cleanEnvironment';
import { startGroup, type ChildGroup } from './childGroup';
import { extensionHosts } from './extensionHosts';
import { fetchEditor } from './fetchEditor';
import { installedExtensions } from './installedExtensions';
import { temporaryFolder } from './temporaryFolder';
import { newest, type EditorVersion } from './versions';

const startMs = 60_000;

/** Values for a settings.json. */
export type Settings = Readonly<Record<string, unknown>>;

export interface ProductOptions {
  /** The packaged extension to install. */
  readonly vsix: string;
  /** More extensions: VSIX files, or ids of the editor's gallery. */
  readonly moreExtensions?: readonly string[];
  /** Folder that is opened; an empty one where absent. */
  readonly workspace?: string;
  /** User settings on top of quiet defaults. */
  readonly settings?: Settings;
  /** Machine settings, the only place for those of scope `machine`. */
  readonly machineSettings?: Settings;
  /** Kept folder for user data; a temporary one where absent. */
  readonly userDataDir?: string;
  /** 0 or absent: the operating system chooses. */
  readonly port?: number;
  /** Kept folder for the browser's profile, where secrets live; a temporary one where absent. */
  readonly browserProfile?: string;
  /** False opens the folder in Restricted Mode. */
  readonly trust?: boolean;
  /** The extension host: Node, or the browser's web worker; `$AIMLAPI_TEST_HOST` where absent. */
  readonly kind?: 'node' | 'web';
  /** A person must sign in with this; nobody is asked where it is absent, so for tests only. */
  readonly password?: string;
  readonly version?: EditorVersion;
  readonly env?: NodeJS.ProcessEnv;
}

/** A running VS Code as people use it: the extension installed, a browser to be opened on `url`. */
export interface Product {
  /** Address that opens the workspace. */
  readonly url: string;
  readonly workspace: string;
  readonly userDataDir: string;
  readonly browserProfile: string;
  /** Writes the settings files anew; an open editor follows. */
  configure(settings: { user?: Settings; machine?: Settings }): void;
  /** Process ids of the Node extension hosts; none where the extension runs in the web worker. */
  extensionHosts(): number[];
  /** Ends the server as a power failure would; folders stay until `stop`. */
  kill(): Promise<void>;
  /** Ends the server if it runs, and starts it again at the same address with the same folders. */
  restart(): Promise<void>;
  /** The server's last lines. */
  output(): string;
  /** Ends the server and removes what is temporary. */
  stop(): Promise<void>;
}

const quietSettings: Settings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'chat.disableAIFeatures': true,
};

function hostSetting(kind: 'node' | 'web'): Settings {
  if (kind === 'node') return {};
  return { 'remote.extensionKind': { 'aimlapi-community.aimlapi-chat': ['web'] } };
}

/** Starts VS Code's server with the packaged extension; bound to 127.0.0.1 only. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const version = options.version ?? newest;
  const kind = options.kind ?? (process.env['AIMLAPI_TEST_HOST'] === 'web' ? 'web' : 'node');
  const editor = await fetchEditor(version);
  const extensionsDir = await installedExtensions(
    [options.vsix, ...(options.moreExtensions ?? [])],
    editor,
  );
  const home = temporaryFolder('product');
  const folder = (name: string) => path.join(home.path, name);
  const userDataDir = options.userDataDir ?? folder('user');
  const workspace = options.workspace ?? folder('workspace');
  const browserProfile = options.browserProfile ?? folder('profile');
  for (const each of [workspace, browserProfile, folder('home')]) {
    mkdirSync(each, { recursive: true });
  }

  const configure: Product['configure'] = ({ user = {}, machine = {} }) => {
    const all = { ...quietSettings, ...hostSetting(kind), ...options.settings, ...user };
    writeSettings(path.join(userDataDir, 'User'), all);
    writeSettings(path.join(userDataDir, 'Machine'), { ...options.machineSettings, ...machine });
  };
  configure({});

  const start = async (port: number) => {
    const group = startGroup(
      editor.node,
      [
        editor.product,
        ...['--bind-addr', `127.0.0.1:${port}`, '--config', folder('config.yaml')],
        ...['--auth', options.password === undefined ? 'none' : 'password'],
        ...['--disable-telemetry', '--disable-update-check', '--ignore-last-opened'],
        ...['--disable-getting-started-override'],
        ...(options.trust === false ? [] : ['--disable-workspace-trust']),
        ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
        ...['--session-socket', folder('session.sock')],
      ],
      { env: environment(folder('home'), options), cwd: home.path },
    );
    const [, chosen] = await group.line(/server listening on http:\/\/127\.0\.0\.1:(\d+)/, startMs);
    return { group, port: Number(chosen) };
  };

  let running: { group: ChildGroup; port: number } = await start(options.port ?? 0);
  const query = new URLSearchParams({ folder: workspace });
  return {
    url: `http://127.0.0.1:${running.port}/?${query.toString()}`,
    workspace,
    userDataDir,
    browserProfile,
    configure,
    extensionHosts: () => extensionHosts(running.group.pid),
    kill: () => running.group.kill(),
    restart: async () => {
      await running.group.stop();
      running = await start(running.port);
    },
    output: () => running.group.output(),
    stop: async () => {
      await running.group.stop();
      home.remove();
    },
  };
}

function writeSettings(folder: string, settings: Settings): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** A home of its own, so that neither the person's settings nor their Git identity play a part. */
function environment(home: string, { env, password }: ProductOptions): NodeJS.ProcessEnv {
  return cleanEnvironment({
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    ...temporaryFilesIn(path.join(home, 'tmp')),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    ...(password === undefined ? {} : { PASSWORD: password }),
    ...env,
  });
}
