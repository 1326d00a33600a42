import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Attachment } from '../../src/core/context/attachment';
import { Exclusion } from '../../src/host/context/exclusion';
import { FileTaker } from '../../src/host/context/fileTaker';
import { Outgoing } from '../../src/host/context/outgoing';
import { isBehindLink, isLink } from '../../src/host/context/symbolicLink';
import { openSource } from '../../src/host/editor/openSource';
import { snapshot } from '../../src/host/editor/snapshot';
import { OwnPrompts, promptFolder } from '../../src/host/prompts/ownPrompts';
import { PromptCommands } from '../../src/host/prompts/promptCommands';
import { LastEditor } from '../../src/host/editor/lastEditor';
import { Settings } from '../../src/host/settings';
import { answering } from './answering';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/nowhere');
const at = (path: string) => vscode.Uri.joinPath(folder, 'moorings', path);

async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  return at(path);
}

describe('what lies under another name', () => {
  const settings = new Settings();
  const exclusion = new Exclusion(settings);
  const files = new FileTaker(exclusion);
  const gate = () =>
    new Outgoing({
      exclusion,
      roomTokens: () => 100_000,
      systemTokens: () => 0,
      model: () => ({ label: 'Any' }),
      chooseModel: () => Promise.resolve(false),
      ownSecrets: () => Promise.resolve([]),
    });
  const labels = (message?: { readonly attachments: readonly Attachment[] }) =>
    message?.attachments.map(({ label }) => label);

  before(async () => {
    await write('.env', 'BOATS=three\n');
    await write('plain.txt', 'plain\n');
    await write('deep/inner.txt', 'inner\n');
    symlinkSync('.env', at('notes.txt').fsPath);
    symlinkSync('deep', at('shallow').fsPath);
    symlinkSync('loop', at('loop').fsPath);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at(''), { recursive: true });
    settings.dispose();
  });

  it('is asked about before it leaves: a file that is a link, one in a folder that is', async () => {
    const attached = [
      await files.take(at('notes.txt')),
      await files.take(at('shallow/inner.txt')),
      await files.take(at('deep/inner.txt')),
    ];
    const cancelled = await answering(undefined, () => gate().approve(attached, 'Why?'));
    assert.equal(cancelled.result, undefined);
    assert.match(
      cancelled.said,
      /^moorings\/notes\.txt, moorings\/shallow\/inner\.txt was read through a symbolic link/,
    );
    const { result } = await answering('Send Without', () => gate().approve(attached, 'Why?'));
    assert.deepEqual(labels(result), ['moorings/deep/inner.txt']);
  });

  it('is asked about where the disk does not say what it is, and not where nothing is there', async () => {
    assert.equal(await isLink(at('loop')), true);
    assert.equal(await isBehindLink(at('loop/inner.txt')), true);
    assert.equal(await isBehindLink(at('gone/inner.txt')), false);
    assert.equal(await isBehindLink(at('plain.txt/inner.txt')), false);
  });

  it('goes where the person says so, and is not asked about again', async () => {
    const document = await vscode.workspace.openTextDocument(at('notes.txt'));
    const selected = [snapshot(document, new vscode.Range(0, 0, 0, 5))];
    const outgoing = gate();
    const first = await answering('Send As It Is', () => outgoing.approve(selected, ''));
    assert.deepEqual(labels(first.result), ['moorings/notes.txt']);
    const again = await answering(undefined, () => outgoing.approve(selected, ''));
    assert.deepEqual([labels(again.result), again.said], [['moorings/notes.txt'], '']);
  });

  it('is not what has its own name, nor what has none on the disk', async () => {
    const untitled = await vscode.workspace.openTextDocument({ content: 'new' });
    const attached = [
      await files.take(at('plain.txt')),
      await files.take(folder),
      snapshot(untitled, new vscode.Range(0, 0, 0, 3)),
    ];
    const { result, said } = await answering(undefined, () => gate().approve(attached, ''));
    assert.equal(said, '');
    assert.equal(result?.attachments.length, 3);
  });

  it('is not gone into when the names in a folder are listed', async () => {
    const { text } = await files.take(at(''));
    assert.deepEqual(text.split('\n'), [
      'deep/',
      '  inner.txt',
      'shallow/',
      'notes.txt',
      'plain.txt',
    ]);
  });

  it('is not sent where its place cannot be read, whatever its name', async () => {
    const lost: Attachment = { id: '1', kind: 'file', label: 'a.ts', uri: 'no scheme', text: 'a' };
    const { result, said } = await answering('Send Without', () => gate().approve([lost], 'Why?'));
    assert.deepEqual(labels(result), []);
    assert.match(said, /^a\.ts is excluded and is not sent\.\nWhere it was taken from cannot/);
  });

  it('is not looked for where its place cannot be read', async () => {
    assert.equal(await openSource('no scheme'), undefined);
  });

  describe('as a prompt', () => {
    const lastEditor = new LastEditor();
    const commands = new PromptCommands(new OwnPrompts(settings), {
      lastEditor,
      source: () => undefined,
    });
    const root = vscode.Uri.joinPath(folder, promptFolder, '..');
    const described = async () =>
      (await commands.list())
        .filter(({ source }) => source === 'workspace')
        .map(({ name, description }) => [name, description]);

    before(() => write('prompts/outside.md', 'From outside.'));
    afterEach(() => vscode.workspace.fs.delete(root, { recursive: true }));
    after(() => lastEditor.dispose());

    const why = 'A symbolic link is not read. Put the file itself there.';

    it('is not read, and says so', async () => {
      const prompts = vscode.Uri.joinPath(folder, promptFolder);
      await vscode.workspace.fs.createDirectory(prompts);
      symlinkSync(
        at('prompts/outside.md').fsPath,
        vscode.Uri.joinPath(prompts, 'linked.md').fsPath,
      );
      assert.deepEqual(await described(), [['linked', why]]);
      const expanded = await commands.expand('linked', '', []);
      assert.deepEqual(expanded, { ok: false, message: `/linked: ${why}` });
    });

    for (const link of ['.', 'prompts']) {
      it(`is not read below a folder that is a link (.aimlapi/${link})`, async () => {
        if (link !== '.') await vscode.workspace.fs.createDirectory(root);
        const target = link === '.' ? at('') : at('prompts');
        symlinkSync(target.fsPath, vscode.Uri.joinPath(root, link).fsPath);
        assert.deepEqual(await described(), [['outside', why]]);
      });
    }
  });
});
