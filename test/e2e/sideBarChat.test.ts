import assert from 'node:assert/strict';
import { Gate } from '../support/standin/script';
import { conversation, type Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { pausing } from './support/pausing';
import { quickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent, sentMessages } from './support/sent';
import { newChat, openSideBar } from './support/sideBar';
import { untilStored } from './support/stored';

/** Journey 4: a chat in the side bar, which is still there on the next day. */
describe('chatting in the side bar', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ theme: 'dark', requireKey: false });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('opens with the keyboard in the box, and Enter sends', async () => {
    const { editor, standIn } = desk;
    chat = await openSideBar(desk.editor);
    await editor.screenshot('side-bar-empty');
    await editor.page.keyboard.type('What is a spring tide?');
    await editor.page.keyboard.press('Enter');
    await chat.answer('complete').waitFor();
    assert.equal(lastSent(standIn.completions.at(-1)), 'What is a spring tide?');
    assert.equal(await chat.box.inputValue(), '');
  });

  it('sends nothing when there is no question', async () => {
    const { standIn } = desk;
    const before = standIn.completions.length;
    await chat.box.fill('   ');
    await chat.box.press('Enter');
    assert.equal(await chat.button('Send').getAttribute('aria-disabled'), 'true');
    assert.equal(await chat.questions.count(), 1);
    assert.equal(standIn.completions.length, before);
    await chat.box.fill('');
  });

  it('closes the socket on Stop and keeps what has arrived', async () => {
    const { standIn } = desk;
    const gate = new Gate();
    standIn.next(pausing(['The first of many', ' words.'], gate));
    await chat.say('Tell me about the harbour.');
    await chat.answer('streaming').getByText('The first of many').waitFor();
    await chat.button('Stop').click();
    await chat.answer('stopped').getByText('The first of many').waitFor();
    await chat.answers.last().getByText('You stopped this reply.').waitFor();
    await standIn.waitForClosed(standIn.completions.at(-1));
  });

  it('gives another answer on Retry and leads back to the first', async () => {
    const last = chat.answers.last();
    await last.getByRole('button', { name: 'Retry' }).click();
    await chat.answer('complete').waitFor();
    await last.getByText('2 of 2').waitFor();
    assert.equal(await last.getByText('The first of many').count(), 0);

    await last.getByRole('button', { name: 'Show the previous one' }).click();
    await last.getByText('1 of 2').waitFor();
    await chat.answer('stopped').getByText('The first of many').waitFor();
    await desk.editor.screenshot('side-bar-branches');
    await last.getByRole('button', { name: 'Show the next one' }).click();
    await last.getByText('2 of 2').waitFor();
  });

  it('asks an earlier question in other words and keeps the old ones', async () => {
    const { editor, standIn } = desk;
    const first = chat.questions.first();
    await first.getByRole('button', { name: 'Edit message' }).click();
    const words = first.getByRole('textbox', { name: 'Edit message' });
    assert.equal(await words.inputValue(), 'What is a spring tide?');
    await words.fill('What is a neap tide?');
    await editor.screenshot('side-bar-edit');
    await words.press('Enter');
    await chat.questions.getByText('What is a neap tide?').waitFor();
    await chat.answer('complete').waitFor();
    assert.equal(await chat.questions.count(), 1);
    assert.deepEqual(
      sentMessages(standIn.completions.at(-1)).map(({ content }) => content),
      ['What is a neap tide?'],
    );

    await first.getByRole('button', { name: 'Show the previous one' }).click();
    await chat.questions.getByText('Tell me about the harbour.').waitFor();
    await first.getByRole('button', { name: 'Show the next one' }).click();
    await chat.questions.getByText('What is a neap tide?').waitFor();
  });

  it('goes on where a cut-off reply ended', async () => {
    const { editor, standIn } = desk;
    await chat.say('/standin cut');
    await chat.answer('truncated').getByText('This part of the reply arrived').waitFor();
    await editor.screenshot('side-bar-cut-off');
    await chat.answers.last().getByRole('button', { name: 'Continue' }).first().click();
    const rest = chat.frame.getByRole('article', { name: 'Assistant, continued' });
    await rest.and(chat.frame.locator('[data-state="complete"]')).waitFor();
    const [answered, wanted] = sentMessages(standIn.completions.at(-1)).slice(-2);
    assert.match(answered?.content ?? '', /^This part of the reply arrived/);
    assert.match(wanted?.content ?? '', /[Cc]ontinue/);
    await editor.screenshot('side-bar-continued');
  });

  it('shows the same chat in the panel, and both grow', async () => {
    const { editor, standIn } = desk;
    await editor.command('AI/ML API: Open Chat in Editor');
    const panel = await conversation(editor, 'panel');
    await panel.questions.getByText('What is a neap tide?').waitFor();
    const gate = new Gate();
    standIn.next(pausing(['Seen twice', ' over.'], gate));
    await panel.say('Do both doors show this?');
    await panel.answer('streaming').getByText('Seen twice').waitFor();
    await chat.answer('streaming').getByText('Seen twice').waitFor();
    await editor.screenshot('two-doors');
    gate.open();
    await panel.answer('complete').getByText('Seen twice over.').waitFor();
    await chat.answer('complete').getByText('Seen twice over.').waitFor();
    assert.equal(await chat.questions.count(), await panel.questions.count());
    await editor.command('View: Close Editor');
  });

  it('starts a new chat and finds the old one in the history', async () => {
    const { editor } = desk;
    chat = await openSideBar(desk.editor);
    await newChat(chat);
    await chat.ask('Which boats are free?');

    await chat.button('History').click();
    const earlier = quickInputEntry(editor.page, /What is a (spring|neap) tide\?/);
    await earlier.waitFor();
    await quickInputEntry(editor.page, 'Which boats are free?').waitFor();
    await editor.screenshot('history');
    await earlier.click();
    await quickInput(editor.page).waitFor({ state: 'hidden' });
    await chat.questions.getByText('Do both doors show this?').waitFor();
    await chat.answer('complete').getByText('Seen twice over.').waitFor();
  });

  it('has everything where it was when the window is opened again, the draft too', async () => {
    await chat.box.click();
    await chat.box.pressSequentially('A half-written thou');
    await untilStored(desk, 'A half-written thou');
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await chat.answer('complete').getByText('Seen twice over.').waitFor();
    assert.equal(await chat.box.inputValue(), 'A half-written thou');
    await chat.box.fill('');
    await historyHas('Which boats are free?');
  });

  it('loses nothing when the server is killed in the middle of a reply', async () => {
    const { editor, product, standIn } = desk;
    const gate = new Gate();
    standIn.next(pausing(['Half of the answer', ' and the rest.'], gate));
    await chat.say('Will this survive?');
    await chat.answer('streaming').getByText('Half of the answer').waitFor();
    await chat.box.pressSequentially('Next I wanted to');
    await untilStored(desk, 'Half of the answer');
    await untilStored(desk, 'Next I wanted to');
    await product.kill();
    await product.restart();
    gate.open();

    await editor.reload();
    chat = await openSideBar(desk.editor);
    await chat.answer('truncated').getByText('Half of the answer').waitFor();
    assert.equal(await chat.box.inputValue(), 'Next I wanted to');
    await chat.answers.last().getByRole('button', { name: 'Continue' }).first().waitFor();
    await editor.screenshot('side-bar-after-kill');
    await chat.box.fill('');
    await historyHas('Which boats are free?');
  });

  async function historyHas(title: string): Promise<void> {
    const { editor } = desk;
    await chat.button('History').click();
    await quickInputEntry(editor.page, title).waitFor();
    await editor.page.keyboard.press('Escape');
    await quickInput(editor.page).waitFor({ state: 'hidden' });
  }
});
