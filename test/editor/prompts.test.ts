import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Attachment } from '../../src/core/context/attachment';
import { meantBy } from '../../src/host/draft/meantBy';
import { LastEditor } from '../../src/host/editor/lastEditor';
import { OwnPrompts, promptFolder } from '../../src/host/prompts/ownPrompts';
import { PromptCommands } from '../../src/host/prompts/promptCommands';
import { Settings } from '../../src/host/settings';

describe('prompts', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/nowhere');
  const prompts = vscode.Uri.joinPath(folder, promptFolder);
  const settings = new Settings();
  const lastEditor = new LastEditor();
  const diff: Attachment = { id: 'd', kind: 'diff', label: 'Staged changes', text: '+1' };
  const commands = new PromptCommands(new OwnPrompts(settings), {
    lastEditor,
    source: (name) =>
      name === 'diff'
        ? {
            name,
            title: name,
            icon: 'file',
            available: () => true,
            take: () => Promise.resolve([diff]),
          }
        : undefined,
  });

  const own = (value: unknown) =>
    vscode.workspace
      .getConfiguration('aimlapi')
      .update('prompts', value, vscode.ConfigurationTarget.Global);
  const file = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(prompts, name),
      new TextEncoder().encode(text),
    );
  const names = async (source: string) =>
    (await commands.list()).filter((each) => each.source === source).map(({ name }) => name);

  before(async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python',
      content: 'def tide():\n    return 1\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 1, 12);
  });

  after(async () => {
    await own(undefined);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.aimlapi'), { recursive: true });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    settings.dispose();
    lastEditor.dispose();
  });

  it('need no more in the settings than a name and a text', async () => {
    await own({ Rhyme: 'Put {{selection}} into verse.' });
    assert.deepEqual(await names('user'), ['Rhyme']);
    assert.deepEqual(settings.invalid, []);
    await own(undefined);
  });

  it('come with commands of their own', async () => {
    const expected = ['explain', 'review', 'fix', 'tests', 'document', 'commit'];
    assert.deepEqual(await names('builtIn'), expected);
    const explained = await commands.expand('explain', 'In one line.', []);
    assert.ok(explained.ok);
    assert.equal(explained.text, 'Explain this code.\n\nIn one line.');
    assert.equal(explained.purpose, 'explain');
    assert.equal(explained.attachments[0]?.text, '    return 1');
  });

  it('take nothing more where something is attached already', async () => {
    const explained = await commands.expand('EXPLAIN', '', [diff]);
    assert.ok(explained.ok);
    assert.deepEqual(explained.attachments, []);
  });

  it('of the settings are filled with what is selected and what was typed', async () => {
    await own({
      port: { prompt: 'Port {{selection}} from {{language}} to {{input}}.', description: 'Ports' },
      'two words': { prompt: 'No name.' },
    });
    assert.deepEqual(await names('user'), ['port']);
    const ported = await commands.expand('port', 'Rust', []);
    assert.ok(ported.ok);
    assert.match(ported.text, /^Port Untitled-\d+, line 2 from python to Rust\.$/);
    assert.deepEqual(
      ported.attachments.map(({ text }) => text),
      ['    return 1'],
    );
    assert.equal(ported.showFirst, false);
  });

  it('of the workspace are shown before they are sent', async () => {
    await file('Check it.md', '---\ndescription: Checks\n---\nCheck {{diff}}.\n');
    await file('notes.txt', 'No prompt.');
    assert.deepEqual(await names('workspace'), ['check-it']);
    const checked = await commands.expand('check-it', 'Be strict.', []);
    assert.ok(checked.ok);
    assert.equal(checked.text, 'Check Staged changes.\n\nBe strict.');
    assert.deepEqual(checked.attachments, [diff]);
    assert.equal(checked.showFirst, true);
  });

  it('of the workspace take the place of no other', async () => {
    await own({ port: { prompt: 'Mine' } });
    await file('port.md', 'Theirs');
    await file('explain.md', 'Theirs');
    const [ported, explained] = [
      await commands.expand('port', '', []),
      await commands.expand('explain', '', [diff]),
    ];
    assert.ok(ported.ok && explained.ok);
    assert.equal(ported.text, 'Mine');
    assert.equal(explained.text, 'Explain this code.');
  });

  it('with a placeholder that is none say where it stands', async () => {
    await file('wrong.md', '---\ndescription: x\n---\n\nFine.\nNot {{selction}}.\n');
    const wrong = await commands.expand('wrong', '', []);
    assert.ok(!wrong.ok);
    assert.match(
      wrong.message,
      /^\.aimlapi\/prompts\/wrong\.md:6:5: There is no placeholder \{\{selction\}\}/,
    );
    assert.match(wrong.message, /\{\{selection\}\}, \{\{file\}\}/);
  });

  it('with a placeholder that is none are marked in their file', async () => {
    const uri = vscode.Uri.joinPath(prompts, 'wrong.md');
    await vscode.commands.executeCommand('aimlapi.stop');
    await vscode.workspace.openTextDocument(uri);
    const [problem] = vscode.languages.getDiagnostics(uri);
    assert.ok(problem);
    assert.match(problem.message, /no placeholder \{\{selction\}\}/);
    assert.deepEqual(problem.range, new vscode.Range(5, 4, 5, 16));
  });

  it('that need what is not here say so', async () => {
    await own({ mend: { prompt: 'Mend {{problems}}' } });
    const mended = await commands.expand('mend', '', []);
    assert.ok(!mended.ok);
    assert.match(mended.message, /\{\{problems\}\}/);
    const unknown = await commands.expand('nothing', '', []);
    assert.ok(!unknown.ok);
    assert.match(unknown.message, /no command \/nothing/);
  });

  describe('in Restricted Mode', () => {
    const trust = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted');
    assert.ok(trust);

    before(() =>
      Object.defineProperty(vscode.workspace, 'isTrusted', { ...trust, get: () => false }),
    );
    after(() => Object.defineProperty(vscode.workspace, 'isTrusted', trust));

    it('those of the folder are missing, which is said of a name that nothing has', async () => {
      await file('check.md', 'Theirs');
      await assert.rejects(meantBy(commands, '/check this', []), ({ message }: Error) =>
        /no command \/check\. Begin with a blank.* Restricted Mode: prompts/.test(message),
      );
      const blank = await meantBy(commands, ' /check this', []);
      assert.equal(blank.text, ' /check this');
      const path = await meantBy(commands, '/etc/hosts is what?', []);
      assert.equal(path.text, '/etc/hosts is what?');
    });
  });

  it('that nobody wrote are text where the folder is trusted', async () => {
    assert.equal((await meantBy(commands, '/surely not', [])).text, '/surely not');
  });
});
