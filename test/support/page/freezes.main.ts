import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserFlags } from '../editor/browserFlags';
import { findBrowser } from '../editor/findBrowser';
import { projectRoot } from '../editor/projectRoot';
import { hostileReplies } from './hostileReplies';
import { openChatPage, type ChatPage } from './openChatPage';
import { servePage } from './pageServer';
import { reply, states } from './states';
import { themes } from './themes';

/**
 * How long hostile replies hold the page up: for each the longest task of the main thread, beside what
 * the same page takes for a short reply. Writes out/figures/freezes.json and prints the worst.
 * Arguments: words that a reply's name must contain.
 */
const wanted = process.argv.slice(2);

/** ms without a long task after which the page has come to rest. */
const calm = 400;

interface Freeze {
  readonly name: string;
  /** UTF-16 units. */
  readonly size: number;
  /** ms of the longest task, 0 below 50. */
  readonly longest: number;
  /** ms of all tasks of 50 ms and more. */
  readonly total: number;
  /** Elements in the page at the end. */
  readonly elements: number;
}

async function measure(chat: ChatPage, name: string, text: string): Promise<Freeze> {
  await chat.snapshot({ ...states.empty(), turns: [] });
  const snapshot = { ...states.empty(), turns: [reply('a', '')] };
  await chat.page.evaluate((text) => Object.assign(globalThis, { hostileText: text }), text);
  const found = await chat.page.evaluate(
    async ({ snapshot, calm }) => {
      const { hostileText } = globalThis as unknown as { hostileText: string };
      const tasks: number[] = [];
      let last = performance.now();
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
        last = performance.now();
      });
      const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
      await wait(300);
      observer.observe({ type: 'longtask' });
      last = performance.now();
      const turns = snapshot.turns.map((turn) => ({ ...turn, text: hostileText }));
      window.postMessage({ type: 'snapshot', seq: 1_000_000, snapshot: { ...snapshot, turns } });
      do await wait(50);
      while (performance.now() - last < calm);
      observer.disconnect();
      return {
        longest: Math.round(Math.max(0, ...tasks)),
        total: Math.round(tasks.reduce((sum, ms) => sum + ms, 0)),
        elements: document.querySelectorAll('#root *').length,
      };
    },
    { snapshot, calm },
  );
  return { name, size: text.length, ...found };
}

async function main(): Promise<void> {
  const server = await servePage();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserFlags(),
  });
  const chat = await openChatPage(browser, server, { theme: themes.dark });
  const replies = Object.entries(hostileReplies).filter(([name]) =>
    wanted.every((word) => name.includes(word)),
  );
  const control = () => measure(chat, 'control', 'A short reply with `code` and **marks**.');
  await control();
  const controls = [await control()];
  const freezes: Freeze[] = [];
  for (const [name, text] of replies) {
    const freeze = await measure(chat, name, text);
    freezes.push(freeze);
    if (freeze.longest >= 50) console.log(JSON.stringify(freeze));
  }
  controls.push(await control());
  freezes.sort((one, other) => other.longest - one.longest);
  const folder = path.join(projectRoot, 'out/figures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'freezes.json'), JSON.stringify({ controls, freezes }, null, 2));
  console.log(`controls: ${controls.map(({ longest }) => longest).join(', ')} ms`);
  await browser.close();
  await server.close();
}

await main();
