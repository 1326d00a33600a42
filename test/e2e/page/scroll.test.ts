import assert from 'node:assert/strict';
import { longChat } from '../../support/page/longChat';
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

/** Where the top of a message is, px below the upper edge of the transcript. */
const topOf = (chat: ChatPage, id: string): Promise<number> =>
  chat.page.evaluate((turn) => {
    const edge = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
    const message = document.querySelector(`[data-turn="${turn}"]`);
    return (message?.getBoundingClientRect().top ?? -1e6) - edge;
  }, id);
/** Where its top is once it is above `limit`, at rest, and the page has kept it as what is read. */
async function keptTop(chat: ChatPage, id: string, limit: number): Promise<number> {
  const kept = await chat.page.waitForFunction(
    ([turn, most]) => {
      const { place } = JSON.parse(sessionStorage.getItem('kept') ?? '{}') as {
        place?: { id: string; offset?: number };
      };
      const edge = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
      const message = document.querySelector(`[data-turn="${turn}"]`);
      const top = (message?.getBoundingClientRect().top ?? -1e6) - edge;
      return place?.id === turn && place.offset === Math.round(top) && top < most && { top };
    },
    [id, limit] as const,
  );
  const { top } = (await kept.jsonValue()) as { top: number };
  return top;
}
const loaded = ({ page }: ChatPage): Promise<number> => page.getByRole('article').count();
const firstShown = ({ page }: ChatPage): Promise<string> =>
  page.evaluate(() => {
    const edge = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
    const shown = [...document.querySelectorAll('[data-turn]')].find(
      (message) => message.getBoundingClientRect().bottom > edge,
    );
    return shown?.getAttribute('data-turn') ?? '';
  });

/**
 * Turns the wheel until this message is the first in view. At each step no message that was in view
 * may have moved by anything but the wheel's own distance.
 */
async function wheelUntil(
  chat: ChatPage,
  distance: number,
  first: () => Promise<string>,
  id: string,
): Promise<void> {
  const goal = Number(id.slice(1));
  await chat.page.mouse.move(200, 300);
  for (let n = 0; n < 400; n++) {
    const now = await first();
    const at = Number(now.slice(1));
    if (distance < 0 ? at <= goal : at >= goal) return;
    const before = await topOf(chat, now);
    await chat.page.mouse.wheel(0, distance);
    await settled(chat);
    const moved = (await topOf(chat, now)) - before;
    assert.ok(Math.abs(moved) <= Math.abs(distance) + 60, `${now} jumped by ${moved} px`);
  }
  throw new Error(`${id} was not reached: ${await first()} is shown`);
}

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

  it('fetches a message that is to be revealed, with its neighbours', async () => {
    const chat = await open();
    await longChat(chat, 1000).show();
    await chat.tell({ type: 'reveal', id: 'q40' });
    const message = chat.page.getByRole('article', { name: 'You: Question 40:' });
    await message.waitFor();
    await settled(chat);
    const at = await message.boundingBox();
    assert.ok(at && at.y > 0 && at.y < 200, `at ${at?.y} px`);
  });

  it('holds only what is near the reader, in both directions, without a jump', async () => {
    const chat = await open();
    const long = longChat(chat, 2000);
    await long.show();
    await wheelUntil(chat, -400, () => firstShown(chat), 'q900');
    assert.ok((await loaded(chat)) <= 150, `${await loaded(chat)} loaded`);
    await wheelUntil(chat, 400, () => firstShown(chat), 'q960');
    assert.ok((await loaded(chat)) <= 150, `${await loaded(chat)} loaded`);
    await long.add(question('far', 'Asked far below'));
    await chat.page.getByRole('article', { name: 'You: Asked far below' }).waitFor();
    await long.add(running('a'));
    await append(chat, 'a');
    assert.equal(await newBelow(chat).count(), 0, 'all of it is in view');
  });

  it('tells of text below what is loaded, and goes there', async () => {
    const chat = await open();
    const long = longChat(chat, 1000);
    await long.show();
    await long.add(running('a'));
    await chat.tell({ type: 'reveal', id: 'q100' });
    await chat.page.getByRole('article', { name: /^You: Question 100:/ }).waitFor();
    await append(chat, 'a');
    await newBelow(chat).click();
    await chat.page.getByRole('article', { name: /^You: Question 499:/ }).waitFor();
    assert.ok(Math.abs((await place(chat)).below) <= 1);
    assert.equal(await newBelow(chat).count(), 0);
  });

  it('says what is being read, and takes it up again when the page comes back', async () => {
    const chat = await open();
    const long = longChat(chat, 1000);
    await long.show();
    await chat.tell({ type: 'reveal', id: 'a40' });
    await chat.page.getByRole('article', { name: /^You: Question 41:/ }).waitFor();
    const revealed = await topOf(chat, 'a40');
    await chat.page.mouse.move(200, 300);
    await chat.page.mouse.wheel(0, 60);
    const was = await keptTop(chat, 'a40', revealed - 30);
    await chat.reload();
    const at = chat.posted.findLast(({ type }) => type === 'ready')?.['at'];
    assert.deepEqual(at, { chatId: 'chat-1', id: 'a40' });
    await long.show('a40');
    for (let n = 0; n < 2; n++) {
      await settled(chat);
      const is = await topOf(chat, 'a40');
      assert.ok(Math.abs(is - was) <= 2, `at ${is} px, was at ${was}`);
    }
  });

  it('stands at the answer after a question is asked again in other words', async () => {
    const chat = await open();
    await chat.snapshot({ ...states.long(), earlier: 0 });
    await chat.page.evaluate(() => document.querySelector('.scroller')?.scrollTo(0, 900));
    const again = question('again', 'Question 3 in other words');
    const turns = [{ ...again, branch: { index: 2, count: 2, previous: 'q3' } }];
    await chat.patch({ kind: 'branch', after: 'a2', turns, earlier: 6, later: 0, asked: 'again' });
    await chat.patch({ kind: 'turn', turn: running('a') });
    for (let n = 0; n < 6; n++) await append(chat, 'a');
    const top = await topOf(chat, 'again');
    assert.ok(top >= 0 && top < 40, `at ${top} px`);
  });

  it('leaves the eye where it is when another branch is shown', async () => {
    const chat = await open();
    await chat.snapshot({ ...states.long(), earlier: 0 });
    await chat.tell({ type: 'reveal', id: 'q3' });
    await settled(chat);
    const was = await topOf(chat, 'q3');
    const turns = [reply('other', 'Another answer, and a short one.')];
    await chat.patch({ kind: 'branch', after: 'q3', turns, earlier: 7, later: 0 });
    await settled(chat);
    const is = await topOf(chat, 'q3');
    assert.ok(Math.abs(is - was) <= 1, `at ${is} px, was at ${was}`);
  });

  it('says nothing of text below when there is none', async () => {
    const chat = await open();
    await chat.snapshot({ ...states.empty(), turns: [question('q', 'Go'), running('a')] });
    await append(chat, 'a');
    await chat.patch({ kind: 'state', turn: { ...reply('a', ''), text: undefined } });
    await settled(chat);
    assert.equal(await newBelow(chat).count(), 0);
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
