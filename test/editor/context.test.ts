import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { Attachment } from '../../src/core/context/attachment';
import { contextSources } from '../../src/host/context/contextSources';
import { Exclusion } from '../../src/host/context/exclusion';
import { FileTaker } from '../../src/host/context/fileTaker';
import { Staleness } from '../../src/host/context/staleness';
import { LastEditor } from '../../src/host/editor/lastEditor';
import { Settings } from '../../src/host/settings';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { answering } from './answering';
import { ask, useEndpoint } from './endpoint';
import type { Settled } from './endpoint';
import { openRepository, removeRepository } from './openRepository';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/nowhere');
const at = (path: string) => vscode.Uri.joinPath(folder, 'harbour', path);

async function write(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  await vscode.workspace.fs.writeFile(at(path), bytes);
  return at(path);
}

describe('context', () => {
  const settings = new Settings();
  const lastEditor = new LastEditor();
  const exclusion = new Exclusion(settings);
  const files = new FileTaker(exclusion);
  const sources = contextSources({ lastEditor, files, exclusion });

  const take = async (name: string, argument?: string): Promise<readonly Attachment[]> => {
    const source = sources.find((each) => each.name === name);
    assert.ok(source, name);
    return await source.take(argument);
  };

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at(''), { recursive: true });
    settings.dispose();
    lastEditor.dispose();
  });

  it('is what is selected, with its lines, each selection by itself', async () => {
    const editor = await vscode.window.showTextDocument(await write('a.ts', 'one\ntwo\nthree\n'));
    editor.selections = [new vscode.Selection(2, 0, 2, 5), new vscode.Selection(0, 0, 0, 3)];
    const taken = await take('selection');
    assert.deepEqual(
      taken.map(({ kind, text, range, label }) => [kind, text, range?.start.line, label]),
      [
        ['selection', 'one', 0, 'harbour/a.ts'],
        ['selection', 'three', 2, 'harbour/a.ts'],
      ],
    );
  });

  it('is a file by its path, but none outside the workspace', async () => {
    await write('b.ts', 'const b = 1;\n');
    const [file] = await take('file', 'harbour/b.ts');
    assert.deepEqual([file?.kind, file?.text], ['file', 'const b = 1;\n']);
    for (const path of ['../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', 'C:\\x']) {
      assert.deepEqual(await take('file', path), [], path);
    }
  });

  it('is never a file that is excluded, nor one that is not text', async () => {
    const uris = [
      await write('.env', 'A=1'),
      await write('server.PEM', 'x'),
      await write('data.bin', new Uint8Array([1, 0, 2, 0, 255, 254, 0])),
    ];
    const { result, said } = await answering(undefined, () => files.attachUris(uris));
    assert.deepEqual(result, []);
    assert.match(said, /\.env is excluded by aimlapi\.context\.exclude/);
    assert.match(said, /data\.bin is not a text file/);
  });

  it('is the names in a folder, without what git ignores and what is excluded', async () => {
    await write('tree/.gitignore', 'dist/\n*.log\n');
    await write('tree/dist/x.js', '');
    await write('tree/a.log', '');
    await write('tree/.env', '');
    await write('tree/src/.gitignore', '!keep.log\n');
    await write('tree/src/keep.log', '');
    await write('tree/src/main.ts', '');
    const [listing] = await files.attachUris([at('tree')]);
    assert.equal(listing?.kind, 'folder');
    assert.equal(listing.label, 'harbour/tree/');
    assert.deepEqual(listing.text.split('\n'), [
      'src/',
      '  .gitignore',
      '  keep.log',
      '  main.ts',
      '.gitignore',
    ]);
  });

  it('is what is open in editors', async () => {
    await vscode.window.showTextDocument(await write('open.ts', 'open\n'), { preview: false });
    const labels = (await take('openEditors')).map(({ label }) => label);
    assert.ok(labels.includes('harbour/open.ts'), labels.join());
  });

  it('is what the editor reports, with the code it is about', async () => {
    const collection = vscode.languages.createDiagnosticCollection('harbour');
    try {
      const uri = await write('wrong.ts', 'fine\nlet boat = ;\nfine\n');
      const editor = await vscode.window.showTextDocument(uri);
      const problem = new vscode.Diagnostic(new vscode.Range(1, 11, 1, 12), 'Boat expected');
      collection.set(uri, [problem]);
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      for (const argument of [undefined, 'workspace']) {
        const taken = await take('problems', argument);
        const text = taken.find(({ label }) => label === 'harbour/wrong.ts')?.text ?? '';
        assert.match(text, /line 2: error: Boat expected/);
        assert.match(text, /2: let boat = ;/);
      }
      editor.selection = new vscode.Selection(2, 0, 2, 4);
      assert.deepEqual(await take('problems'), []);
    } finally {
      collection.dispose();
    }
  });

  it('is the text in the clipboard', async () => {
    await vscode.env.clipboard.writeText('from the clipboard');
    const [taken] = await take('clipboard');
    assert.deepEqual([taken?.kind, taken?.text], ['clipboard', 'from the clipboard']);
  });

  it('is not what the clipboard holds where nothing is selected in a terminal', async () => {
    await vscode.env.clipboard.writeText('kept');
    assert.deepEqual(await take('terminal'), []);
    assert.equal(await vscode.env.clipboard.readText(), 'kept');
  });

  it('is the changes of a Git repository, staged or not', async () => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        cwd: at('repo').fsPath,
      });
    await write('repo/boat.txt', 'one\n');
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    await write('repo/boat.txt', 'one\ntwo\n');
    await openRepository(at('repo').fsPath);
    const [working] = await take('diff', 'working');
    assert.match(working?.text ?? '', /\+two/);
    assert.deepEqual(await take('diff', 'staged'), []);
    git('add', '.');
    const [staged] = await take('diff');
    assert.deepEqual([staged?.kind, staged?.label], ['diff', 'Staged changes']);
    assert.match(staged?.text ?? '', /\+two/);
    await removeRepository(at('repo').fsPath);
  });

  it('says that its document has changed since, and is taken anew', async () => {
    const staleness = new Staleness();
    try {
      const uri = await write('tide.ts', 'low\nhigh\n');
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(1, 0, 1, 4);
      const [taken] = await take('selection');
      assert.ok(taken);
      assert.equal(staleness.of(taken), undefined);
      const told = new Promise<void>((resolve) => staleness.onDidChange(resolve));
      await editor.edit((edit) => edit.replace(new vscode.Range(1, 0, 1, 4), 'ebbs'));
      await told;
      assert.equal(staleness.of(taken), 'changed');
      const anew = staleness.retake(taken);
      assert.deepEqual([anew?.id, anew?.text], [taken.id, 'ebbs']);
      assert.equal(anew && staleness.of(anew), undefined);
      await editor.document.save();
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(uri);
      await vscode.workspace.applyEdit(edit);
      assert.equal(staleness.of(taken), 'gone');
    } finally {
      staleness.dispose();
    }
  });

  describe('before it leaves', () => {
    let standIn: StandIn;

    before(async () => {
      standIn = await startStandIn({ pace: 0, requireKey: false });
      await useEndpoint(standIn.baseUrl);
    });

    after(() => standIn.close());
    beforeEach(() => standIn.reset());

    const secret = ['gh', 'p_', 'k3Vt9QwZ1xR7mB5nY2cL8sD4fG6hJ0aPqWeT'].join('');
    const sent = () => JSON.stringify(standIn.completions[0]?.body);

    const explain = async (): Promise<Settled> => vscode.commands.executeCommand('aimlapi.explain');

    /** In a file of its own: one that is written over is empty for a moment, in its editor too. */
    async function explainWith(button: string | undefined, name: string) {
      const uri = await write(name, `const boats = 3;\nconst token = "${secret}";\n`);
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(0, 0, 2, 0);
      const { result, said } = await answering(button, explain);
      return { state: result.state, said };
    }

    it('what looks like a secret is pointed out, and nothing is sent on cancel', async () => {
      const { state, said } = await explainWith(undefined, 'key.ts');
      assert.equal(state, 'cancelled');
      assert.match(said, /Key or token of GitHub: harbour\/key\.ts, line 2/);
      assert.ok(!said.includes(secret), 'the secret stands in the dialog');
      assert.equal(standIn.completions.length, 0);
    });

    it('it goes masked where the person says so', async () => {
      assert.equal((await explainWith('Mask and Send', 'masked.ts')).state, 'complete');
      assert.ok(!sent().includes(secret));
      assert.match(sent(), /const boats = 3;\\nconst token = \\"\[secret removed\]\\"/);
    });

    it('it goes as it is where the person says so, and is not asked about again', async () => {
      assert.equal((await explainWith('Send As It Is', 'whole.ts')).state, 'complete');
      assert.ok(sent().includes(secret), sent());
      const again = await explainWith(undefined, 'again.ts');
      assert.deepEqual([again.state, again.said], ['complete', '']);
    });

    it('a question is looked at too', async () => {
      const other = ['gh', 'o_', 'Zk3Vt9QwZ1xR7mB5nY2cL8sD4fG6hJ0aPqWe'].join('');
      const { result } = await answering(undefined, () => ask(`Why is ${other} refused?`));
      assert.equal(result.state, 'cancelled');
      assert.equal(standIn.completions.length, 0);
    });

    it('an excluded file is not sent, whatever opened it', async () => {
      const editor = await vscode.window.showTextDocument(await write('.env', 'BOATS=three\n'));
      editor.selection = new vscode.Selection(0, 0, 0, 5);
      const { result, said } = await answering('Send Without', explain);
      assert.match(said, /\.env is excluded/);
      assert.ok(result.state === 'cancelled' || !sent().includes('BOATS'), sent());
    });

    it('what is too long is trimmed where the person says so', async () => {
      const uri = await write('long.ts', 'const harbour = open("north", 12);\n'.repeat(60_000));
      const editor = await vscode.window.showTextDocument(uri);
      editor.selection = new vscode.Selection(0, 0, 59_999, 0);
      const { result, said } = await answering('Trim to Fit', explain);
      assert.equal(result.state, 'complete');
      assert.match(said, /too long for the model[^]*only the beginning goes of: harbour\/long\.ts/);
      assert.ok(sent().length < 1_500_000, String(sent().length));
    });
  });
});
