import { randomBytes } from 'node:crypto';
import { copyOfSample } from './editor/copyOfSample';
import { desktopCommand } from './editor/desktop';
import { startProduct, type Settings } from './editor/startProduct';
import { pack } from './run/checks';
import { vsix } from './run/vsix';
import { startStandIn } from './standin/standIn';
import { openAddress } from './start/openAddress';
import { runDesktop } from './start/runDesktop';

/*
 * npm start: a real VS Code with the extension, on a copy of a sample workspace. It talks to the
 * stand-in endpoint, or, with AIMLAPI_API_KEY set, to the real one. Such a key is handed on in the
 * environment only.
 */

const key = process.env['AIMLAPI_API_KEY'];

/** The sample's README says what to try. */
const forPeople: Settings = { 'workbench.startupEditor': 'readme' };

async function main(): Promise<void> {
  const { failed } = await pack.run();
  if (failed > 0) throw new Error('the extension could not be packaged');
  const workspace = copyOfSample();
  const standIn = key === undefined ? await startStandIn({ era: 'origin' }) : undefined;
  const endpoint = standIn ? { 'aimlapi.baseUrl': standIn.baseUrl } : {};
  const env = key === undefined ? {} : { AIMLAPI_API_KEY: key };
  const command = await desktopCommand();
  if (command) {
    say('VS Code opens in a window of its own.', 'Close the window, or press Ctrl+C here.');
    await runDesktop({ command, vsix, workspace, settings: { ...forPeople, ...endpoint }, env });
    process.exit(0);
  }
  await serve(workspace, endpoint, env);
}

async function serve(workspace: string, machineSettings: Settings, env: NodeJS.ProcessEnv) {
  const password = randomBytes(12).toString('base64url');
  const settings = { ...forPeople, 'chat.disableAIFeatures': false };
  const options = { vsix, workspace, settings, machineSettings, password, env };
  const { url } = await startProduct({ ...options, kind: 'node' });
  say(`Open ${url}\n  Password: ${password}`, 'Press Ctrl+C here.');
  openAddress(url);
}

function say(where: string, end: string): void {
  const endpoint =
    key === undefined
      ? 'A stand-in endpoint on this machine answers. Any key does; one that begins with "bad" or\n' +
        '  "nocredit" shows what happens then. Nothing leaves this machine and nothing costs money.'
      : 'api.aimlapi.com answers, with the key from AIMLAPI_API_KEY. Replies cost money.';
  console.log(`
  ${where}
  Try: select code, F1, "AI/ML API: Explain Selection". The side bar has the chat.
  ${endpoint}
  To end: ${end}
`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
