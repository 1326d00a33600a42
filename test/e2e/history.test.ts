import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { answerQuickInput, quickInput, quickInputEntry, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { newChat, openSideBar } from './support/sideBar';

/** The list of all chats: found by their text, renamed, pinned, deleted and had back. */
describe('the history', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ requireKey: false });
    chat = await openSideBar(desk.editor);
    for (const question of ['Where do herons nest?', 'How deep is the harbour?']) {
      await chat.ask(question);
      await newChat(chat);
    }
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const open = async () => {
    await chat.button('History').click();
    await quickInput(desk.editor.page).getByText('Chat History').waitFor();
  };
  const entry = (label: string) => quickInputEntry(desk.editor.page, label).first();
  const press = async (label: string, button: string) => {
    await entry(label).hover();
    await entry(label).getByRole('button', { name: button }).click();
  };

  it('finds a chat by a word that stands in an answer only', async () => {
    await open();
    await quickInputField(desk.editor.page).fill('Nothing here thinks');
    await entry('Where do herons nest?').getByText('Nothing here thinks').waitFor();
    await desk.editor.screenshot('history-search');
    await entry('Where do herons nest?').click();
    await chat.questions.getByText('Where do herons nest?').waitFor();
    await chat.box.and(chat.frame.locator(':focus')).waitFor();
  });

  it('renames and pins a chat', async () => {
    await open();
    await press('How deep is the harbour?', 'Rename');
    await quickInput(desk.editor.page).getByText('Rename chat').waitFor();
    await answerQuickInput(desk.editor.page, 'Soundings');
    await open();
    await press('Soundings', 'Pin or unpin');
    await quickInput(desk.editor.page).locator('.codicon-pinned').waitFor();
    assert.match(
      await quickInput(desk.editor.page).getByRole('option').first().innerText(),
      /Soundings/,
    );
    await desk.editor.page.keyboard.press('Escape');
  });

  it('deletes a chat, and gives it back', async () => {
    await open();
    await press('Soundings', 'Delete');
    await entry('Soundings').waitFor({ state: 'detached' });
    await desk.editor.page.keyboard.press('Escape');
    const toast = desk.editor.page.locator('.notification-toast').filter({ hasText: 'Soundings' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await open();
    await entry('Soundings').waitFor();
    await desk.editor.page.keyboard.press('Escape');
  });

  it('removes a deleted chat from the disk when it is not wanted back', async () => {
    const chats = path.join(
      desk.product.userDataDir,
      'User/globalStorage/aimlapi-community.aimlapi-chat/chats',
    );
    const inWorker = process.env['AIMLAPI_TEST_HOST'] === 'web';
    const before = inWorker ? 0 : readdirSync(chats).length;
    await open();
    await press('Soundings', 'Delete');
    await entry('Soundings').waitFor({ state: 'detached' });
    await desk.editor.page.keyboard.press('Escape');
    const toast = desk.editor.page.locator('.notification-toast').filter({ hasText: 'Soundings' });
    await toast.hover();
    await toast.getByRole('button', { name: /Clear Notification/ }).click();
    await open();
    await entry('Where do herons nest?').waitFor();
    await desk.editor.page.keyboard.press('Escape');
    if (inWorker) return;
    const deadline = Date.now() + 10_000;
    while (readdirSync(chats).length >= before && Date.now() < deadline) {
      await desk.editor.page.waitForTimeout(50);
    }
    assert.equal(readdirSync(chats).length, before - 1);
  });
});
