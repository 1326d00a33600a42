import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AttachmentFiles } from '../../src/host/editor/attachmentFiles';
import { insertCode } from '../../src/host/editor/insertCode';
import { LastEditor } from '../../src/host/editor/lastEditor';
import { openNewFile } from '../../src/host/editor/newFile';
import { answering } from './answering';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/nowhere');
const at = (path: string) => vscode.Uri.joinPath(folder, 'slipway', path);

async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  return at(path);
}

const caret = (line: number, character: number) =>
  new vscode.Selection(line, character, line, character);

describe('code of a reply', () => {
  const lastEditor = new LastEditor();

  afterEach(async () => {
    while (vscode.window.activeTextEditor?.document.isDirty === true) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    await vscode.workspace.fs.delete(at(''), { recursive: true });
    lastEditor.dispose();
  });

  describe('inserted at the cursor', () => {
    const code = 'if (tide) {\n  launch();\n}';

    it('is there at each of several cursors, indented as its line, and one undo takes it back', async () => {
      const before = 'one\n    two\n';
      const editor = await vscode.window.showTextDocument(await write('several.js', before));
      editor.options = { insertSpaces: true, tabSize: 2 };
      editor.selections = [caret(0, 3), caret(1, 4)];
      await insertCode(lastEditor, code);
      const expected =
        'oneif (tide) {\n  launch();\n}\n    if (tide) {\n      launch();\n    }two\n';
      assert.equal(editor.document.getText(), expected);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), before);
    });

    it('leaves what is selected', async () => {
      const editor = await vscode.window.showTextDocument(await write('selected.js', 'one two\n'));
      editor.selection = new vscode.Selection(0, 4, 0, 7);
      await insertCode(lastEditor, 'x');
      assert.equal(editor.document.getText(), 'one twox\n');
    });

    it('goes into a cell of a notebook, which stays in its notebook', async () => {
      const cells = ['first = 1', 'second = 2'].map(
        (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
      );
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData(cells),
      );
      const shown = await vscode.window.showNotebookDocument(notebook);
      shown.selections = [new vscode.NotebookRange(1, 2)];
      await vscode.commands.executeCommand('notebook.cell.edit');
      const cell = notebook.cellAt(1).document;
      while (vscode.window.activeTextEditor?.document !== cell) {
        await new Promise<void>((resolve) => {
          const listening = vscode.window.onDidChangeActiveTextEditor(() => {
            listening.dispose();
            resolve();
          });
        });
      }
      vscode.window.activeTextEditor.selection = caret(0, 0);
      await insertCode(lastEditor, 'zero = 0\n');
      assert.equal(cell.getText(), 'zero = 0\nsecond = 2');
      assert.equal(notebook.cellAt(0).document.getText(), 'first = 1');
      assert.equal(vscode.window.activeNotebookEditor?.notebook, notebook);
    });

    it('is refused in words where the document is read-only', async () => {
      const files = new AttachmentFiles('aimlapi-insert-test');
      try {
        await files.show({ id: 'a', kind: 'text', label: 'note.txt', text: 'fixed' });
        const document = vscode.window.activeTextEditor?.document;
        const { said } = await answering(undefined, () => insertCode(lastEditor, code));
        assert.match(said, /note\.txt is read-only: nothing was inserted\./);
        assert.equal(document?.getText(), 'fixed');
        assert.equal(document.isDirty, false);
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        files.dispose();
      }
    });
  });

  describe('as a new file', () => {
    const shown = () => {
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document);
      return document;
    };

    it('has the name that the reply gives it, unsaved, in its language', async () => {
      await openNewFile('boats = 3\n', 'py', 'slipway/fresh.py');
      assert.equal(shown().uri.scheme, 'untitled');
      assert.equal(vscode.workspace.asRelativePath(shown().uri.path), 'slipway/fresh.py');
      assert.deepEqual(
        [shown().getText(), shown().languageId, shown().isDirty],
        ['boats = 3\n', 'python', true],
      );
      await assert.rejects(async () => vscode.workspace.fs.stat(at('fresh.py')));
    });

    it('has none where there is such a file, or where the name leads out of the folder', async () => {
      await write('taken.py', 'boats = 1\n');
      for (const name of ['slipway/taken.py', '../outside.py', undefined]) {
        await openNewFile('boats = 3\n', 'python', name);
        assert.match(shown().uri.path, /^Untitled-\d+$/, name);
        assert.equal(shown().getText(), 'boats = 3\n');
        assert.equal(shown().languageId, 'python');
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
      const taken = await vscode.workspace.openTextDocument(at('taken.py'));
      assert.equal(taken.getText(), 'boats = 1\n');
    });

    it('is another one where the first of that name is open already', async () => {
      await openNewFile('first\n', 'text', 'slipway/notes.txt');
      const first = shown();
      await openNewFile('second\n', 'text', 'slipway/notes.txt');
      assert.equal(shown().getText(), 'second\n');
      assert.equal(first.getText(), 'first\n');
      assert.notEqual(shown(), first);
    });
  });
});
