import type { Frame } from 'playwright-core';
import type { Bench } from '../editor/bench';
import { Renderer } from '../editor/renderer';
import type { Figure } from '../report/figure';
import { inEditor } from './group';
import { interleave } from './interleave';
import { SideBarChat } from './sideBarChat';

const steps = 60;
const stepPixels = 600;
const stepMs = 50;

interface Opened {
  /** From the page's script having arrived to a page that is drawn and can be used, ms. */
  readonly own: number;
  /** From the wish to see it, ms. */
  readonly whole: number;
}

/** How long a stored chat takes to be there again, by its length, and how it scrolls. */
export const opening = inEditor(
  'opening',
  ({ quick }) => ({
    store: async (storage) => {
      for (const count of lengths(quick)) await storage.storeLong(count);
    },
  }),
  async (bench, { repetitions, quick }) => {
    const chat = new SideBarChat(bench);
    const taken = await interleave(
      repetitions,
      lengths(quick).map((count) => ({ name: String(count), take: () => reopened(chat, count) })),
    );
    const most = lengths(quick).at(-1) ?? 0;
    const scrolled = await interleave(repetitions, [
      { name: 'scroll', take: async () => scrollUp(bench, await chat.show(most)) },
    ]);
    return [
      ...lengths(quick).flatMap((count) => openFigures(count, taken.get(String(count)) ?? [])),
      ...scrollFigures(most, scrolled.get('scroll') ?? []),
    ];
  },
);

function lengths(quick: boolean): readonly number[] {
  return quick ? [100, 10_000] : [100, 1000, 10_000];
}

function openFigures(count: number, opened: readonly Opened[]): readonly Figure[] {
  return [
    {
      id: `opening.${count}.own`,
      title: `Opening a chat of ${count} messages: the page's own time`,
      unit: 'ms',
      samples: opened.map(({ own }) => own),
      target: { atMost: 300 },
    },
    {
      id: `opening.${count}.whole`,
      title: `Opening a chat of ${count} messages, with VS Code's part`,
      unit: 'ms',
      samples: opened.map(({ whole }) => whole),
    },
  ];
}

async function reopened(chat: SideBarChat, count: number): Promise<Opened> {
  await chat.show(count);
  await chat.hide();
  const wished = performance.timeOrigin + performance.now();
  const frame = await chat.open();
  await frame.waitForFunction(() => benchProbe.interactiveAt !== undefined);
  return frame.evaluate((from) => {
    const script = performance
      .getEntriesByType('resource')
      .find(({ name }) => /\/main\.js/.test(name));
    const arrived = (script as PerformanceResourceTiming | undefined)?.responseEnd ?? NaN;
    const at = benchProbe.interactiveAt ?? NaN;
    return { own: at - performance.timeOrigin - arrived, whole: at - from };
  }, wished);
}

interface Scrolled {
  readonly blank: number;
  readonly longTasks: number;
  /** Main-thread CPU for one step of the wheel, ms. */
  readonly stepMs: number;
  readonly worstTaskMs: number;
}

/** Turns the wheel upwards, and looks in each frame whether there are messages in the view. */
async function scrollUp(bench: Bench, frame: Frame): Promise<Scrolled> {
  const { page } = bench.editor;
  const box = await (await frame.frameElement()).boundingBox();
  if (!box) throw new Error('the chat is not visible');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const renderer = await Renderer.of(page, frame);
  await frame.evaluate(() => benchProbe.reset());
  const blank = await frame.evaluateHandle(() => {
    const count = { blank: 0, frames: 0, watching: true };
    const isEmpty = (part: number) => {
      const at = document.elementFromPoint(innerWidth / 2, innerHeight * part);
      return at?.closest('article') === null;
    };
    const look = () => {
      count.frames++;
      // The space between two messages is none: three places at once are.
      if ([0.25, 0.4, 0.55].every(isEmpty)) count.blank++;
      if (count.watching) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return count;
  });
  const before = await renderer.state();
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, -stepPixels);
    await page.waitForTimeout(stepMs);
  }
  const after = await renderer.state();
  await renderer.detach();
  const seen = await blank.evaluate((count) => {
    count.watching = false;
    return count;
  });
  const longTasks = await frame.evaluate(() => benchProbe.longTasks);
  return {
    blank: seen.blank,
    longTasks: longTasks.length,
    worstTaskMs: Math.max(0, ...longTasks),
    stepMs: (after.taskMs - before.taskMs) / steps,
  };
}

function scrollFigures(count: number, scrolled: readonly Scrolled[]): readonly Figure[] {
  const title = `Scrolling up in a chat of ${count} messages`;
  return [
    {
      id: 'scrolling.blank',
      title: `${title}: frames without a message`,
      unit: 'count',
      samples: scrolled.map(({ blank }) => blank),
      target: { atMost: 0 },
    },
    {
      id: 'scrolling.longTasks',
      title: `${title}: tasks over 50 ms`,
      unit: 'count',
      samples: scrolled.map(({ longTasks }) => longTasks),
      note: `longest ${Math.round(Math.max(...scrolled.map(({ worstTaskMs }) => worstTaskMs)))} ms`,
    },
    {
      id: 'scrolling.step',
      title: `${title}: main thread for ${stepPixels} px`,
      unit: 'ms',
      samples: scrolled.map((each) => each.stepMs),
    },
  ];
}
