import assert from 'node:assert/strict';
import { vsix } from '../support/run/vsix';
import { startProduct, type Product } from '../support/editor/startProduct';
import { openEditor, type Editor } from './support/openEditor';
import { errorNotifications } from './support/notifications';

describe('the editor under test', () => {
  let product: Product;
  let editor: Editor;

  before(async () => {
    product = await startProduct({ vsix });
    editor = await openEditor(product);
  });

  after(async () => {
    await editor.close();
    await product.stop();
  });

  it('has the extension installed', async () => {
    await editor.command('Extensions: Show Installed Extensions');
    await editor.page.getByRole('listitem', { name: /^AI\/ML API Chat/ }).waitFor();
  });

  it('opens without an error notification', async () => {
    assert.deepEqual(await errorNotifications(editor.page), []);
  });
});
