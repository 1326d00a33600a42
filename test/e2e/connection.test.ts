import assert from 'node:assert/strict';
import { sitDown, type Desk } from './support/desk';
import { answerQuickInput, quickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { openSideBar } from './support/sideBar';

/** What a person uses when something does not work, or wants to know exactly. */
describe('connection, models and the last request', () => {
  let desk: Desk;

  before(async () => {
    desk = await sitDown({ theme: 'light' });
    await desk.editor.command('AI/ML API: Set API Key…');
    await answerQuickInput(desk.editor.page, 'standin-key-of-this-test');
    await quickInput(desk.editor.page).waitFor({ state: 'hidden' });
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('tests the connection step by step, without spending money', async () => {
    const { editor, standIn } = desk;
    await editor.command('AI/ML API: Test Connection');
    const list = quickInput(editor.page);
    for (const step of ['Address', 'Encryption', 'Endpoint', 'API key', 'Credit', 'Model']) {
      await list.getByRole('option', { name: new RegExp(`\\b${step}\\b`) }).waitFor();
    }
    await quickInputEntry(editor.page, /Model/)
      .getByText(/\d+ models/)
      .waitFor();
    await quickInputEntry(editor.page, /Credit/)
      .getByText('$')
      .waitFor();
    await editor.screenshot('test-connection');
    await editor.page.keyboard.press('Escape');
    assert.equal(standIn.completions.length, 0);
  });

  it('says which step failed, with what mends it', async () => {
    const { editor, standIn } = desk;
    standIn.configure({ otherKeys: 'wrong', keys: {} });
    await editor.command('AI/ML API: Test Connection');
    await quickInputEntry(editor.page, /does not accept the API key/).waitFor();
    await quickInputEntry(editor.page, 'Set API Key').waitFor();
    await editor.screenshot('test-connection-failed');
    await editor.page.keyboard.press('Escape');
    standIn.configure({ otherKeys: 'ok' });
  });

  it('chooses a model from the endpoint’s list, with price and context', async () => {
    const { editor } = desk;
    const { frame } = await openSideBar(editor);
    await frame.getByRole('button', { name: /^Model:/ }).click();
    await quickInput(editor.page).locator('input').first().fill('haiku-4.5');
    const entry = quickInputEntry(editor.page, /Haiku 4\.5/).first();
    await entry.getByText('per million tokens').waitFor();
    await editor.screenshot('select-model');
    await entry.click();
    await frame.getByRole('button', { name: /^Model: .*Haiku 4\.5/ }).waitFor();
  });

  it('shows exactly what was sent and received, but for the key', async () => {
    const { editor, standIn } = desk;
    const frame = await editor.chatFrame('sidebar');
    await frame.getByRole('textbox', { name: 'Message' }).fill('A question to be looked at.');
    await editor.page.keyboard.press('Enter');
    const reply = frame.getByRole('article', { name: /^Assistant/ });
    await reply.and(frame.locator('[data-state="complete"]')).waitFor();
    assert.equal(standIn.completions.length, 1);

    await editor.command('AI/ML API: Inspect Last Request');
    const text = editor.page.locator('.editor-group-container.active .view-lines');
    await text.getByText('A question to be looked at.').waitFor();
    await editor.screenshot('inspect');
    assert.doesNotMatch(await text.innerText(), /standin-key-of-this-test/);

    await editor.command('AI/ML API: Copy Last Request as curl');
    await editor.page
      .locator('.notification-toast')
      .getByText('Put the key in the variable')
      .waitFor();
    const curl = await editor.page.evaluate(() => navigator.clipboard.readText());
    assert.match(curl, /^curl /);
    assert.match(curl, /\$AIMLAPI_API_KEY/);
    assert.match(curl, /A question to be looked at\./);
    assert.doesNotMatch(curl, /standin-key-of-this-test/);
  });
});
