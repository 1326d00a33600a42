import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../support/standin/script';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { pausing } from './support/pausing';
import { photographFailures } from './support/photographFailures';
import { lastSent, sentMessages } from './support/sent';
import { newChat, openFromHistory, openSideBar } from './support/sideBar';

/** Journey 6: what one may expect of a conversation. */
describe('conversation manners', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ theme: 'light', requireKey: false });
    chat = await openSideBar(desk.editor);
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('names the earlier messages that go along, and leaves them out when told to', async () => {
    const { editor, standIn } = desk;
    assert.equal(await chat.context.count(), 0);
    await chat.ask('What is a quay?');
    await chat.context.getByText('2 earlier messages').waitFor();
    await chat.context.getByText(/\d tokens/).waitFor();
    await editor.screenshot('manners-context');
    await chat.button('Remove 2 earlier messages').click();
    await chat.button('Send 2 earlier messages after all').click();
    await chat.button('Remove 2 earlier messages').click();
    await chat.context.getByText('not sent').waitFor();
    await chat.ask('And a pier?');
    assert.equal(sentMessages(standIn.completions.at(-1)).length, 1);
    await chat.context.getByText('4 earlier messages').waitFor();
    await chat.ask('And a mole?');
    assert.equal(sentMessages(standIn.completions.at(-1)).length, 5);
  });

  it('queues what is sent during a reply, where it can be taken back', async () => {
    const { editor, standIn } = desk;
    const gate = new Gate();
    standIn.next(pausing(['One moment', ' please.'], gate));
    await chat.say('What is a buoy?');
    await chat.answer('streaming').waitFor();
    await chat.say('First in the queue');
    await chat.frame.getByRole('button', { name: /^Remove \d+ earlier messages/ }).click();
    await chat.say('Second in the queue');
    const queue = chat.frame.getByRole('list', { name: 'Waiting to be sent' });
    await queue.getByText('Second in the queue').waitFor();
    await editor.screenshot('manners-queue');
    await chat.button('Edit Second in the queue').click();
    await queue.getByText('Second in the queue').waitFor({ state: 'detached' });
    await chat.frame.locator('textarea:focus').waitFor();
    assert.equal(await chat.box.inputValue(), 'Second in the queue');
    await chat.context.getByText('not sent').waitFor();
    await editor.page.keyboard.press('Enter');
    await queue.getByText('Second in the queue').waitFor();
    await chat.button('Remove First in the queue').click();
    await queue.getByText('First in the queue').waitFor({ state: 'detached' });
    assert.match(lastSent(standIn.completions.at(-1)), /buoy/);

    gate.open();
    await chat.questions.getByText('Second in the queue').waitFor();
    await chat.answer('complete').waitFor();
    await queue.waitFor({ state: 'detached' });
    assert.equal(lastSent(standIn.completions.at(-1)), 'Second in the queue');
    assert.equal(sentMessages(standIn.completions.at(-1)).length, 1);
    assert.equal(await chat.questions.getByText('First in the queue').count(), 0);
  });

  it('lets several chats run, and Stop ends the one in view', async () => {
    const { editor, standIn } = desk;
    const [first, second] = [new Gate(), new Gate()];
    await newChat(chat);
    standIn.next(pausing(['The left', ' one.'], first), pausing(['The right', ' one.'], second));
    await chat.say('Port?');
    await chat.answer('streaming').getByText('The left').waitFor();
    await newChat(chat);
    await chat.say('Starboard?');
    await chat.answer('streaming').getByText('The right').waitFor();
    await chat.button('Stop').click();
    await chat.answer('stopped').waitFor();
    const [port, starboard] = standIn.completions.slice(-2);
    assert.ok(port && starboard);
    await standIn.waitForClosed(starboard);
    assert.equal(port.closedEarly, false);

    first.open();
    await badge().waitFor();
    await openFromHistory(editor, chat, 'Port?');
    await chat.answer('complete').getByText('The left one.').waitFor();
    await badge().waitFor({ state: 'detached' });
  });

  it('sets a badge when a reply ends out of sight, until the view is opened', async () => {
    const { editor, standIn } = desk;
    const gate = new Gate();
    standIn.next(pausing(['Meanwhile', ' done.'], gate));
    await chat.say('Take your time.');
    await chat.answer('streaming').waitFor();
    await editor.page.getByRole('tab', { name: /^Explorer/ }).click();
    // Its answer shows that the extension knows by now that nobody sees the chat.
    await editor.command('AI/ML API: Explain Selection');
    await notification(editor.page, 'Open a file and select the code').waitFor();
    assert.equal(await badge().count(), 0);
    gate.open();
    await badge().waitFor();
    await editor.screenshot('manners-badge');

    chat = await openSideBar(desk.editor);
    await chat.answer('complete').getByText('Meanwhile done.').waitFor();
    await badge().waitFor({ state: 'detached' });
  });

  /** The mark on the icon in the activity bar. */
  function badge(): Locator {
    const icon = desk.editor.page.getByRole('tab', { name: /^AI\/ML API/ });
    return icon.locator('.badge:visible');
  }
});
