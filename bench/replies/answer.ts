import type { Script, Step } from '../../test/support/standin/script';
import { Gate, at, head } from '../../test/support/standin/script';
import { sseFrames } from '../../test/support/standin/sse';
import { haikuItems } from '../../test/support/standin/streamShapes';

/** A streamed reply of the stand-in. */
export interface Answer {
  readonly script: Script;
  /** Opened by whoever wants to know when the first text goes out; it carries all before it along. */
  readonly gate: Gate;
}

/**
 * Streams the pieces, each so many ms after the one before by the clock and not by the timers, which
 * are late; 0: as fast as the socket takes them.
 */
export function answer(texts: readonly string[], everyMs: number): Answer {
  const gate = new Gate();
  const frames = sseFrames(haikuItems({ pieces: texts }));
  // The two items before the text are part of the first write, so that it is also the first byte.
  const [first, ...rest] = [joined(frames.slice(0, 3)), ...frames.slice(3)];
  const steps: Step[] = [head, at(gate), { do: 'write', bytes: first }];
  let due = 0;
  for (const bytes of rest) {
    if (everyMs > 0) steps.push(waitUntil(() => (due = (due || performance.now()) + everyMs)));
    steps.push({ do: 'write', bytes });
  }
  return { gate, script: { headers: eventStreamHeaders, steps } };
}

const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
};

/** A pause whose length is known only when it is reached. */
function waitUntil(due: () => number): Step {
  return {
    do: 'wait',
    get ms() {
      return Math.max(0, due() - performance.now());
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
