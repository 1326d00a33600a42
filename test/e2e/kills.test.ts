import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { browserProcesses } from '../support/editor/browserProcesses';
import { wait } from '../support/standin/script';
import type { Script } from '../support/standin/script';
import { streamReply } from '../support/standin/streamVariants';
import type { Conversation } from './support/conversation';
import { sitDown, type Desk } from './support/desk';
import { photographFailures } from './support/photographFailures';
import { newChat, openSideBar } from './support/sideBar';

/** How often each is killed: `KILLS=10` for all that is promised, a few where time is short. */
const kills = Number(process.env['KILLS'] ?? 2);
const browserKills = kills >= 10 ? 3 : 1;
/** ms that may be lost, and what a busy machine takes to hand a key or a chunk on. */
const promised = 1000;
const onTheWay = 400;

const inWorker = process.env['AIMLAPI_TEST_HOST'] === 'web';

/** Words that tell when each was sent: the one at `n` went out `n` × `everyMs` after the first. */
const everyMs = 50;
const word = (n: number) => `w${String(n).padStart(4, '0')} `;

/** What is left when the extension host or the browser is killed while text streams and a person types. */
describe('killed in the middle', () => {
  let desk: Desk;
  let chat: Conversation;
  const worst = { text: 0, typing: 0 };

  before(async () => {
    desk = await sitDown({ requireKey: false });
    chat = await openSideBar(desk.editor);
  });

  after(async () => {
    console.log(`      worst: ${worst.text} ms of text, ${worst.typing} ms of typing`);
    await desk.leave();
  });
  photographFailures(() => desk.editor);

  for (let n = 1; n <= kills; n++) {
    it(`extension host, ${n} of ${kills}: at most a second is lost`, async function () {
      if (inWorker) this.skip();
      this.timeout(120_000);
      const { product } = desk;
      await survive(`host ${n}`, async () => {
        for (const id of product.extensionHosts()) process.kill(id, 'SIGKILL');
        await desk.editor.close();
      });
    });
  }

  for (let n = 1; n <= browserKills; n++) {
    it(`browser, ${n} of ${browserKills}: at most a second is lost`, async function () {
      this.timeout(120_000);
      await survive(`browser ${n}`, async () => {
        const { context } = desk.editor;
        const gone = new Promise((resolve) => context.once('close', resolve));
        for (const id of browserProcesses(desk.product.browserProfile)) process.kill(id, 'SIGKILL');
        await gone;
      });
    });
  }

  /** Streams and types for a while, kills, comes back, and measures by the words that are there. */
  async function survive(name: string, kill: () => Promise<void>): Promise<void> {
    const { standIn } = desk;
    standIn.next(paced(Array.from({ length: 400 }, (_, n) => word(n))));
    await chat.say(`Question of ${name}?`);
    await chat.answer('streaming').getByText(word(5).trim()).waitFor();
    const typed: number[] = [];
    const end = Date.now() + 1500 + Math.random() * 1500;
    await chat.box.click();
    while (Date.now() < end) {
      await chat.box.press('x');
      typed.push(Date.now());
      await pause(30);
    }
    const shown = lastWord(await chat.answers.last().innerText());
    const killedAt = Date.now();
    await kill();
    // The reply goes on at the server for nobody.
    await desk.reopen();
    chat = await openSideBar(desk.editor);
    await chat.questions.getByText(`Question of ${name}?`).waitFor();
    const answer = chat.answer('truncated');
    await answer.waitFor();
    await answer.getByRole('button', { name: 'Continue' }).waitFor();
    const kept = lastWord(await chat.answers.last().innerText());
    const lostText = Math.max(0, shown - kept) * everyMs;
    const draft = (await chat.box.inputValue()).length;
    const lostTyping = draft < typed.length ? killedAt - (typed[draft] ?? killedAt) : 0;
    worst.text = Math.max(worst.text, lostText);
    worst.typing = Math.max(worst.typing, lostTyping);
    const allowed = promised + onTheWay + stallOf(typed);
    assert.ok(lostText <= allowed, `${lostText} ms of text, ${allowed} allowed`);
    assert.ok(lostTyping <= allowed, `${lostTyping} ms of typing, ${allowed} allowed`);
    await chat.box.fill('');
    await newChat(chat);
  }
});

/** How long, ms, a busy machine kept the last keys waiting; no journal can help that. */
function stallOf(typed: readonly number[]): number {
  const last = typed.filter((at) => at > (typed.at(-1) ?? 0) - 2 * promised);
  const gaps = last.map((at, n) => at - (last[n - 1] ?? at));
  return gaps.filter((gap) => gap > 150).reduce((sum, gap) => sum + gap - 100, 0);
}

function paced(words: readonly string[]): Script {
  const script = streamReply('haiku', words);
  return { ...script, steps: script.steps.flatMap((step) => [wait(everyMs), step]) };
}

function lastWord(text: string): number {
  return Number(
    text
      .match(/w\d{4}/g)
      ?.at(-1)
      ?.slice(1) ?? -1,
  );
}
