import { runTests } from '@vscode/test-electron';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canDownloadDesktop } from './desktop';
import { fetchEditor } from './fetchEditor';
import { findBrowser } from './findBrowser';
import { projectRoot } from './projectRoot';
import { temporaryFolder } from './temporaryFolder';
import type { EditorVersion } from './versions';

const launcher = path.join(projectRoot, 'out/test/support/editor/launcher.main.mjs');

/** Settings of the user under which every in-editor suite runs. */
const settings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Settings of the machine. Nothing listens there: a test that names no endpoint reaches none. It is
 * set so that a test's own address replaces it, also where the extension host is remote.
 */
const machineSettings = { 'aimlapi.baseUrl': 'http://127.0.0.1:9/v1' };

/**
 * Runs the bundled suite of test/editor inside a real VS Code of the given version: the desktop
 * one where it can be downloaded, else VS Code's server with a browser. AIMLAPI_TEST_EDITOR
 * (`desktop` or `server`) decides it beforehand. `env` reaches the suite.
 * Returns whether the suite ended well; its output goes to this process's output.
 */
export async function runInEditor(
  version: EditorVersion,
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  const desktop = await canDownloadDesktop();
  if (!desktop) await prepareServer(version);
  const home = temporaryFolder('editor');
  const folder = (name: string) => path.join(home.path, name);
  mkdirSync(folder('user/User'), { recursive: true });
  mkdirSync(folder('user/Machine'));
  mkdirSync(folder('workspace'));
  const all = desktop ? { ...settings, ...machineSettings } : settings;
  writeFileSync(folder('user/User/settings.json'), JSON.stringify(all));
  writeFileSync(folder('user/Machine/settings.json'), JSON.stringify(machineSettings));
  try {
    await runTests({
      ...(desktop ? { version: version.vscode } : { vscodeExecutablePath: launcher }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(projectRoot, 'out/test/editor/index.js'),
      extensionTestsEnv: {
        ...env,
        AIMLAPI_TEST_VSCODE: version.vscode,
        AIMLAPI_API_KEY: undefined, // A person's own key is not for tests.
      },
      launchArgs: [
        folder('workspace'),
        `--user-data-dir=${folder('user')}`,
        `--extensions-dir=${folder('extensions')}`,
      ],
    });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    home.remove();
  }
}

async function prepareServer(version: EditorVersion): Promise<void> {
  chmodSync(launcher, 0o755);
  await fetchEditor(version);
  await findBrowser();
}
