import assert from 'node:assert/strict';
import { pieces, replyForms, replyText } from '../../support/replyText';
import type { ChatPage } from '../../support/page/openChatPage';
import { question, reply, states } from '../../support/page/states';
import { chatPages } from './chatPages';

const length = 10_000;
/** As much as comes between two messages of a fast reply: six pieces of 40 characters. */
const pieceLength = 240;
const running = { ...reply('a', ''), state: 'streaming', meta: [] };

declare global {
  /** Nodes that came or went and texts that changed, for each message of the host. */
  var touched: number[];
}

/** The colours of a language are loaded when first needed, and come some time later: at any time. */
async function loadColours(chat: ChatPage): Promise<void> {
  const code = reply('b', '```ts\nconst loaded = true;\n```');
  await chat.snapshot({ ...states.empty(), turns: [question('q', 'Go'), code] });
  await chat.page.locator('[class^="tok-"]').first().waitFor();
}

/** The first code block has its colours, which it gets when a busy browser finds that it is near. */
async function coloured({ page }: ChatPage): Promise<void> {
  await page.waitForFunction(() => {
    const code = document.querySelector('.code pre');
    return !/const /.test(code?.textContent ?? '') || code?.querySelector('[class^="tok-"]');
  });
}

/** Streams a text, and counts what each piece changed in the document. */
async function changesFor(chat: ChatPage, text: string): Promise<readonly number[]> {
  await loadColours(chat);
  await chat.snapshot({ ...states.empty(), turns: [question('q', 'Go'), running] });
  await chat.page.evaluate(() => {
    globalThis.touched = [];
    new MutationObserver((records) => {
      const nodes = (list: NodeList) =>
        [...list].reduce((sum, node) => {
          const inner = node instanceof Element ? node.getElementsByTagName('*').length : 0;
          return sum + 1 + inner;
        }, 0);
      const changes = records.reduce(
        (sum, record) => sum + Math.max(1, nodes(record.addedNodes) + nodes(record.removedNodes)),
        0,
      );
      touched.push(changes);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const piece of pieces(text, pieceLength)) {
    await chat.patch({ kind: 'append', id: 'a', text: piece });
    await coloured(chat);
  }
  return chat.page.evaluate(() => touched);
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Counted, not timed: what a piece changes is bounded by what is open, not by what is there. */
describe('the work of a reply that streams', () => {
  const open = chatPages();

  for (const form of replyForms) {
    it(`is in proportion to its length: ${form}`, async () => {
      const chat = await open();
      const counts = await changesFor(chat, replyText(form, length, 'The end.'));
      const half = Math.floor(counts.length / 2);
      const first = total(counts.slice(0, half));
      const second = total(counts.slice(half));
      assert.ok(first > 0);
      assert.ok(
        second <= 1.5 * first,
        `${second} changes in the second half, ${first} in the first`,
      );
      const most = Math.max(...counts);
      assert.ok(most <= 100, `${most} changes for a piece of ${pieceLength} characters`);
    });
  }

  it('leaves no more nodes behind than the reply has', async () => {
    const chat = await open();
    const text = replyText('list', length, 'The end.');
    const nodes = () =>
      chat.page
        .locator('.markdown')
        .first()
        .evaluate((it) => it.getElementsByTagName('*').length);
    await changesFor(chat, text);
    const streamed = await nodes();
    await chat.snapshot({ ...states.empty(), turns: [] });
    await chat.snapshot({ ...states.empty(), turns: [question('q', 'Go'), { ...running, text }] });
    assert.equal(streamed, await nodes());
  });
});
