import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { streamReply } from '../support/standin/streamVariants';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { photographFailures } from './support/photographFailures';
import { openSideBar } from './support/sideBar';
import { goToLine, saveFile, textEditor } from './support/textEditor';

/** With a tab, blanks at a line's end, a backslash, markup and other scripts: all as it stands. */
const code =
  '# Zählt <b>Boote</b>\ndef count(boats):\n\treturn len(boats)  \n\nprint("\\n\u{1F6A4}")';

/** Journey 7, all but Apply: what can be done with code in a reply. */
describe('code in a reply', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ theme: 'highContrast', requireKey: false });
    chat = await openSideBar(desk.editor);
    desk.standIn.next(
      streamReply('haiku', ['Use this:\n\n', '```python\n', `${code}\n`, '```\n', 'Done.']),
    );
    await chat.ask('How do I count boats?');
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('says so when there is no editor to insert it into', async () => {
    await chat.answers.hover();
    await chat.button('Insert at cursor').click();
    await notification(desk.editor.page, 'put the cursor where the code belongs').waitFor();
    await desk.editor.command('Notifications: Clear All Notifications');
  });

  it('is copied exactly', async () => {
    await chat.answers.hover();
    await desk.editor.screenshot('code-in-reply');
    await desk.editor.page.evaluate('navigator.clipboard.writeText("")');
    await chat.button('Copy code').click();
    await chat.button('Copy code').and(chat.frame.locator('[title="Copied"]')).waitFor();
    await clipboardHas(code);
  });

  it('is inserted where the cursor was', async () => {
    const { editor, product } = desk;
    const file = path.join(product.workspace, 'report/month.py');
    const before = readFileSync(file, 'utf8').split('\n');
    await editor.openFile('report/month.py');
    await goToLine(editor.page, 4);

    await chat.button('Insert at cursor').click();
    await textEditor(editor.page).getByText('def count(boats):').waitFor();
    await saveFile(editor.page, 'month.py');
    // Indentation follows the file; all else is as it was written.
    const fitted = code.replace('\t', '    ');
    const expected = [...before.slice(0, 3), fitted + (before[3] ?? ''), ...before.slice(4)];
    assert.equal(readFileSync(file, 'utf8'), expected.join('\n'));
  });

  it('becomes a new file of its language, which only the person saves', async () => {
    const { editor, product } = desk;
    await chat.button('New file').click();
    const tab = editor.page.locator('.tabs-container').getByRole('tab', { name: /Untitled-1/ });
    await tab.and(editor.page.locator('.active')).waitFor();
    const mode = editor.page.locator('[id="status.editor.mode"]');
    await mode.filter({ hasText: 'Python' }).waitFor();
    await editor.screenshot('code-new-file');
    await textEditor(editor.page).locator('.view-line').first().click();
    await editor.page.keyboard.press('ControlOrMeta+A');
    await editor.page.keyboard.press('ControlOrMeta+C');
    await clipboardHas(code);
    assert.equal(existsSync(path.join(product.workspace, 'Untitled-1')), false);
  });

  /** Copying is done when it is done: VS Code has no sign for it. */
  async function clipboardHas(text: string): Promise<void> {
    const read = `navigator.clipboard.readText()`;
    const is = `${read}.then((text) => text === ${JSON.stringify(text)})`;
    try {
      await desk.editor.page.waitForFunction(is);
    } catch {
      assert.equal(await desk.editor.page.evaluate(read), text);
    }
  }
});
