import assert from 'node:assert/strict';
import { longChat } from '../../support/page/longChat';
import type { ChatPage } from '../../support/page/openChatPage';
import { shortAnswer } from '../../support/page/replies';
import { question, reply } from '../../support/page/states';
import { chatPages } from './chatPages';

const running = (id: string) => ({ ...reply(id, ''), state: 'streaming', meta: [] });
const text = shortAnswer.repeat(Math.ceil(40_000 / shortAnswer.length)).slice(0, 40_000);
const pieces = 100;

interface Cost {
  /** CPU time of the page's main thread, ms. */
  readonly cpu: number;
  readonly longTasks: readonly number[];
}

/** What it costs to stream 40 kB into the last reply of a chat of so many turns. */
async function stream(chat: ChatPage, turns: number): Promise<Cost> {
  const long = longChat(chat, turns, () => shortAnswer.slice(0, 600));
  await long.show();
  await long.add(question('q', 'Go'));
  await long.add(running('a'));
  await chat.page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const devtools = await chat.page.context().newCDPSession(chat.page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await spent();
  const size = Math.ceil(text.length / pieces);
  for (let at = 0; at < text.length; at += size) {
    await chat.patch({ kind: 'append', id: 'a', text: text.slice(at, at + size) });
  }
  const cpu = (await spent()) - before;
  const longTasks = await chat.page.evaluate(
    () => (globalThis as unknown as { longTasks: number[] }).longTasks,
  );
  return { cpu, longTasks };
}

/** The longest main-thread time from a key to its frame, ms, of 20 keys while a reply streams. */
async function keyCost(chat: ChatPage): Promise<number> {
  const box = chat.page.getByRole('textbox', { name: 'Message' });
  await box.focus();
  await chat.page.evaluate(() => {
    const costs: number[] = [];
    Object.assign(globalThis, { costs });
    document.addEventListener(
      'keydown',
      () => {
        const begun = performance.now();
        const after = new MessageChannel();
        // The message comes when the tasks of the key and of its input are done.
        after.port1.onmessage = () => costs.push(performance.now() - begun);
        after.port2.postMessage(null);
      },
      { capture: true },
    );
  });
  for (let n = 0; n < 20; n++) {
    const streamed = chat.patch({
      kind: 'append',
      id: 'a',
      text: text.slice(n * 400, n * 400 + 400),
    });
    await Promise.all([streamed, chat.page.keyboard.press('x')]);
  }
  const costs = await chat.page.evaluate(
    () => (globalThis as unknown as { costs: number[] }).costs,
  );
  return Math.max(...costs);
}

describe('a chat of any length', function () {
  this.timeout(120_000);
  const open = chatPages();

  it('costs the same to write a reply into', async () => {
    const costs: Record<number, number[]> = { 0: [], 1000: [], 5000: [] };
    for (let round = 0; round < 2; round++) {
      for (const turns of [0, 1000, 5000]) {
        const { cpu, longTasks } = await stream(await open(), turns);
        costs[turns]?.push(cpu);
        if (process.env['FIGURES']) console.log(turns, Math.round(cpu), longTasks);
      }
    }
    // The promise is 1.3 (bench/ measures it); a busy machine is not to fail a test of the shape.
    const best = (turns: number): number => Math.min(...(costs[turns] ?? []));
    assert.ok(best(5000) <= 1.5 * best(0), `${best(5000)} ms, empty ${best(0)} ms`);
    assert.ok(best(1000) <= 1.5 * best(0), `${best(1000)} ms, empty ${best(0)} ms`);
  });

  it('opens the same, and takes a key at once while a reply streams', async () => {
    const counts: number[] = [];
    for (const turns of [100, 1000, 10_000]) {
      const chat = await open();
      const long = longChat(chat, turns, () => shortAnswer.slice(0, 600));
      const { script, ready } = await chat.page.evaluate(() => {
        const loaded = performance
          .getEntriesByType('resource')
          .find(({ name }) => name.endsWith('/main.js')) as PerformanceResourceTiming;
        return { script: loaded.responseEnd, ready: performance.now() };
      });
      const began = Date.now();
      await long.show();
      const shown = Date.now() - began;
      counts.push(await chat.page.getByRole('article').count());
      await long.add(question('q', 'Go'));
      await long.add(running('a'));
      const key = await keyCost(chat);
      if (process.env['FIGURES']) {
        console.log(turns, { start: Math.round(ready - script), shown, key: Math.round(key) });
      }
    }
    assert.ok(
      counts.every((count) => count <= 100),
      counts.join(', '),
    );
  });
});
