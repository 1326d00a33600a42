import assert from 'node:assert/strict';
import { EndpointError } from '../../../src/core/endpoint/failure';
import type { FailureKind } from '../../../src/core/endpoint/failure';
import { mending } from '../../../src/core/endpoint/mending';
import type { ReplyEvent } from '../../../src/core/endpoint/reply';

const accepted: ReplyEvent = { type: 'accepted', status: 200, streamed: true };
const text: ReplyEvent = { type: 'text', text: 'Low tide' };

/** What each way of asking gives: events, and a failure at their end. */
type Script = Readonly<Record<string, readonly (ReplyEvent | FailureKind)[]>>;

async function* play(script: Script, way: string): AsyncGenerator<ReplyEvent, void> {
  for (const step of script[way] ?? []) {
    await Promise.resolve();
    if (typeof step === 'string') throw new EndpointError({ kind: step });
    yield step;
  }
}

/** What arrives, the kind of the failure at the end, and the failures that were to be mended. */
async function run(script: Script, better?: string) {
  const arrived: string[] = [];
  const told: string[] = [];
  const mend = (failure: { readonly kind: string }) => {
    told.push(failure.kind);
    return Promise.resolve(better);
  };
  try {
    for await (const { type } of mending('plain', (way) => play(script, way), mend)) {
      arrived.push(type);
    }
  } catch (error) {
    arrived.push(EndpointError.is(error) ? error.failure.kind : 'unknown');
  }
  return { arrived, told };
}

describe('mending a request', () => {
  it('asks once more in the better way', async () => {
    const script: Script = { plain: ['systemRoleRefused'], folded: [accepted, text] };
    assert.deepEqual(await run(script, 'folded'), {
      arrived: ['accepted', 'text'],
      told: ['systemRoleRefused'],
    });
  });

  it('asks only once more', async () => {
    const script: Script = { plain: ['systemRoleRefused'], folded: ['systemRoleRefused'] };
    assert.deepEqual(await run(script, 'folded'), {
      arrived: ['systemRoleRefused'],
      told: ['systemRoleRefused'],
    });
  });

  it('fails as it failed where no better way is known', async () => {
    assert.deepEqual(await run({ plain: [accepted, 'maxTokensTooLarge'] }), {
      arrived: ['accepted', 'maxTokensTooLarge'],
      told: ['maxTokensTooLarge'],
    });
  });

  it('never asks again after content', async () => {
    const script: Script = { plain: [accepted, text, 'maxTokensTooLarge'], folded: [text] };
    assert.deepEqual(await run(script, 'folded'), {
      arrived: ['accepted', 'text', 'maxTokensTooLarge'],
      told: [],
    });
  });
});
