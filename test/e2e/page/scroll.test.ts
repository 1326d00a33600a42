import assert from 'node:assert/strict';
import type { ChatPage } from '../../support/page/openChatPage';
import { question, reply, states } from '../../support/page/states';
import { chatPages } from './chatPages';

const paragraph =
  'A sentence that is long enough to fill more than one line of a side bar. '.repeat(3);
const running = (id: string) => ({ ...reply(id, ''), state: 'streaming', meta: [] });

/** Two frames: what the page does after a change is done by then. */
const settled = ({ page }: ChatPage): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
const place = async (chat: ChatPage): Promise<{ top: number; below: number }> => {
  await settled(chat);
  return chat.page.evaluate(() => {
    const scroller = document.querySelector('.scroller');
    const turns = document.querySelector('.turns');
    if (!scroller || !turns) throw new Error('no transcript');
    const end = turns.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
    return { top: scroller.scrollTop, below: Math.round(end) };
  });
};
const append = (chat: ChatPage, id: string): Promise<void> =>
  chat.patch({ kind: 'append', id, text: `${paragraph}\n\n` });

describe('scrolling', () => {
  const open = chatPages();
  const newBelow = ({ page }: ChatPage) => page.getByRole('button', { name: 'New text below' });

  async function streamingAtEnd(): Promise<ChatPage> {
    const chat = await open();
    const { turns, ...rest } = states.long();
    await chat.snapshot({ ...rest, turns: [...turns, question('q', 'More?'), running('a')] });
    return chat;
  }

  it('shows the end first and follows the text', async () => {
    const chat = await streamingAtEnd();
    assert.ok((await place(chat)).below <= 1);
    for (let n = 0; n < 8; n++) await append(chat, 'a');
    assert.ok(Math.abs((await place(chat)).below) <= 1);
    assert.equal(await newBelow(chat).count(), 0);
  });

  it('leaves a reader alone, says that there is more, and follows again from the end', async () => {
    const chat = await streamingAtEnd();
    await chat.page.mouse.move(200, 300);
    await chat.page.mouse.wheel(0, -500);
    await chat.page.waitForFunction(() => {
      const scroller = document.querySelector('.scroller');
      return scroller && scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 200;
    });
    const { top } = await place(chat);
    for (let n = 0; n < 8; n++) await append(chat, 'a');
    assert.ok(Math.abs((await place(chat)).top - top) <= 1);
    await newBelow(chat).click();
    assert.ok(Math.abs((await place(chat)).below) <= 1);
    assert.equal(await newBelow(chat).count(), 0);
    await append(chat, 'a');
    assert.ok(Math.abs((await place(chat)).below) <= 1);
  });

  it('does not move while text is selected', async () => {
    const chat = await streamingAtEnd();
    for (let n = 0; n < 4; n++) await append(chat, 'a');
    const { top } = await place(chat);
    await chat.page.evaluate(() => {
      const last = document.querySelector('.turn:last-child p');
      if (last) document.getSelection()?.selectAllChildren(last);
    });
    for (let n = 0; n < 4; n++) await append(chat, 'a');
    assert.ok(Math.abs((await place(chat)).top - top) <= 1);
    await newBelow(chat).waitFor();
  });

  it('puts the question just asked at the top and keeps it there while its answer grows', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    await chat.patch({ kind: 'turn', turn: question('q', 'And then?') });
    await chat.patch({ kind: 'turn', turn: running('a') });
    const asked = chat.page.getByRole('article', { name: 'You: And then?' });
    const offset = async (): Promise<number> => {
      await settled(chat);
      const [message, scroller] = await Promise.all([
        asked.boundingBox(),
        chat.page.locator('.scroller').boundingBox(),
      ]);
      return (message?.y ?? -1) - (scroller?.y ?? 0);
    };
    const first = await offset();
    assert.ok(first >= 0 && first < 40, `at ${first} px`);
    for (let n = 0; n < 15; n++) {
      await append(chat, 'a');
      assert.ok(Math.abs((await offset()) - first) <= 1);
    }
    await newBelow(chat).waitFor();
  });

  it('keeps what is read in place when earlier messages are put above it', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    const asking = chat.next('earlier');
    await chat.page.evaluate(() => document.querySelector('.scroller')?.scrollTo(0, 600));
    const { request, before } = await asking;
    assert.equal(before, 'q0');
    const seen = chat.page.getByRole('article', { name: /^You: Question 1:/ });
    await settled(chat);
    const was = await seen.boundingBox();
    const turns = Array.from({ length: 10 }, (_, n) => [
      question(`e${n}`, `Earlier ${n}`),
      reply(`f${n}`, `${paragraph}\n\n${paragraph}`),
    ]).flat();
    await chat.tell({ type: 'reply', to: request, value: { turns, earlier: 0 } });
    await chat.page.getByText('Earlier 9', { exact: true }).waitFor({ state: 'attached' });
    await settled(chat);
    const is = await seen.boundingBox();
    assert.ok(Math.abs((is?.y ?? 0) - (was?.y ?? 99)) <= 2, `${was?.y} to ${is?.y}`);
  });

  it('fetches a message that is to be revealed', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    const asking = chat.next('earlier');
    await chat.tell({ type: 'reveal', id: 'far' });
    const turns = [question('far', 'Far above'), reply('farther', paragraph)];
    const { request } = await asking;
    await chat.tell({ type: 'reply', to: request, value: { turns, earlier: 0 } });
    const message = chat.page.getByRole('article', { name: 'You: Far above' });
    await message.waitFor();
    await settled(chat);
    const at = await message.boundingBox();
    assert.ok(at && at.y > 0 && at.y < 200, `at ${at?.y} px`);
  });

  it('reveals a message that the host asks for', async () => {
    const chat = await open();
    await chat.snapshot(states.long());
    await chat.tell({ type: 'reveal', id: 'q7' });
    await settled(chat);
    const message = chat.page.getByRole('article', { name: /^You: Question 7:/ });
    const at = await message.boundingBox();
    assert.ok(at && at.y > 0 && at.y < 200, `at ${at?.y} px`);
  });
});
