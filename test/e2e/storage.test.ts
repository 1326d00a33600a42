import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { photographFailures } from './support/photographFailures';
import { openSideBar } from './support/sideBar';
import { filesBelow, untilStored } from './support/stored';

/** The storage as a person meets it: when it fails, how large it is, and how it is emptied. */
describe('the storage', () => {
  let desk: Desk;
  let chat: Conversation;
  let storage: string;
  let leave = () => Promise.resolve();

  before(async function () {
    // The web worker keeps its files in the browser, out of reach of this test.
    if (process.env['AIMLAPI_TEST_HOST'] === 'web') this.skip();
    desk = await sitDown({ requireKey: false });
    leave = () => desk.leave();
    storage = path.join(
      desk.product.userDataDir,
      'User/globalStorage/aimlapi-community.aimlapi-chat',
    );
    chat = await openSideBar(desk.editor);
  });

  after(() => leave());
  photographFailures(() => desk.editor);

  it('says that it cannot be written, loses nothing meanwhile, and says when it can again', async () => {
    const { page } = desk.editor;
    await chat.ask('Is the pier long?');
    await untilStored(desk, 'Is the pier long?');
    renameSync(path.join(storage, 'chats'), path.join(storage, 'away'));
    writeFileSync(path.join(storage, 'chats'), 'in the way');
    await chat.ask('And is it wide?');
    await notification(page, 'cannot be saved').waitFor();
    await desk.editor.screenshot('storage-trouble');
    await chat.ask('Is anything lost?');
    rmSync(path.join(storage, 'chats'));
    renameSync(path.join(storage, 'away'), path.join(storage, 'chats'));
    await notification(page, 'being saved again').waitFor({ timeout: 30_000 });
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await chat.questions.getByText('Is anything lost?').waitFor();
    assert.equal(await chat.questions.count(), 3);
  });

  it('is emptied of all chats at once, after a question that tells number and size', async () => {
    const { editor, product } = desk;
    await editor.command('AI/ML API: Delete All Chats…');
    const dialog = editor.page.getByRole('dialog').filter({ hasText: 'Delete the only chat?' });
    await dialog.getByText(/\d kB are removed/).waitFor();
    await editor.screenshot('storage-delete-all');
    await dialog.getByRole('button', { name: 'Delete All' }).click();
    await notification(editor.page, 'All chats are deleted').waitFor();
    await chat.questions.first().waitFor({ state: 'detached' });
    // In the chats' own files and nowhere else did it stand: settings, state and log included.
    const told = filesBelow(product.userDataDir).filter(
      (file) => existsSync(file) && readFileSync(file).includes('Is the pier long?'),
    );
    assert.deepEqual(told, []);
    await chat.ask('Is there room for more?');
    await untilStored(desk, 'Is there room for more?');
  });
});
