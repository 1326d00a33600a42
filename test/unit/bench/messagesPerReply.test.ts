import assert from 'node:assert/strict';
import { PatchFlow } from '../../../src/protocol/patchFlow';
import { ManualClock } from '../../support/journal/manualClock';
import { snapshotView } from '../protocol/sampleViews';

const chunks = 1000;
const everyMs = 5;
const frameMs = 16;

/** Streams a reply to a page that paints so long after each message; returns how many there were. */
async function messagesFor(paintMs: number): Promise<number> {
  const clock = new ManualClock();
  let messages = 0;
  const flow = new PatchFlow((message) => {
    messages++;
    if (message.type === 'patch' || message.type === 'snapshot') {
      clock.after(paintMs, () => flow.drawn(message.seq));
    }
  }, clock);
  flow.snapshot(snapshotView());
  await clock.pass(1000);
  messages = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    flow.push({ kind: 'append', id: 'a', text: 'x'.repeat(40) });
    await clock.pass(everyMs);
  }
  await clock.pass(1000);
  return messages;
}

/** 40 kB in 200 pieces a second, each of which costs the workbench something if it is a message. */
describe('messages to the page for a reply of 40 kB', () => {
  it('are one in 30 ms for a page that paints every frame', async () => {
    const messages = await messagesFor(frameMs);
    assert.ok(messages <= (chunks * everyMs) / 30 + 2, `${messages} messages`);
    assert.ok(messages >= 100, `${messages} messages: it does not stream`);
  });

  it('are as few as a slow page can paint', async () => {
    const messages = await messagesFor(200);
    assert.ok(messages <= (chunks * everyMs) / 200 + 3, `${messages} messages`);
  });
});
