import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AimlApiChat } from '../../src/host/api/extensionApi';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { ask, configuration, useEndpoint } from './endpoint';

describe('what the extension is to its surroundings', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
  });

  after(() => standIn.close());
  beforeEach(() => standIn.reset());

  it('gives other extensions a way to ask and to hear of ends, and no text', async () => {
    const extension = vscode.extensions.getExtension<AimlApiChat>('aimlapi-community.aimlapi-chat');
    const api = await extension?.activate();
    assert.equal(api?.version, 1);
    const heard: unknown[] = [];
    const hearing = api.onDidReply((end) => heard.push(end));
    const end = await api.ask('Hello?');
    hearing.dispose();
    await ask('Hello again?');
    assert.equal(end.state, 'complete');
    assert.deepEqual(heard, [end]);
  });

  it('copies diagnostics that tell what happened, and nothing that was said', async () => {
    const secrets = { 'x-team': 'secret-value' };
    const { Global } = vscode.ConfigurationTarget;
    await configuration().update('extraHeaders', secrets, Global);
    await configuration().update('systemPrompt', 'private words', Global);
    try {
      await ask('A private question?');
      await ask('/standin error 400');
      void vscode.commands.executeCommand('aimlapi.copyDiagnostics');
      const text = await clipboardWith('diagnostics');
      assert.match(text, /complete model=anthropic\/claude-3-haiku/);
      assert.match(text, /failed model=\S+ failure=invalidRequest status=400/);
      assert.match(text, new RegExp(`VS Code|code-server|${vscode.env.appName}`));
      assert.match(text, /- extraHeaders: set\n- systemPrompt: set|systemPrompt: set/);
      assert.doesNotMatch(text, /secret-value|x-team|private|127\.0\.0\.1/i);
    } finally {
      await configuration().update('extraHeaders', undefined, Global);
      await configuration().update('systemPrompt', undefined, Global);
    }
  });

  it('takes no key combination that the editor has, but where its own parts have the focus', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const document = await vscode.workspace.openTextDocument(uri);
    const taken = new Set(
      [...document.getText().matchAll(/"key":\s*"([^"]+)"/g)].map(([, key]) => normal(key ?? '')),
    );
    assert.ok(taken.size > 300, String(taken.size));
    const ownFocus =
      /activeWebviewPanelId == '?aimlapi\.|focusedView == '?aimlapi\.|\baimlapi\.\w*(?:Focused|Active|[fF]ocus)|resourceScheme == '?aimlapi-/;
    for (const { command, key, mac, when = '' } of keybindings()) {
      for (const combination of [key, mac].filter((each) => each !== undefined)) {
        const shadows = taken.has(normal(combination)) && !ownFocus.test(when);
        assert.ok(!shadows, `${command} takes ${combination} from the editor`);
      }
    }
  });
});

interface Keybinding {
  readonly command: string;
  readonly key?: string;
  readonly mac?: string;
  readonly when?: string;
}

function keybindings(): readonly Keybinding[] {
  const extension = vscode.extensions.getExtension('aimlapi-community.aimlapi-chat');
  const manifest = extension?.packageJSON as {
    readonly contributes: { readonly keybindings?: readonly Keybinding[] };
  };
  return manifest.contributes.keybindings ?? [];
}

/** The same combination written in one way. */
function normal(key: string): string {
  return key
    .toLowerCase()
    .split(' ')
    .map((chord) => chord.split('+').sort().join('+'))
    .join(' ');
}

/** The clipboard is written by a command that waits for an answer to its message. */
async function clipboardWith(word: string): Promise<string> {
  for (;;) {
    const text = await vscode.env.clipboard.readText();
    if (text.includes(word)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
