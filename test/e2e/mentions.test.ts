import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { pickQuickInput, quickInputEntry } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { lastSent } from './support/sent';
import { newChat, openSideBar } from './support/sideBar';
import { goToLine } from './support/textEditor';

/** What goes along because of what is typed, pasted or dropped on the message. */
describe('writing a message', () => {
  let desk: Desk;
  let chat: Conversation;

  before(async () => {
    desk = await sitDown({ theme: 'dark', requireKey: false });
    const folder = path.join(desk.product.workspace, 'quay');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'ropeLength.ts'), 'export const ropeLength = 12;\n');
    writeFileSync(path.join(folder, 'data.bin'), Buffer.alloc(64));
    await desk.editor.openFile('booking/calendar.ts');
  });

  after(() => desk.leave());
  photographFailures(() => desk.editor);

  it('begins with what is selected, or asks what should go along', async () => {
    const { editor } = desk;
    await goToLine(editor.page, 16);
    chat = await openSideBar(desk.editor);
    await chat.button('Explain what I have selected').click();
    await quickInputEntry(editor.page, 'overlaps').waitFor();
    await pickQuickInput(editor.page, 'overlaps');
    await chat.context.getByText('calendar.ts › overlaps').waitFor();
    assert.match(await chat.box.inputValue(), /^Explain/);
    await chat.button('Remove booking/calendar.ts › overlaps').click();
    await chat.context.waitFor({ state: 'detached' });
    await chat.box.fill('');
  });

  it('finds a file behind # by a few letters, and lets it go along as it is now', async () => {
    const { editor, standIn } = desk;
    await chat.box.click();
    await chat.box.pressSequentially('#');
    await option('calendar.ts').waitFor();
    await chat.box.pressSequentially('ropel');
    await option('ropeLength.ts').waitFor();
    await editor.screenshot('mentions-file');
    await chat.box.press('Enter');
    await chat.context.getByText('ropeLength.ts').waitFor();
    assert.equal(await chat.box.inputValue(), '');
    await chat.ask('How long is it?');
    const sent = lastSent(standIn.completions.at(-1));
    assert.match(sent, /quay\/ropeLength\.ts[^]*ropeLength = 12;[^]*How long is it\?$/);
    await chat.questions.getByText('ropeLength.ts').waitFor();
  });

  it('runs a command, and refuses what looks like one that was mistyped', async () => {
    const { editor, standIn } = desk;
    const before = standIn.completions.length;
    await editor.selectLines(15, 17);
    chat = await openSideBar(desk.editor);
    await chat.box.click();
    await chat.box.pressSequentially('/explian');
    await chat.box.press('Enter');
    await chat.frame.getByRole('alert').getByText('Did you mean /explain?').waitFor();
    assert.equal(await chat.box.inputValue(), '/explian');
    assert.equal(standIn.completions.length, before);

    await chat.box.fill('');
    await chat.box.pressSequentially('/expl');
    await option('explain').waitFor();
    await chat.box.press('Tab');
    assert.equal(await chat.box.inputValue(), '/explain ');
    const asked = await chat.answers.count();
    await chat.box.press('Enter');
    const answer = chat.answers.nth(asked).and(chat.frame.locator('[data-state="complete"]'));
    await answer.waitFor();
    const sent = lastSent(standIn.completions.at(-1));
    assert.match(sent, /booking\/calendar\.ts, lines 15-17/);
    assert.doesNotMatch(sent, /\/explain/);
  });

  it('takes a long text and a picture along, which can be looked at', async () => {
    const { editor, standIn } = desk;
    await newChat(chat);
    await pasteText(`${'tide, '.repeat(9)}\n`.repeat(120));
    await chat.context.getByText('Pasted text, 121 lines').waitFor();
    assert.equal(await chat.box.inputValue(), '');
    await pastePicture(3000, 1500);
    await chat.context.getByText('Pasted image, 2000 × 1000').waitFor();
    await chat.frame.getByText('made smaller, from 3000 × 1500').waitFor();
    await editor.screenshot('mentions-pasted');

    await chat.context.getByRole('button', { name: /^Open Pasted text/ }).click();
    await editor.page.getByRole('tab', { name: /^Pasted text, 121 lines/ }).waitFor();
    await chat.context.getByRole('button', { name: /^Open Pasted image/ }).click();
    await editor.page.getByRole('tab', { name: /^Pasted image/ }).waitFor();
    await editor.screenshot('mentions-picture');

    await chat.ask('What is in them?');
    const { messages } = standIn.completions.at(-1)?.body as {
      readonly messages: readonly object[];
    };
    const sent = JSON.stringify(messages.at(-1));
    assert.match(sent, /tide, tide/);
    assert.match(sent, /data:image\/(png|jpeg);base64,/);
  });

  it('reads what VS Code names in a drop, and says what it cannot read', async () => {
    const { editor } = desk;
    await newChat(chat);
    await drop(['quay/ropeLength.ts', 'quay/data.bin', 'quay/gone.ts']);
    await chat.context.getByText('ropeLength.ts').waitFor();
    const alert = chat.frame.getByRole('alert');
    await alert.getByText('quay/data.bin is not a text file').waitFor();
    await alert.getByText('quay/gone.ts cannot be read').waitFor();
    await editor.screenshot('mentions-dropped');
    await chat.button('Remove quay/ropeLength.ts').click();
    await chat.context.waitFor({ state: 'detached' });
    await chat.box.and(chat.frame.locator(':focus')).waitFor();
  });

  function option(name: string): Locator {
    return chat.frame.getByRole('listbox').getByRole('option', { name }).first();
  }

  /** The event that a paste is; the clipboard of the machine is nobody's to write. */
  async function pasteText(text: string): Promise<void> {
    await chat.box.evaluate((box, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      box.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  async function pastePicture(width: number, height: number): Promise<void> {
    await chat.box.evaluate(
      async (box, [w, h]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
        canvas.getContext('2d')?.fillRect(0, 0, 9, 9);
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([blob ?? ''], 'image.png', { type: 'image/png' }));
        box.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      [width, height] as const,
    );
  }

  /** What the explorer hands over when files are dropped with Shift. */
  async function drop(names: readonly string[]): Promise<void> {
    const authority = new URL(desk.editor.page.url()).host;
    const uris = names.map(
      (name) => `vscode-remote://${authority}${path.join(desk.product.workspace, name)}`,
    );
    await chat.box.evaluate((box, list) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('application/vnd.code.uri-list', list);
      for (const type of ['dragover', 'drop']) {
        box.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, uris.join('\r\n'));
  }
});
