import assert from 'node:assert/strict';
import { conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { quickInput, quickInputEntry, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent } from './support/sent';

/** Journey 3: a question from the palette. */
describe('asking a question', () => {
  let desk: Desk;

  before(async () => {
    desk = await sitDown({ theme: 'dark', requireKey: false });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('wants a question before it goes on, and keeps one that was not sent', async () => {
    const { editor, standIn } = desk;
    await askAQuestion();
    await quickInputField(editor.page).press('Enter');
    await quickInput(editor.page).getByText('Type a question first').waitFor();

    await quickInputField(editor.page).pressSequentially('How do tides');
    await editor.page.keyboard.press('Escape');
    await quickInput(editor.page).waitFor({ state: 'hidden' });
    await askAQuestion();
    assert.equal(await quickInputField(editor.page).inputValue(), 'How do tides');
    assert.equal(standIn.completions.length, 0);
    await editor.page.keyboard.press('Escape');
  });

  it('offers the selection and does not send it unasked', async () => {
    const { editor, standIn } = desk;
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await askAQuestion();
    await quickInputField(editor.page).fill('How do tides work?');
    const offer = quickInputEntry(editor.page, 'Ask about the selection');
    await offer.getByText('booking/calendar.ts, lines 15–17').waitFor();
    await editor.screenshot('ask-box');
    await editor.page.keyboard.press('Enter');

    const chat = await conversation(editor, 'panel');
    await chat.questions.getByText('How do tides work?').waitFor();
    await chat.answer('complete').waitFor();
    assert.equal(lastSent(standIn.completions.at(-1)), 'How do tides work?');
    await editor.screenshot('ask-answer');
  });

  it('sends the selection when that is picked', async () => {
    const { editor, standIn } = desk;
    await editor.page.keyboard.press('Control+1');
    await askAQuestion();
    assert.equal(await quickInputField(editor.page).inputValue(), '');
    await quickInputField(editor.page).pressSequentially('Is this right?');
    await editor.page.keyboard.press('ArrowDown');
    await editor.page.keyboard.press('Enter');

    const chat = await conversation(editor, 'panel');
    await chat.questions.getByText('Is this right?').waitFor();
    await chat.questions.getByText('lines 15–17').waitFor();
    await chat.answer('complete').waitFor();
    const content = lastSent(standIn.completions.at(-1));
    assert.match(content, /lines 15-17, language typescript[^]*overlaps[^]*Is this right\?$/);
  });

  it('answers in the side bar when that is set', async () => {
    const { editor } = desk;
    await desk.configure({ user: { 'aimlapi.replyLocation': 'sidebar' } });
    await askAQuestion();
    await quickInputField(editor.page).pressSequentially('Where does this appear?');
    await editor.page.keyboard.press('Enter');
    const chat = await conversation(editor, 'sidebar');
    await chat.questions.getByText('Where does this appear?').waitFor();
    await chat.answer('complete').waitFor();
    await editor.screenshot('ask-side-bar');
  });

  async function askAQuestion(): Promise<void> {
    await desk.editor.command('AI/ML API: Ask a Question…');
    await quickInput(desk.editor.page).getByText('Ask a Question', { exact: true }).waitFor();
  }
});
