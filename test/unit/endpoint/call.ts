import { parseAddress } from '../../../src/core/endpoint/address';
import type { ChatCall } from '../../../src/core/endpoint/client';
import { streamChat } from '../../../src/core/endpoint/client';
import type { Connection } from '../../../src/core/endpoint/connection';
import { EndpointError } from '../../../src/core/endpoint/failure';
import type { Failure } from '../../../src/core/endpoint/failure';
import { defaultQuirks } from '../../../src/core/endpoint/quirks';
import type { ReplyEvent } from '../../../src/core/endpoint/reply';
import { systemClock } from '../../../src/core/session/clock';

/** Looked for wherever a key must not be. */
export const canary = 'canary0123456789abcdef0123456789';

export function connectionTo(base: string, more: Partial<Connection> = {}): Connection {
  const parsed = parseAddress(base);
  if (!parsed.ok) throw new Error(parsed.problem);
  return { address: parsed.address, key: canary, worker: false, ...more };
}

export function callWith(fetch: typeof globalThis.fetch, more: Partial<ChatCall> = {}): ChatCall {
  return {
    connection: connectionTo('https://api.aimlapi.com/v1'),
    request: {
      model: 'anthropic/claude-3-haiku',
      messages: [{ role: 'user', content: 'Hello' }],
      maxTokens: 4096,
    },
    quirks: defaultQuirks,
    limits: { connectMs: 5000, firstByteMs: 5000, idleMs: 5000 },
    fetch,
    clock: systemClock,
    ...more,
  };
}

export interface Outcome {
  readonly events: readonly ReplyEvent[];
  readonly text: string;
  readonly failure?: Failure;
  /** What else was thrown. */
  readonly error?: unknown;
}

/** Runs a call to its end. */
export async function outcomeOf(
  call: ChatCall,
  signal: AbortSignal = new AbortController().signal,
): Promise<Outcome> {
  const events: ReplyEvent[] = [];
  const done = (more: Partial<Outcome> = {}): Outcome => ({
    events,
    text: textIn(events),
    ...more,
  });
  try {
    for await (const event of streamChat(call, signal)) events.push(event);
    return done();
  } catch (error) {
    return done(EndpointError.is(error) ? { failure: error.failure } : { error });
  }
}

export function textIn(events: readonly ReplyEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.text : '')).join('');
}
