import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Bench } from '../editor/bench';
import { inEditor } from './group';
import { repeat } from './repeat';

const id = 'aimlapi-community.aimlapi-chat';
const title = 'AI/ML API Chat';

/** The window's own start is over by then. */
const settleMs = 3_000;

/** What the extension costs before it is used, and when it is first used, each time in a new window. */
export const activation = inEditor(
  'activation',
  () => ({}),
  async (bench, { latencyRepetitions }) => {
    const taken = await repeat(latencyRepetitions, async (repetition) => {
      if (repetition > 0) await bench.reopen();
      await pause(settleMs);
      const isLoaded = await bench.driver.run('bench.isActive', id);
      await bench.driver.run('aimlapi.stop');
      return { loaded: isLoaded === true ? 1 : 0, ms: await ownTime(bench) };
    });
    return [
      {
        id: 'activation.atStart',
        title: 'Activated at VS Code start',
        unit: 'count',
        samples: taken.map(({ loaded }) => loaded),
        target: { atMost: 0 },
      },
      {
        id: 'activation.own',
        title: 'Activation, own time (loading the code and activating)',
        unit: 'ms',
        samples: taken.map(({ ms }) => ms),
        target: { atMost: 20 },
      },
    ];
  },
);

/** What VS Code itself has measured in the extension host: “Running Extensions”. */
async function ownTime({ driver, editor }: Bench): Promise<number> {
  // The list draws only what is visible of it, and what took long stands first.
  await editor.page.setViewportSize({ width: 1280, height: 4000 });
  await driver.run('workbench.action.showRuntimeExtensions');
  const told = await activationWords(editor.page);
  await driver.run('workbench.action.closeAllEditors');
  const ms = /(\d+)\s*ms/.exec(told)?.[1];
  if (ms === undefined) throw new Error(`no activation time in “${told}”`);
  return Number(ms);
}

async function activationWords(page: Page): Promise<string> {
  const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: title });
  await row.first().waitFor();
  return row.first().locator('.activation-time').innerText();
}
