import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import type { Bench } from '../editor/bench';
import { Renderer } from '../editor/renderer';
import { answer } from '../replies/answer';
import { pieces, replyText } from '../../test/support/replyText';
import type { ReplyForm } from '../../test/support/replyText';

/** Time for what the extension host does after the last piece, such as storing the chat. */
const settleMs = 300;
const lookAgainMs = 50;
const patienceMs = 60_000;
const pieceLength = 40;

export interface ReplyPlan {
  readonly form: ReplyForm;
  /** UTF-16 units. */
  readonly length: number;
  /** ms between pieces; 0: at full speed. */
  readonly everyMs: number;
  /** How the question is asked. */
  readonly ask: (question: string) => Promise<unknown>;
  /** Brings the page to the front, where another one may have been. */
  readonly show: () => Promise<Frame>;
  /** Where the reply shows; asked for when the question is there. */
  readonly frame: () => Promise<Frame>;
}

/** What one reply cost. */
export interface ReplyCost {
  /** CPU time of the renderer's main thread, ms, and parts of it. */
  readonly mainMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
  /** CPU time of the extension host, ms. */
  readonly hostMs: number;
  readonly longTasks: number;
  /** The longest task over 50 ms; 0 without one. */
  readonly worstTaskMs: number;
  /** From the first byte at the socket to the last character that is drawn unasked, ms. */
  readonly wholeMs: number;
}

let count = 0;

/** Has a reply streamed, and says what it cost from the question to the quiet after its end. */
export async function measureReply(bench: Bench, plan: ReplyPlan): Promise<ReplyCost> {
  const last = `finis${++count}`;
  const { gate, script } = answer(
    pieces(replyText(plan.form, plan.length, last), pieceLength),
    plan.everyMs,
  );
  const frame = await plan.show();
  bench.standIn.next(script);
  const renderer = await Renderer.of(bench.editor.page, frame);
  await renderer.quiet();
  await renderer.collect();
  await frame.evaluate(() => benchProbe.reset());
  const before = { ...(await renderer.state()), host: bench.hostTime() };
  const asked = plan.ask(`Question ${count}`);
  await gate.reached;
  const begun = Date.now();
  gate.open();
  const end = await untilShown(await plan.frame(), last);
  await asked;
  await pause(settleMs);
  const host = bench.hostTime();
  const after = { ...(await renderer.quiet()), host };
  const longTasks = await frame.evaluate(() => benchProbe.longTasks);
  await renderer.detach();
  return {
    mainMs: after.taskMs - before.taskMs,
    scriptMs: after.scriptMs - before.scriptMs,
    layoutMs: after.layoutMs - before.layoutMs,
    styleMs: after.styleMs - before.styleMs,
    hostMs: after.host - before.host,
    longTasks: longTasks.length,
    worstTaskMs: Math.max(0, ...longTasks),
    wholeMs: end - begun,
  };
}

/**
 * Until the text is there, or the reply is complete and offers to show the rest of itself: a giant one
 * is not drawn whole. Looks from time to time, from outside the page: what looks all the time would
 * cost something.
 */
async function untilShown(frame: Frame, text: string): Promise<number> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const isThere = await frame.evaluate((it) => {
      if (document.body.textContent.includes(it)) return true;
      const reply = [...document.querySelectorAll('article')].at(-1);
      return (
        reply?.dataset['state'] === 'complete' &&
        reply.querySelector(':scope > .show-more') !== null
      );
    }, text);
    if (isThere) return Date.now();
    if (Date.now() > deadline) throw new Error(`the reply has not ended: ${text}`);
    await pause(lookAgainMs);
  }
}
