import assert from 'node:assert/strict';
import type { ChatPage } from '../../support/page/openChatPage';
import { shortAnswer } from '../../support/page/replies';
import { question, reply, states } from '../../support/page/states';
import { chatPages } from './chatPages';

const running = { ...reply('a', ''), state: 'streaming', meta: [] };
const append = (chat: ChatPage, text: string): Promise<void> =>
  chat.patch({ kind: 'append', id: 'a', text });

describe('a reply that streams', () => {
  const open = chatPages();

  async function start(): Promise<ChatPage> {
    const chat = await open();
    await chat.snapshot({ ...states.empty(), turns: [question('q', 'Go'), running] });
    return chat;
  }

  it('ends as the same nodes as if it had come at once', async () => {
    const chat = await start();
    for (let at = 0; at < shortAnswer.length; at += 41) {
      await append(chat, shortAnswer.slice(at, at + 41));
    }
    await chat.patch({ kind: 'state', turn: { ...reply('a', ''), text: undefined } });
    const html = () => chat.page.locator('.markdown').first().innerHTML();
    await chat.page.locator('.tok-comment').waitFor();
    const streamed = await html();
    await chat.snapshot({ ...states.empty(), turns: [] });
    await chat.snapshot({
      ...states.empty(),
      turns: [question('q', 'Go'), reply('b', shortAnswer)],
    });
    await chat.page.locator('.tok-comment').waitFor();
    assert.equal(streamed, await html());
  });

  it('touches neither other messages nor finished blocks', async () => {
    const chat = await start();
    await append(chat, 'A first paragraph.\n\n```js\nconst a = 1;\n```\n\nThe last');
    await chat.page.locator('.tok-keyword').waitFor();
    await chat.page.evaluate(() => {
      const touched: string[] = [];
      Object.assign(globalThis, { touched });
      const last = document.querySelector('.markdown > :last-child');
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (!last?.contains(target)) touched.push(target.nodeName);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    for (const word of [' paragraph', ' goes', ' on', ' and on']) await append(chat, word);
    const touched = await chat.page.evaluate(
      () => (globalThis as unknown as { touched: string[] }).touched,
    );
    assert.deepEqual(touched, []);
    await chat.page.getByText('The last paragraph goes on and on').waitFor();
  });

  it('keeps the actions of a growing code block, which copy what is there exactly', async () => {
    const chat = await start();
    await append(chat, '```ts\nif (a < b) {\n\treturn `x`;\n');
    const copy = chat.page.getByRole('button', { name: 'Copy code' });
    await copy.focus();
    await append(chat, '}\n\n// after an empty line\n');
    assert.ok(await copy.evaluate((button) => button === document.activeElement));
    const copied = chat.next('copyText');
    await chat.page.keyboard.press('Enter');
    assert.match(
      String((await copied)['text']),
      /^if \(a < b\) \{\n\treturn `x`;\n\}\n\n\/\/ after/,
    );
    const inserted = chat.next('insert');
    await append(chat, '```\nDone.');
    await chat.page.getByRole('button', { name: 'Insert at cursor' }).click();
    assert.deepEqual(await inserted, {
      type: 'insert',
      text: 'if (a < b) {\n\treturn `x`;\n}\n\n// after an empty line',
      language: 'ts',
    });
  });

  it('selects code as it was written', async () => {
    const chat = await start();
    const code = Array.from({ length: 90 }, (_, n) => (n % 7 ? `line ${n};` : '')).join('\n');
    await append(chat, `\`\`\`js\n${code}\n\`\`\`\n`);
    const selected = await chat.page.evaluate(() => {
      const pre = document.querySelector('.code pre');
      if (pre) document.getSelection()?.selectAllChildren(pre);
      return document.getSelection()?.toString();
    });
    assert.equal(selected?.trim(), code.trim());
  });

  it('asks for a snapshot when a patch is missing, and draws nothing until it comes', async () => {
    const chat = await start();
    const ready = chat.next('ready');
    const lost = { kind: 'append', id: 'a', text: 'out of order' };
    await chat.tell({ type: 'patch', seq: 99, changes: [lost] });
    await ready;
    await chat.tell({ type: 'patch', seq: 100, changes: [lost] });
    await chat.tell({
      type: 'snapshot',
      seq: 101,
      snapshot: { ...states.empty(), turns: [question('q', 'Go'), { ...running, text: 'whole' }] },
    });
    await chat.page.getByText('whole').waitFor();
    assert.equal(await chat.page.getByText('out of order').count(), 0);
  });

  it('acknowledges what is painted with its number', async () => {
    const chat = await start();
    const drawn = chat.next('drawn');
    await append(chat, 'word');
    assert.equal((await drawn)['seq'], 2);
  });

  it('has no timer while nothing happens', async () => {
    const chat = await open();
    await chat.page.evaluate(() => {
      const calls: string[] = [];
      Object.assign(globalThis, { calls });
      for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
        const original = globalThis[name] as (...args: unknown[]) => number;
        Object.assign(globalThis, {
          [name]: (...args: unknown[]) => {
            calls.push(name);
            return original(...args);
          },
        });
      }
    });
    await chat.snapshot(states.answered());
    await chat.page.locator('.tok-comment').waitFor();
    const count = () =>
      chat.page.evaluate(() => (globalThis as unknown as { calls: string[] }).calls.length);
    const before = await count();
    await chat.page.waitForTimeout(1200);
    assert.equal(await count(), before);
  });
});
