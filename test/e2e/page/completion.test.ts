import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { ChatPage } from '../../support/page/openChatPage';
import { frame, states } from '../../support/page/states';
import { themes } from '../../support/page/themes';
import { faultsOf } from './axe';
import { chatPages } from './chatPages';

const box = ({ page }: ChatPage): Locator => page.getByRole('textbox', { name: 'Message' });
const list = ({ page }: ChatPage): Locator => page.getByRole('listbox', { name: 'Suggestions' });
const option = (chat: ChatPage, name: string): Locator =>
  list(chat).getByRole('option', { name: new RegExp(`^${name}`) });

const context = [
  item('source:selection', 'selection', 'src/a.ts, lines 3–8', 'list-selection'),
  item('source:problems', 'problems', '3 problems', 'warning'),
  item('file:a', 'src/booking/overlap.ts', 'src/booking', 'file', 'overlap.ts'),
  item('file:b', 'test/booking/overlap.test.ts', 'test/booking', 'file', 'overlap.test.ts'),
  { ...item('source:diff', 'diff', 'There is no repository', 'diff'), unavailable: true },
];
const commands = [
  item('command:explain', 'explain', 'Explains the code', 'sparkle'),
  item('command:fix', 'fix', 'Mends the problems', 'sparkle'),
];

function item(id: string, name: string, detail: string, icon: string, label = name) {
  return { id, name, label, detail, icon };
}

