import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Frame, Page } from 'playwright-core';

const patienceMs = 90_000;
const quietMs = 500;
/** Of the time, that a main thread at rest is at work at most: VS Code's own caret blinks. */
const quietShare = 0.05;

/** What the process that draws a page has done so far. Times in ms of the main thread's own CPU. */
export interface RendererState {
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
  readonly heapBytes: number;
  readonly nodes: number;
}

/** The process that draws a frame, seen through the DevTools protocol. */
export class Renderer {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** A frame that has a process of its own is measured there, any other with its page. */
  static async of(page: Page, frame: Frame): Promise<Renderer> {
    const session = await sessionOf(page, frame);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('HeapProfiler.enable');
    return new Renderer(session);
  }

  async state(): Promise<RendererState> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
    return {
      taskMs: value('TaskDuration') * 1000,
      scriptMs: value('ScriptDuration') * 1000,
      layoutMs: value('LayoutDuration') * 1000,
      styleMs: value('RecalcStyleDuration') * 1000,
      heapBytes: value('JSHeapUsedSize'),
      nodes: value('Nodes'),
    };
  }

  /** Collects garbage; twice, since what is freed may hold more. */
  async collect(): Promise<void> {
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.collectGarbage');
  }

  /**
   * Waits until what was begun before is drawn: the main thread does next to nothing any more. Returns
   * the state in which that began.
   */
  async quiet(): Promise<RendererState> {
    const deadline = Date.now() + patienceMs;
    for (let before = await this.state(); ;) {
      await pause(quietMs);
      const now = await this.state();
      if (now.taskMs - before.taskMs < quietMs * quietShare) return before;
      if (Date.now() > deadline) throw new Error('the page does not come to rest');
      before = now;
    }
  }

  /** The CPU profile of what `work` does, as DevTools opens it. */
  async profile(work: () => Promise<unknown>): Promise<object> {
    await this.#session.send('Profiler.enable');
    await this.#session.send('Profiler.setSamplingInterval', { interval: 200 });
    await this.#session.send('Profiler.start');
    await work();
    const { profile } = await this.#session.send('Profiler.stop');
    return profile;
  }

  detach(): Promise<void> {
    return this.#session.detach();
  }
}

async function sessionOf(page: Page, frame: Frame): Promise<CDPSession> {
  const context = page.context();
  for (let at: Frame | null = frame; at?.parentFrame(); at = at.parentFrame()) {
    try {
      return await context.newCDPSession(at);
    } catch {
      // It is drawn by the same process as the frame around it.
    }
  }
  return context.newCDPSession(page);
}
