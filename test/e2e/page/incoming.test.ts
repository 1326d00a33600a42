import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { ChatPage, Posted } from '../../support/page/openChatPage';
import { frame, history, selection, states } from '../../support/page/states';
import { chatPages } from './chatPages';

const box = ({ page }: ChatPage): Locator => page.getByRole('textbox', { name: 'Message' });

const sizeOf = ({ width, height, mimeType }: Posted): readonly unknown[] => [
  width,
  height,
  mimeType,
];

/** A text with so many lines. */
const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) => `line ${n}`).join('\n');

const pasted = { ...selection, id: 'p1', kind: 'text', label: 'Pasted text, 80 lines', detail: '' };
const picture = {
  ...selection,
  id: 'i1',
  kind: 'image',
  label: 'Pasted image, 2000 × 1000',
  detail: '',
};

describe('what comes into a message besides typing', () => {
  const open = chatPages();

  async function start(changed: object = {}): Promise<ChatPage> {
    const chat = await open({ width: 300 });
    await chat.snapshot({ ...states.empty(), frame: { ...frame, ...changed } });
    await box(chat).focus();
    return chat;
  }

  /** Dispatches a paste or a drop; what it carries is made in the page. */
  async function hand(
    target: Locator,
    type: 'paste' | 'drop' | 'dragover',
    data: Readonly<Record<string, string>>,
    files: readonly {
      readonly name: string;
      readonly type: string;
      readonly bytes: readonly number[];
    }[] = [],
  ): Promise<boolean> {
    return await target.evaluate(
      (element, { type, data, files }) => {
        const transfer = new DataTransfer();
        for (const [kind, value] of Object.entries(data)) transfer.setData(kind, value);
        for (const file of files) {
          transfer.items.add(
            new File([Uint8Array.from(file.bytes)], file.name, { type: file.type }),
          );
        }
        const options = { bubbles: true, cancelable: true };
        const event =
          type === 'paste'
            ? new ClipboardEvent(type, { ...options, clipboardData: transfer })
            : new DragEvent(type, { ...options, dataTransfer: transfer });
        return !element.dispatchEvent(event);
      },
      { type, data, files },
    );
  }

  async function pastePicture(chat: ChatPage, width: number, height: number): Promise<Posted> {
    const asked = chat.next('attachImage');
    await box(chat).evaluate(
      async (element, [w, h]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
        canvas.getContext('2d')?.fillRect(0, 0, 5, 5);
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([blob ?? ''], 'image.png', { type: 'image/png' }));
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }),
        );
      },
      [width, height] as const,
    );
    return await asked;
  }

  it('leaves short text to the browser, and lets long text go along with a way back', async () => {
    const chat = await start();
    assert.equal(await hand(box(chat), 'paste', { 'text/plain': 'short' }), false);
    await box(chat).fill('see ');
    const asked = chat.next('attachText');
    const text = lines(80);
    assert.equal(await hand(box(chat), 'paste', { 'text/plain': text }), true);
    const { request, text: sent } = await asked;
    assert.equal(sent, text);
    assert.equal(await box(chat).inputValue(), 'see ');
    await chat.patch({ kind: 'frame', frame: { ...frame, context: [pasted] } });
    await chat.tell({ type: 'reply', to: request, value: ['p1'] });

    const removed = chat.next('removeContext');
    await chat.page.getByRole('button', { name: 'Paste as text' }).click();
    assert.equal((await removed)['id'], 'p1');
    assert.equal(await box(chat).inputValue(), `see ${text}`);
    await chat.page.keyboard.press('Control+Z');
    assert.equal(await box(chat).inputValue(), 'see ');
  });

  it('pastes as it is with Ctrl+Shift+V', async () => {
    const chat = await start();
    await box(chat).dispatchEvent('keydown', {
      key: 'V',
      ctrlKey: true,
      shiftKey: true,
      bubbles: true,
    });
    assert.equal(await hand(box(chat), 'paste', { 'text/plain': lines(80) }), false);
    await box(chat).dispatchEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true });
    assert.equal(await hand(box(chat), 'paste', { 'text/plain': lines(80) }), true);
  });

  it('takes a picture as it is while it is small, and makes a large one smaller', async () => {
    const chat = await start();
    const small = await pastePicture(chat, 40, 30);
    assert.deepEqual(sizeOf(small), [40, 30, 'image/png']);
    const large = await pastePicture(chat, 4000, 1000);
    assert.deepEqual(sizeOf(large), [2000, 500, 'image/png']);
    await chat.patch({ kind: 'frame', frame: { ...frame, context: [picture] } });
    await chat.tell({ type: 'reply', to: large['request'], value: [picture.id] });
    await chat.page.getByText('made smaller, from 4000 × 1000 to 2000 × 500').waitFor();
  });

  it('says what a file is that can be neither read nor shown', async () => {
    const chat = await start();
    const alert = chat.page.getByRole('alert');
    await hand(box(chat), 'drop', {}, [
      { name: 'tool.exe', type: 'application/x-msdownload', bytes: [77, 90, 0, 3] },
      { name: 'broken.png', type: 'image/png', bytes: [1, 2, 3] },
    ]);
    await alert.getByText('tool.exe is neither a text nor a picture.').waitFor();
    await alert.getByText('broken.png cannot be read.').waitFor();
    assert.ok(!chat.posted.some(({ type }) => type.startsWith('attach')));
  });

  it('shows where to drop, and takes files, names of files, and texts', async () => {
    const chat = await start();
    const log = chat.page.getByRole('log');
    await hand(log, 'dragover', { 'application/vnd.code.uri-list': 'file:///a.ts' });
    await chat.page.getByText('Drop to let it go along').waitFor();
    const named = chat.next('attachUris');
    assert.ok(
      await hand(log, 'drop', { 'application/vnd.code.uri-list': 'file:///a.ts\r\nfile:///b.ts' }),
    );
    assert.deepEqual((await named)['uris'], ['file:///a.ts', 'file:///b.ts']);
    assert.equal(await chat.page.getByText('Drop to let it go along').count(), 0);
    await chat.tell({
      type: 'refusal',
      to: (await named)['request'],
      message: 'b.ts cannot be read.',
    });
    await chat.page.getByRole('alert').getByText('b.ts cannot be read.').waitFor();

    const read = chat.next('attachText');
    await hand(log, 'drop', {}, [{ name: 'notes.md', type: 'text/markdown', bytes: [104, 105] }]);
    assert.deepEqual((({ name, text }) => [name, text])(await read), ['notes.md', 'hi']);
    await box(chat).fill('see ');
    await hand(log, 'drop', { 'text/plain': 'https://example.org' });
    assert.equal(await box(chat).inputValue(), 'see https://example.org');
    // Over the box the browser drops a text where the pointer is.
    assert.equal(await hand(box(chat), 'drop', { 'text/plain': 'x' }), false);
  });

  it('says before sending that the model does not look at pictures', async () => {
    const model = { ...frame.model, vision: false };
    const chat = await start({ model, context: [picture] });
    await chat.page.getByText('Claude 3 Haiku does not look at pictures.').waitFor();
    const selected = chat.next('selectModel');
    await chat.page.getByRole('button', { name: 'Select another model' }).click();
    await selected;
    await chat.patch({ kind: 'frame', frame: { ...frame, context: [picture] } });
    assert.equal(await chat.page.getByText('does not look at pictures').count(), 0);
  });
});