describe('completion in the box', () => {
  const open = chatPages();

  async function start(): Promise<ChatPage> {
    const chat = await open({ width: 300 });
    await chat.snapshot(states.empty());
    await box(chat).focus();
    return chat;
  }

  /** Types, and answers what the page asks. */
  async function offer(chat: ChatPage, typed: string, items: readonly object[]): Promise<void> {
    const asked = chat.next('complete');
    await chat.page.keyboard.type(typed);
    await chat.tell({ type: 'reply', to: (await asked)['request'], value: items });
    await list(chat).waitFor();
  }

  /** What the box says is chosen. */
  async function chosen(chat: ChatPage): Promise<string | null> {
    const id = await box(chat).getAttribute('aria-activedescendant');
    assert.ok(id !== null);
    const element = chat.page.locator(`#${id}`);
    assert.equal(await element.getAttribute('aria-selected'), 'true');
    return await element.locator('.option-label').textContent();
  }

  it('leads by arrow keys to a context, which goes along, and undo brings the word back', async () => {
    const chat = await start();
    await offer(chat, 'compare #', context);
    assert.equal(await chosen(chat), 'selection');
    await chat.page.keyboard.press('ArrowDown');
    await chat.page.keyboard.press('ArrowDown');
    assert.equal(await chosen(chat), 'overlap.ts');
    await chat.page.keyboard.press('ArrowUp');
    await chat.page.keyboard.press('ArrowUp');
    await chat.page.keyboard.press('ArrowUp');
    assert.equal(await chosen(chat), 'diff');
    await chat.page.keyboard.press('ArrowDown');
    await chat.page.keyboard.press('ArrowDown');
    await chat.page.keyboard.press('ArrowDown');
    const accepted = chat.next('accept');
    await chat.page.keyboard.press('Tab');
    assert.deepEqual((({ id, chatId }) => ({ id, chatId }))(await accepted), {
      id: 'file:a',
      chatId: frame.chatId,
    });
    assert.equal(await box(chat).inputValue(), 'compare src/booking/overlap.ts ');
    assert.equal(await list(chat).count(), 0);
    assert.ok(await box(chat).evaluate((element) => element === document.activeElement));
    await chat.page.keyboard.press('Control+Z');
    assert.equal(await box(chat).inputValue(), 'compare #');
    assert.ok(!chat.posted.some(({ type }) => type === 'send'));
  });

  it('takes the word away where it stands alone, by Enter, mouse or a blank behind it', async () => {
    const chat = await start();
    await offer(chat, '#', context);
    const entered = chat.next('accept');
    await chat.page.keyboard.press('Enter');
    assert.equal((await entered)['id'], 'source:selection');
    assert.equal(await box(chat).inputValue(), '');
    await offer(chat, '#', context);
    const clicked = chat.next('accept');
    await option(chat, 'problems').click();
    assert.equal((await clicked)['id'], 'source:problems');
    assert.equal(await box(chat).inputValue(), '');
    assert.ok(await box(chat).evaluate((element) => element === document.activeElement));
    await offer(chat, '#', context);
    const typed = chat.next('accept');
    await chat.page.keyboard.type('problems why?');
    assert.equal((await typed)['id'], 'source:problems');
    assert.equal(await box(chat).inputValue(), 'why?');
    assert.ok(!chat.posted.some(({ type }) => type === 'send'));
  });

  it('leaves a command in the box, and Enter then sends', async () => {
    const chat = await start();
    await offer(chat, '/', commands);
    await chat.page.keyboard.type('ex');
    assert.equal(await chosen(chat), 'explain');
    await chat.page.keyboard.press('Enter');
    assert.equal(await box(chat).inputValue(), '/explain ');
    assert.ok(!chat.posted.some(({ type }) => type === 'accept' || type === 'send'));
    const sent = chat.next('send');
    await chat.page.keyboard.type('this');
    await chat.page.keyboard.press('Enter');
    const { request, text } = await sent;
    assert.equal(text, '/explain this');
    await chat.tell({ type: 'refusal', to: request, message: 'Open a file first.' });
    await chat.page.getByRole('alert').getByText('Open a file first.').waitFor();
    assert.equal(await box(chat).inputValue(), '/explain this');
  });

  it('keeps the box as the host filled it, where a prompt is to be looked at first', async () => {
    const chat = await start();
    const sent = chat.next('send');
    await chat.page.keyboard.type('/deploy');
    await chat.page.keyboard.press('Enter');
    const { request } = await sent;
    const text = 'Deploy it to the harbour.';
    await chat.patch({ kind: 'draft', draft: { text, selection: [25, 25] } });
    await chat.tell({ type: 'reply', to: request, value: 'shown' });
    await chat.page
      .getByRole('button', { name: 'Send' })
      .and(chat.page.locator('[aria-disabled=false]'))
      .waitFor();
    assert.equal(await box(chat).inputValue(), text);
  });

  it('is closed by Escape, which does nothing else, and stays closed for that word', async () => {
    const chat = await open();
    await chat.snapshot(states.streaming());
    await box(chat).focus();
    await offer(chat, '#', context);
    await chat.page.keyboard.press('Escape');
    await list(chat).waitFor({ state: 'detached' });
    await chat.page.keyboard.type('se');
    assert.equal(await box(chat).inputValue(), '#se');
    assert.equal(await list(chat).count(), 0);
    assert.ok(!chat.posted.some(({ type }) => type === 'stop'));
    const stopped = chat.next('stop');
    await chat.page.keyboard.press('Escape');
    await stopped;
  });

  it('does not stand in the way of typing while the host thinks, nor answers too late', async () => {
    const chat = await start();
    const asked = chat.next('complete');
    await chat.page.keyboard.type('#nothing like it');
    const sent = chat.next('send');
    await chat.page.keyboard.press('Enter');
    assert.equal((await sent)['text'], '#nothing like it');
    await chat.tell({ type: 'reply', to: (await asked)['request'], value: context });
    await chat.patch({ kind: 'frame', frame: { ...frame, title: 'Later' } });
    assert.equal(await list(chat).count(), 0);
  });

  it('leaves the keys of an input method alone, and offers nothing for what it composes', async () => {
    const chat = await start();
    await offer(chat, '#', context);
    const keyboard = await chat.page.context().newCDPSession(chat.page);
    await keyboard.send('Input.imeSetComposition', {
      text: 'にほん',
      selectionStart: 3,
      selectionEnd: 3,
    });
    await list(chat).waitFor({ state: 'detached' });
    for (const key of ['Enter', 'ArrowDown', 'Tab', 'Escape']) {
      await box(chat).dispatchEvent('keydown', { key, keyCode: 229, bubbles: true });
      await box(chat).dispatchEvent('keydown', { key, isComposing: true, bubbles: true });
    }
    assert.equal(await box(chat).inputValue(), '#にほん');
    const asked = chat.next('complete');
    await keyboard.send('Input.insertText', { text: '日本' });
    assert.equal((await asked)['query'], '日本');
    await chat.tell({
      type: 'reply',
      to: (await asked)['request'],
      value: [item('file:n', '日本.md', '', 'file')],
    });
    await option(chat, '日本').waitFor();
    await box(chat).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
    await list(chat).waitFor();
    const accepted = chat.next('accept');
    await chat.page.keyboard.press('Enter');
    await accepted;
    assert.ok(!chat.posted.some(({ type }) => type === 'send' || type === 'stop'));
  });

  it('says why something cannot be taken, and leaves the word', async () => {
    const chat = await start();
    await offer(chat, '#', context);
    assert.equal(await option(chat, 'diff').getAttribute('aria-disabled'), 'true');
    await option(chat, 'diff').click({ force: true });
    await chat.page.getByRole('alert').getByText('There is no repository').waitFor();
    assert.equal(await box(chat).inputValue(), '#');
    assert.ok(!chat.posted.some(({ type }) => type === 'accept'));
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`is accessible in ${name}`, async () => {
      const chat = await open({ theme, width: 300 });
      await chat.snapshot(states.answered());
      await box(chat).focus();
      await offer(chat, '#', context);
      assert.deepEqual(await faultsOf(chat), []);
      const { x = 0, width = 0 } = (await list(chat).boundingBox()) ?? {};
      assert.ok(x >= 0 && x + width <= 300);
    });
  }
});
