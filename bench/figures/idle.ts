import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { Renderer } from '../editor/renderer';
import type { Bench } from '../editor/bench';
import { inEditor } from './group';
import { SideBarChat } from './sideBarChat';

const idleMs = 30_000;
const quickMs = 10_000;
/** What was begun before is over by then. */
const settleMs = 5_000;

/** Half a minute in which nobody does anything, before the chat was ever opened and with it open. */
export const idle = inEditor(
  'idle',
  () => ({}),
  async (bench, { quick }) => {
    const ms = quick ? quickMs : idleMs;
    await pause(settleMs);
    const without = await idleCost(bench, bench.editor.page.mainFrame(), ms);
    const chat = new SideBarChat(bench);
    const frame = await chat.open();
    await chat.ask('hello');
    await frame.locator('article[data-state="complete"]').waitFor();
    // A blinking caret is the browser's own.
    await bench.driver.run('workbench.action.focusActiveEditorGroup');
    await pause(settleMs);
    await frame.evaluate(() => benchProbe.reset());
    const open = await idleCost(bench, frame, ms);
    const scheduled = await frame.evaluate(() => benchProbe.scheduled);
    return [
      {
        id: 'idle.scheduled',
        title: `Idle for ${ms / 1000} s: timers and frames asked for by the page`,
        unit: 'count',
        samples: [scheduled],
        target: { atMost: 0 },
      },
      {
        id: 'idle.main',
        title: 'Idle: main thread',
        unit: 'ms/s',
        samples: [open.main],
        references: [{ name: 'before the chat was opened', samples: [without.main] }],
      },
      {
        id: 'idle.host',
        title: 'Idle: extension host',
        unit: 'ms/s',
        samples: [open.host],
        references: [{ name: 'before the chat was opened', samples: [without.host] }],
      },
    ];
  },
);

async function idleCost(bench: Bench, frame: Frame, ms: number) {
  const renderer = await Renderer.of(bench.editor.page, frame);
  const before = { main: (await renderer.state()).taskMs, host: bench.hostTime() };
  await pause(ms);
  const after = { main: (await renderer.state()).taskMs, host: bench.hostTime() };
  await renderer.detach();
  const seconds = ms / 1000;
  return { main: (after.main - before.main) / seconds, host: (after.host - before.host) / seconds };
}