describe('the list of what goes along', () => {
  const open = chatPages();
  const long = {
    ...selection,
    id: 'long',
    label: 'src/webview/composer/aRatherLongNameOfAComponentThatNobodyReads.tsx',
  };

  it('shows names before folders, and never cuts a number of tokens, at 300 px', async () => {
    const chat = await open({ width: 300 });
    await chat.snapshot({
      ...states.empty(),
      frame: { ...frame, context: [selection, long, history] },
    });
    const context = chat.page.getByRole('list', { name: 'Context' });
    await context.getByText('overlap.ts').waitFor();
    assert.equal(await context.getByText('src/booking/', { exact: true }).isVisible(), false);
    const button = context.getByRole('button', { name: `Open ${selection.label} 12–48` });
    assert.match((await button.getAttribute('title')) ?? '', /src\/booking\/overlap\.ts/);
    for (const size of await context.getByText(/^\s?[\d,]+ tokens$/).all()) {
      const cut = await size.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        const item = element.closest('li')?.getBoundingClientRect();
        return (
          element.scrollWidth > element.clientWidth + 1 || left < 0 || right > (item?.right ?? 0)
        );
      });
      assert.equal(cut, false, (await size.textContent()) ?? '');
    }
    const items = await context.getByRole('listitem').all();
    for (const item of items) {
      const { x = 0, width = 0 } = (await item.boundingBox()) ?? {};
      assert.ok(x >= 0 && x + width <= 300);
    }
  });

  it('keeps the keyboard when an entry is removed', async () => {
    const chat = await open();
    const focused = (): Promise<string | null> =>
      chat.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    const show = (...context: readonly object[]): Promise<void> =>
      chat.patch({ kind: 'frame', frame: { ...frame, context } });
    await chat.snapshot({
      ...states.empty(),
      frame: { ...frame, context: [selection, pasted, long] },
    });
    await chat.page.getByRole('button', { name: `Remove ${pasted.label}` }).focus();
    await chat.page.keyboard.press('Enter');
    await show(selection, long);
    assert.equal(await focused(), `Remove ${long.label}`);
    await chat.page.keyboard.press('Enter');
    await show(selection);
    assert.equal(await focused(), `Remove ${selection.label}`);
    await chat.page.keyboard.press('Enter');
    await show();
    assert.equal(await focused(), 'Message');
  });

  it('lets earlier messages stay at home, and go along after all', async () => {
    const chat = await open();
    await chat.snapshot(states.answered());
    const removed = chat.next('removeContext');
    await chat.page.getByRole('button', { name: `Remove ${history.label}` }).focus();
    await chat.page.keyboard.press('Enter');
    assert.equal((await removed)['id'], 'history');
    await chat.patch({ kind: 'frame', frame: { ...frame, context: [{ ...history, off: true }] } });
    await chat.page.getByRole('list', { name: 'Context' }).getByText('not sent').waitFor();
    const back = chat.next('putBackContext');
    // The keyboard still stands on the same button.
    await chat.page.keyboard.press('Enter');
    assert.equal((await back)['id'], 'history');
    await chat.patch({ kind: 'frame', frame: { ...frame, context: [history] } });
    await chat.page.getByText('3,100 tokens').waitFor();
  });
});
