import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Gate } from '../support/standin/script';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { openWindow, type Editor } from './support/openEditor';
import { pausing } from './support/pausing';
import { photographFailures } from './support/photographFailures';
import { newChat, openFromHistory, openSideBar } from './support/sideBar';
import { untilStored } from './support/stored';

/** Two windows on one folder and one on another, all writing in the same chats. */
describe('several windows', () => {
  let desk: Desk;
  let left: Editor;
  let right: Editor;
  let away: Editor;

  before(async () => {
    desk = await sitDown({ requireKey: false });
    left = desk.editor;
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  const sideBar = async (editor: Editor): Promise<Conversation> => {
    await editor.page.bringToFront();
    return await openSideBar(editor);
  };

  it('show what the other asks, while the answer is written, and complete', async () => {
    const here = await sideBar(left);
    await here.ask('When is high water?');
    await untilStored(desk, 'When is high water?');
    right = await openWindow(left, desk.product.url);
    const there = await sideBar(right);
    await there.questions.getByText('When is high water?').waitFor();
    const gate = new Gate();
    desk.standIn.next(pausing(['Twice', ' a day.'], gate));
    await there.say('And how often?');
    await there.answer('streaming').getByText('Twice').waitFor();
    // A page that is not in front draws nothing.
    await left.page.bringToFront();
    await here.questions.getByText('And how often?').waitFor();
    await here.answer('streaming').getByText('Twice').waitFor();
    await left.screenshot('windows-elsewhere');
    gate.open();
    await here.answer('complete').getByText('Twice a day.').waitFor();
    assert.equal(await here.questions.count(), 2);
  });

  it('on another folder finds the chat in the history, and writes in it too', async () => {
    const folder = path.join(path.dirname(desk.product.workspace), 'elsewhere');
    mkdirSync(folder, { recursive: true });
    const url = new URL(desk.product.url);
    url.searchParams.set('folder', folder);
    away = await openWindow(left, url.href);
    const far = await sideBar(away);
    assert.equal(await far.questions.count(), 0, 'another folder, another chat');
    await openFromHistory(away, far, 'When is high water?');
    await far.ask('And low water?');
    const here = await sideBar(left);
    await here.questions.getByText('And low water?').waitFor();
  });

  it('each keep their own half-written message', async () => {
    const [here, there] = [await sideBar(left), await sideBar(right)];
    await here.box.fill('half from the left');
    await untilStored(desk, 'half from the left');
    await there.box.fill('half from the right');
    await untilStored(desk, 'half from the right');
    await left.page.bringToFront();
    assert.equal(await here.box.inputValue(), 'half from the left');
    assert.equal(await there.box.inputValue(), 'half from the right');
  });

  it('show their own chats and lose nothing when all of them are loaded anew', async () => {
    const chats = [await sideBar(left), await sideBar(right), await sideBar(away)] as const;
    const names = ['left', 'right', 'away'];
    for (const [at, chat] of chats.entries()) {
      await [left, right, away][at]?.page.bringToFront();
      await newChat(chat);
      await chat.ask(`Only asked on the ${names[at]}?`);
      await untilStored(desk, `Only asked on the ${names[at]}?`);
    }
    for (const editor of [left, right, away]) await editor.reload();
    for (const [at, editor] of [left, right, away].entries()) {
      const chat = await sideBar(editor);
      await chat.questions.getByText(`Only asked on the ${names[at]}?`).waitFor();
    }
    const here = await sideBar(left);
    for (const name of names) {
      await openFromHistory(left, here, `Only asked on the ${name}?`);
      await here.questions.getByText(`Only asked on the ${name}?`).waitFor();
      await here.answer('complete').waitFor();
    }
    await openFromHistory(left, here, 'When is high water?');
    for (const question of ['And how often?', 'And low water?']) {
      await here.questions.getByText(question).waitFor();
    }
    assert.equal(await here.questions.count(), 3);
    const draft = await here.box.inputValue();
    assert.match(draft, /half from the left/);
    assert.match(draft, /half from the right/);
  });
});
