import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Gate, gated } from '../support/standin/script';
import { conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { notification } from './support/notifications';
import { pausing } from './support/pausing';
import { openQuickInput, pickQuickInput, quickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent, sentMessages } from './support/sent';
import { goToLine } from './support/textEditor';

/** Journey 2: a selection, or the symbol around the cursor, is explained beside the editor. */
describe('explaining code', () => {
  let desk: Desk;

  before(async () => {
    desk = await sitDown({ theme: 'light', requireKey: false });
    const line = 'export const harbour = ["north", "south"];\n';
    writeToWorkspace('huge.txt', line.repeat(Math.ceil(10_000_000 / line.length)));
    writeToWorkspace('nothing.ts', '\n\n');
    writeToWorkspace('data.bin', Buffer.alloc(64));
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('opens beside the editor at once, shows what was sent, and streams', async () => {
    const { editor, standIn } = desk;
    const [asked, half] = [new Gate(), new Gate()];
    standIn.next(gated(pausing(['Both trips need ', 'the same boat.'], half), asked));
    await editor.openFile('booking/calendar.ts');
    await editor.selectLines(15, 17);
    await editor.command('AI/ML API: Explain Selection');

    const chat = await conversation(editor, 'panel');
    await chat.answer('waiting').waitFor();
    await chat.questions.getByText('booking/calendar.ts').waitFor();
    await chat.questions.getByText('lines 15–17').waitFor();
    await editor.page.locator('.editor-group-container .view-line').first().waitFor();
    assert.equal(await editor.page.locator('.editor-group-container').count(), 2);
    await editor.screenshot('explain-waiting');

    asked.open();
    await chat.answer('streaming').getByText('Both trips need').waitFor();
    await editor.screenshot('explain-streaming');
    half.open();
    await chat.answer('complete').getByText('Both trips need the same boat.').waitFor();

    const content = lastSent(standIn.completions.at(-1));
    assert.match(content, /booking\/calendar\.ts, lines 15-17, language typescript/);
    assert.ok(content.includes(sampleLines(15, 17)));
    assert.doesNotMatch(content, /freeBoats/);
  });

  it('answers a follow-up in the same panel, with what was said before', async () => {
    const { editor, standIn } = desk;
    const chat = await conversation(editor, 'panel');
    await chat.ask('And at the very end?');
    assert.equal(await chat.questions.count(), 2);
    const roles = sentMessages(standIn.completions.at(-1)).map(({ role }) => role);
    assert.deepEqual(roles, ['user', 'assistant', 'user']);
    await editor.screenshot('explain-follow-up');
  });

  it('names the enclosing symbol before it is sent, and explains it in the same panel', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await cursorAt(16);
    await editor.command('AI/ML API: Explain Selection');
    await quickInputEntry(editor.page, 'overlaps').waitFor();
    await editor.screenshot('explain-symbol');
    assert.equal(standIn.completions.length, before);

    await pickQuickInput(editor.page, 'overlaps');
    const chat = await conversation(editor, 'panel');
    await chat.questions.getByText('booking/calendar.ts › overlaps').waitFor();
    await chat.answer('complete').waitFor();
    assert.equal(await chat.questions.count(), 1);
    assert.equal(await editor.page.locator('.editor-group-container').count(), 2);
    const content = lastSent(standIn.completions.at(-1));
    assert.match(content, /lines 15-17, symbol overlaps/);
  });

  it('offers the whole file where there is no symbol, and sends nothing after Escape', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await cursorAt(18);
    await editor.command('AI/ML API: Explain Selection');
    await quickInputEntry(editor.page, 'The whole file').waitFor();
    assert.equal(await quickInput(editor.page).getByRole('option').count(), 1);
    await editor.page.keyboard.press('Escape');
    await quickInput(editor.page).waitFor({ state: 'hidden' });
    assert.equal(standIn.completions.length, before);
  });

  it('explains text that was never saved', async () => {
    const { editor, standIn } = desk;
    await editor.page.keyboard.press('Control+1');
    await editor.command('File: New Untitled Text File');
    await editor.page.keyboard.type('count = count + 1');
    await editor.page.keyboard.press('ControlOrMeta+A');
    await editor.command('AI/ML API: Explain Selection');
    const chat = await conversation(editor, 'panel');
    await chat.questions.getByText('Untitled-1').waitFor();
    await chat.answer('complete').waitFor();
    assert.match(lastSent(standIn.completions.at(-1)), /Untitled-1[^]*count = count \+ 1/);
  });

  it('says what to do where there is nothing to explain', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await focusText();
    await editor.openFile('nothing.ts');
    await editor.command('AI/ML API: Explain Selection');
    await notification(editor.page, 'This file is empty.').waitFor();

    await openBinary();
    await editor.command('AI/ML API: Explain Selection');
    await notification(editor.page, 'Open a file and select the code').waitFor();
    await editor.screenshot('explain-nothing');
    assert.equal(standIn.completions.length, before);
  });

  it('asks before 10 MB are sent, and then sends what fits', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await editor.openFile('huge.txt');
    await editor.page.keyboard.press('ControlOrMeta+A');
    await editor.command('AI/ML API: Explain Selection');
    const dialog = editor.page.getByRole('dialog').filter({ hasText: 'too long for the model' });
    await dialog.waitFor();
    await editor.screenshot('explain-too-long');
    assert.equal(standIn.completions.length, before);

    await dialog.getByRole('button', { name: 'Trim to Fit' }).click();
    const chat = await conversation(editor, 'panel');
    await chat.questions.getByText('huge.txt').waitFor();
    await chat.answer('complete').waitFor();
    const content = lastSent(standIn.completions.at(-1));
    assert.ok(content.length > 100_000 && content.length < 2_000_000, `${content.length} sent`);
  });

  function writeToWorkspace(name: string, content: string | Buffer): void {
    writeFileSync(path.join(desk.product.workspace, name), content);
  }

  /** Puts the cursor at the start of a line of the sample, with nothing selected. */
  async function cursorAt(line: number): Promise<void> {
    const { editor } = desk;
    await focusText();
    await editor.openFile('booking/calendar.ts');
    await goToLine(editor.page, line);
  }

  /** Puts the keyboard into the editors at the left, away from the chat. */
  async function focusText(): Promise<void> {
    await desk.editor.page.keyboard.press('Control+1');
  }

  async function openBinary(): Promise<void> {
    const { editor } = desk;
    await openQuickInput(editor.page, 'ControlOrMeta+P', 'data.bin');
    await quickInputEntry(editor.page, 'data.bin').first().click();
    await editor.page.getByText('is not displayed in the text editor').waitFor();
  }

  function sampleLines(first: number, last: number): string {
    const text = readFileSync(path.join(desk.product.workspace, 'booking/calendar.ts'), 'utf8');
    return text
      .split('\n')
      .slice(first - 1, last)
      .join('\n');
  }
});
