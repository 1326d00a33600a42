import assert from 'node:assert/strict';
import { sitDown, type Desk } from './support/desk';
import { quickInput, quickInputField } from './support/palette';
import { photographFailures } from './support/photographFailures';

/** Journey 1: no key yet. */
describe('the first run', () => {
  let desk: Desk;

  before(async () => {
    desk = await sitDown({ theme: 'dark' });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('asks for a key when Explain needs one, says that a wrong one is wrong, and goes on', async () => {
    const { editor, standIn } = desk;
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');
    const field = quickInputField(editor.page);
    await quickInput(editor.page).getByText('API key for 127.0.0.1').waitFor();
    assert.equal(await field.getAttribute('type'), 'password');
    await editor.screenshot('first-run-key');

    await field.fill('bad-key');
    await editor.page.keyboard.press('Enter');
    await quickInput(editor.page).getByText('does not accept this key').waitFor();

    await field.fill('  "standin-key"  ');
    await editor.page.keyboard.press('Enter');
    const frame = await editor.chatFrame('panel');
    const answer = frame.getByRole('article', { name: /^Assistant/ });
    await answer.and(frame.locator('[data-state="complete"]')).waitFor();
    await editor.screenshot('first-run-answer');
    assert.match(await answer.innerText(), /stand-in/);
    const asked = standIn.completions.at(-1);
    assert.equal(asked?.headers.authorization, 'Bearer standin-key');
  });

  it('keeps the key when the window is opened again', async () => {
    await desk.reopen();
    const { editor, standIn } = desk;
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(3, 5);
    await editor.command('AI/ML API: Explain Selection');
    const asked = await standIn.waitForRequest(
      (request) =>
        request.path.endsWith('/chat/completions') && request.rawBody.includes('lines 3-5'),
    );
    assert.equal(asked.headers.authorization, 'Bearer standin-key');
  });
});
