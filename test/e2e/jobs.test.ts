import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { streamReply } from '../support/standin/streamVariants';
import { conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification, notificationButton } from './support/notifications';
import { pickQuickInput, quickInput, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent } from './support/sent';
import { goToLine, textEditor } from './support/textEditor';

/** Explain with its further questions, review, own prompts, and Ask without a mouse. */
describe('small jobs', () => {
  let desk: Desk;

  before(async () => {
    desk = await sitDown({ theme: 'dark', requireKey: false });
    const prompts = path.join(desk.product.workspace, '.aimlapi/prompts');
    mkdirSync(prompts, { recursive: true });
    writeFileSync(path.join(prompts, 'harbour.md'), 'Rename {{selection}} after a harbour.\n');
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('lines of an explanation lead to the code, also when it has moved', async () => {
    const { editor, standIn } = desk;
    standIn.next(streamReply('haiku', ['It compares boats. On line 16 it ', 'returns that.']));
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');
    const chat = await conversation(editor, 'panel');
    const link = chat.answer('complete').getByRole('link', { name: 'line 16' });
    await link.waitFor();
    await editor.screenshot('jobs-explained');

    await editor.page.keyboard.press('Control+1');
    await goToLine(editor.page, 1);
    await editor.page.keyboard.type('// one\n// two\n');
    await link.click();
    await editor.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 18' }).waitFor();
    await editor.command('File: Revert File');
  });

  it('a quick choice below an explanation asks further in the same chat', async () => {
    const { editor, standIn } = desk;
    const chat = await conversation(editor, 'panel');
    await chat.button('Risks').click();
    await chat.questions.last().getByText('Which risks does it have?').waitFor();
    await chat.answer('complete').waitFor();
    assert.equal(await chat.answers.count(), 2);
    assert.match(lastSent(standIn.completions.at(-1)), /^Which risks does it have\?/);
    assert.equal(await chat.button('Step by step').count(), 1);
  });

  it('findings of a review stand at their lines, and go', async () => {
    const { editor, standIn } = desk;
    standIn.next(
      streamReply('haiku', [
        '- error, line 16, `return a.boat === b.boat`: Ends must not touch. Use `<`.\n',
        '- info, line 15: Name it `collide`.\n',
      ]),
    );
    await editor.page.keyboard.press('Control+1');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Review Selection');
    const found = notification(editor.page, 'The review has 2 findings');
    await found.waitFor();
    await editor.screenshot('jobs-review');
    await notificationButton(editor.page, 'The review has', 'Show Problems').click();
    const problem = editor.page.getByText('Ends must not touch', { exact: false }).first();
    await problem.waitFor();
    await editor.command('AI/ML API: Clear Review Findings');
    await editor.page
      .getByRole('treeitem', { name: /Ends must not touch/ })
      .waitFor({ state: 'detached' });
    await editor.command('View: Toggle Panel Visibility');
  });

  it('a prompt of the workspace is shown before it is sent', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await editor.page.keyboard.press('Control+1');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Run Prompt…');
    await quickInput(editor.page).getByText('Of this workspace').waitFor();
    await editor.screenshot('jobs-prompts');
    await pickQuickInput(editor.page, 'harbour');
    const chat = await conversation(editor, 'panel');
    await chat.frame.locator('textarea', { hasText: '' }).first().waitFor();
    await chat.context.getByText('lines 15–17').waitFor();
    assert.match(await chat.box.inputValue(), /^Rename booking\/calendar\.ts, lines 15–17 after/);
    assert.equal(standIn.completions.length, before);
    await chat.box.press('Enter');
    await chat.answer('complete').waitFor();
    assert.match(lastSent(standIn.completions.at(-1)), /overlaps[^]*after a harbour\.$/);
  });

  it('Ask needs no mouse: question, answer, further question, insert', async () => {
    const { editor, standIn } = desk;
    const { keyboard } = editor.page;
    await keyboard.press('Control+1');
    await goToLine(editor.page, 1);
    standIn.next(streamReply('haiku', ['Say:\n\n', '```ts\nconst asked = true;\n```\n']));
    await editor.command('AI/ML API: Ask a Question…');
    await quickInput(editor.page).getByText('Ask a Question', { exact: true }).waitFor();
    await quickInputField(editor.page).pressSequentially('How do I say it?');
    await keyboard.press('Enter');
    const chat = await conversation(editor, 'panel');
    await chat.answer('complete').waitFor();

    const focused = chat.frame.locator(':focus');
    await chat.box.and(focused).waitFor();
    await keyboard.type('And in short?');
    await keyboard.press('Enter');
    await chat.questions.nth(1).getByText('And in short?').waitFor();
    await chat.answer('complete').waitFor();

    // The buttons of a block are one stop for Tab; arrows go from one to the next.
    const copy = chat.button('Copy code').first();
    for (let steps = 0; steps < 60 && !(await isFocused()); steps++) {
      await keyboard.press('Shift+Tab');
    }
    await keyboard.press('ArrowRight');
    await chat.button('Insert at cursor').first().and(focused).waitFor();
    await keyboard.press('Enter');
    await textEditor(editor.page).getByText('const asked = true;').first().waitFor();
    await editor.screenshot('jobs-asked');

    async function isFocused(): Promise<boolean> {
      return (await copy.and(focused).count()) > 0;
    }
  });
});
