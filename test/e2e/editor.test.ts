import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startProduct, type Product } from '../support/editor/startProduct';
import { copyOfSample } from '../support/editor/copyOfSample';
import { vsix } from '../support/run/vsix';
import { errorNotifications } from './support/notifications';
import { openEditor, type Editor } from './support/openEditor';

describe('the editor under test', () => {
  let product: Product;
  let editor: Editor;

  before(async () => {
    product = await startProduct({ vsix, workspace: copyOfSample() });
    editor = await openEditor(product, { theme: 'dark' });
  });

  after(async () => {
    await editor.close();
    await product.stop();
  });

  it('has the extension installed', async () => {
    await editor.command('Extensions: Show Installed Extensions');
    await editor.page.getByRole('listitem', { name: /^AI\/ML API Chat/ }).waitFor();
  });

  it('shows the theme that was asked for', async () => {
    await editor.page.locator('.monaco-workbench.vs-dark').waitFor();
  });

  it('opens a file and selects lines in it', async () => {
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    const text = readFileSync(path.join(product.workspace, 'booking/calendar.ts'), 'utf8');
    const { length } = text.split('\n').slice(14, 17).join('\n');
    const cursor = editor.page.locator('[id="status.editor.selection"]');
    assert.equal(await cursor.innerText(), `Ln 17, Col 2 (${length} selected)`);
  });

  it('opens without an error', async () => {
    assert.deepEqual(await errorNotifications(editor.page), []);
    assert.deepEqual(editor.problems, { pageErrors: [], consoleErrors: [], strangers: [] });
  });
});
