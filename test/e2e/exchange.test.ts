import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { pickQuickInput, quickInput, quickInputEntry, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { newChat, openSideBar } from './support/sideBar';

const question = 'What is a /neap/ tide?';

/** A chat leaves as a file and comes back as another chat. */
describe('exporting and importing a chat', () => {
  let desk: Desk;
  let chat: Conversation;
  let answers: readonly string[];

  before(async () => {
    desk = await sitDown({ theme: 'light', requireKey: false });
    chat = await openSideBar(desk.editor);
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const files = (ending: string) =>
    readdirSync(desk.product.workspace).filter((name) => name.endsWith(ending));

  it('says that there is nothing to export yet', async () => {
    const { editor } = desk;
    await editor.command('AI/ML API: Export Chat…');
    await notification(editor.page, 'There is no chat to export yet.').waitFor();
    await editor.command('Notifications: Clear All Notifications');
  });

  for (const [form, ending] of [
    ['Markdown', '.md'],
    ['JSON', '.json'],
  ] as const) {
    it(`writes ${form} under a name made from the title`, async () => {
      const { editor, product } = desk;
      if (form === 'Markdown') {
        await chat.ask(question);
        await chat.answers.last().getByRole('button', { name: 'Retry' }).click();
        await chat.answers.last().getByText('2 of 2').waitFor();
        await chat.answer('complete').waitFor();
        answers = await chat.answers.allInnerTexts();
      }
      await editor.command('AI/ML API: Export Chat…');
      await pickQuickInput(editor.page, form);
      const name = `What is a neap tide${ending}`;
      await untilField((value) => value.endsWith(name));
      if (form === 'JSON') await editor.screenshot('export-dialog');
      await editor.page.keyboard.press('Enter');
      await notification(editor.page, `The chat is exported to ${name}`).waitFor();
      const text = readFileSync(path.join(product.workspace, name), 'utf8');
      assert.ok(text.includes(question));
      assert.ok(!text.includes(product.workspace));
      await editor.command('Notifications: Clear All Notifications');
    });
  }

  it('brings back what was shown from the Markdown, and all branches from the JSON', async () => {
    for (const ending of ['.md', '.json']) {
      await newChat(chat);
      const [name] = files(ending).filter((each) => each.startsWith('What'));
      assert.ok(name !== undefined);
      await importFile(name);
      await chat.questions.getByText(question).waitFor();
      await chat.answer('complete').waitFor();
      const branches = await chat.answers.last().getByText('2 of 2').count();
      assert.equal(branches, ending === '.json' ? 1 : 0);
    }
    assert.deepEqual(await chat.answers.allInnerTexts(), answers);
    await desk.editor.screenshot('imported');
  });

  it('goes on with an imported messages array, and lists it in the history', async () => {
    const { editor, product, standIn } = desk;
    const messages = [
      { role: 'system', content: 'You are a pilot.' },
      { role: 'user', content: 'How deep is the channel?' },
      { role: 'assistant', content: 'Nine metres.' },
    ];
    writeFileSync(path.join(product.workspace, 'messages.json'), JSON.stringify(messages));
    await importFile('messages.json');
    await chat.answers.getByText('Nine metres.').waitFor();
    await chat.ask('And at low water?');
    const sent = JSON.stringify(standIn.completions.at(-1)?.body);
    for (const { content } of messages) assert.ok(sent.includes(content), content);
    await chat.button('History').click();
    await quickInputEntry(editor.page, 'How deep is the channel?').waitFor();
    await editor.page.keyboard.press('Escape');
    await quickInput(editor.page).waitFor({ state: 'hidden' });
  });

  it('says why a file cannot be imported, and leaves the chat where it is', async () => {
    const { editor, product } = desk;
    writeFileSync(path.join(product.workspace, 'notes.md'), '# Notes\n');
    await importFile('notes.md');
    await notification(editor.page, 'The file is no chat that can be imported').waitFor();
    await chat.answers.getByText('Nine metres.').waitFor();
    await editor.command('Notifications: Clear All Notifications');
  });

  async function importFile(name: string): Promise<void> {
    const { editor, product } = desk;
    const file = path.join(product.workspace, name);
    assert.ok(existsSync(file));
    await editor.command('AI/ML API: Import Chat…');
    await pickQuickInput(editor.page, name);
    await quickInput(editor.page).waitFor({ state: 'hidden' });
  }

  /** The dialog's field is filled when the folder has been read. */
  async function untilField(isReady: (value: string) => boolean): Promise<void> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const value = await quickInputField(desk.editor.page).inputValue();
      if (isReady(value)) return;
      if (Date.now() > deadline) assert.fail(`the dialog proposes “${value}”`);
      await pause(50);
    }
  }
});
