import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { ChatPage } from '../../support/page/openChatPage';
import { frame, states } from '../../support/page/states';
import { chatPages } from './chatPages';

const box = ({ page }: ChatPage): Locator => page.getByRole('textbox', { name: 'Message' });

describe('the box', () => {
  const open = chatPages();

  it('is cleared only when the host has taken the message', async () => {
    const chat = await open();
    await chat.snapshot(states.empty());
    await box(chat).fill('Hello');
    const sent = chat.next('send');
    await chat.page.keyboard.press('Enter');
    const { request, text, chatId } = await sent;
    assert.deepEqual([text, chatId], ['Hello', frame.chatId]);
    assert.equal(await box(chat).inputValue(), 'Hello');
    await chat.tell({ type: 'refusal', to: request, message: 'No room for it.' });
    await chat.page.getByRole('alert').getByText('No room for it.').waitFor();
    assert.equal(await box(chat).inputValue(), 'Hello');

    const again = chat.next('send');
    await chat.page.getByRole('button', { name: 'Send' }).click();
    const draft = chat.next('draft');
    await chat.tell({ type: 'reply', to: (await again)['request'], value: null });
    assert.equal((await draft)['text'], '');
    assert.equal(await box(chat).inputValue(), '');
    assert.equal(await chat.page.getByRole('alert').count(), 0);
  });

  it('sends what Enter was pressed for before the chat was there, but nothing that joined it', async () => {
    const cases = [
      { text: '', sendKey: 'enter', first: 'send' },
      { text: 'half a thought ', sendKey: 'enter', first: 'draft' },
      { text: '', sendKey: 'modEnter', first: 'draft' },
    ] as const;
    for (const { text, sendKey, first } of cases) {
      const chat = await open();
      await box(chat).fill('Quick!');
      await chat.page.keyboard.press('Enter');
      const posted = Promise.race([chat.next('send', 0), chat.next('draft', 0)]);
      await chat.snapshot({
        ...states.empty(),
        frame: { ...frame, sendKey },
        draft: { text, selection: [text.length, text.length] },
      });
      assert.equal((await posted).type, first);
      assert.equal((await posted)['text'], `${text}Quick!`);
    }
  });

  it('starts a new line with Shift+Enter and grows with it', async () => {
    const chat = await open();
    await chat.snapshot(states.empty());
    await box(chat).fill('one');
    const low = await box(chat).boundingBox();
    await chat.page.keyboard.press('Shift+Enter');
    await chat.page.keyboard.type('two');
    assert.equal(await box(chat).inputValue(), 'one\ntwo');
    const high = await box(chat).boundingBox();
    assert.ok((high?.height ?? 0) > (low?.height ?? 0) + 10);
    assert.ok(!chat.posted.some(({ type }) => type === 'send'));
  });

  it('sends with Ctrl+Enter only, where that is the setting', async () => {
    const chat = await open();
    await chat.snapshot({ ...states.empty(), frame: { ...frame, sendKey: 'modEnter' } });
    await box(chat).fill('one');
    await chat.page.keyboard.press('Enter');
    assert.equal(await box(chat).inputValue(), 'one\n');
    const sent = chat.next('send');
    await chat.page.keyboard.press('Control+Enter');
    assert.equal((await sent)['text'], 'one\n');
  });

  it('never sends what an input method is composing', async () => {
    const chat = await open();
    await chat.snapshot(states.empty());
    await box(chat).focus();
    const keyboard = await chat.page.context().newCDPSession(chat.page);
    await keyboard.send('Input.imeSetComposition', {
      text: 'にほん',
      selectionStart: 3,
      selectionEnd: 3,
    });
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await keyboard.send('Input.insertText', { text: '日本' });
    // Some browsers end the composition before they report the key that ended it.
    await box(chat).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
    await box(chat).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    const draft = await chat.next('draft', 0);
    assert.ok(!chat.posted.some(({ type }) => type === 'send'));
    assert.match(String(draft['text']), /日本|にほん/);
    const sent = chat.next('send');
    await chat.page.keyboard.press('Enter');
    assert.equal((await sent)['text'], '日本');
  });

  it('brings the draft back, and lets no change of the frame overwrite typing', async () => {
    const chat = await open();
    const draft = { text: 'half a thought', selection: [4, 4] };
    await chat.snapshot({ ...states.empty(), draft });
    assert.equal(await box(chat).inputValue(), 'half a thought');
    await box(chat).fill('more of it');
    await chat.patch({ kind: 'frame', frame: { ...frame, title: 'Named meanwhile' } });
    await chat.snapshot({ ...states.empty(), draft });
    assert.equal(await box(chat).inputValue(), 'more of it');
    await chat.patch({ kind: 'draft', draft: { ...draft, text: 'from the host' } });
    assert.equal(await box(chat).inputValue(), 'from the host');
    const other = { ...frame, chatId: 'chat-2' };
    await chat.snapshot({ ...states.empty(), frame: other, draft: { ...draft, text: 'other' } });
    assert.equal(await box(chat).inputValue(), 'other');
  });

  it('tells the host what was typed when it loses the focus', async () => {
    const chat = await open();
    await chat.snapshot(states.empty());
    await box(chat).fill('do not lose me');
    const draft = chat.next('draft');
    await box(chat).blur();
    assert.deepEqual(await draft, {
      type: 'draft',
      chatId: frame.chatId,
      text: 'do not lose me',
      selection: [14, 14],
    });
  });

  it('recalls earlier questions with the arrow key, from an empty box only', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    await box(chat).focus();
    await chat.page.keyboard.press('ArrowUp');
    assert.equal(await box(chat).inputValue(), 'Question 19: how does part 19 work?');
    await chat.page.keyboard.press('ArrowUp');
    assert.equal(await box(chat).inputValue(), 'Question 18: how does part 18 work?');
    await chat.page.keyboard.press('ArrowDown');
    await chat.page.keyboard.press('ArrowDown');
    assert.equal(await box(chat).inputValue(), '');
    await box(chat).fill('mine');
    await chat.page.keyboard.press('ArrowUp');
    assert.equal(await box(chat).inputValue(), 'mine');
  });

  it('queues while a reply runs, and Escape stops that', async () => {
    const chat = await open();
    await chat.snapshot(states.streaming());
    const removed = chat.next('removeQueued');
    await chat.page.getByRole('button', { name: /^Remove And now/ }).click();
    assert.equal((await removed)['id'], 'w1');
    await box(chat).fill('next');
    const told = chat.next('draft');
    const takenBack = chat.next('takeBack');
    await chat.page.getByRole('button', { name: /^Edit And now/ }).click();
    assert.equal((await told)['text'], 'next');
    const { id, request } = await takenBack;
    assert.equal(id, 'w1');
    await chat.tell({ type: 'reply', to: Number(request), value: null });
    await box(chat).and(chat.page.locator(':focus')).waitFor();
    const sent = chat.next('send');
    await chat.page.keyboard.press('Enter');
    await sent;
    const stopped = chat.next('stop');
    await chat.page.keyboard.press('Escape');
    await stopped;
    const again = chat.next('stop');
    await chat.page.getByRole('button', { name: 'Stop' }).click();
    await again;
  });

  it('takes back the last word typed with undo', async () => {
    const chat = await open();
    await chat.snapshot(states.empty());
    await box(chat).focus();
    await chat.page.keyboard.type('keep');
    await chat.patch({ kind: 'frame', frame: { ...frame, busy: true } });
    await chat.page.keyboard.press('Control+Z');
    assert.notEqual(await box(chat).inputValue(), 'keep');
  });
});
