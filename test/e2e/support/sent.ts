import assert from 'node:assert/strict';
import type { RecordedRequest } from '../../support/standin/requestLog';

/** A message as it went over the wire. */
export interface SentMessage {
  readonly role: string;
  readonly content: string;
}

/** The messages of a completion that the stand-in recorded. */
export function sentMessages(request: RecordedRequest | undefined): readonly SentMessage[] {
  assert.ok(request, 'nothing was sent');
  const { messages } = request.body as { readonly messages: readonly SentMessage[] };
  return messages;
}

/** What the last message of a recorded completion says. */
export function lastSent(request: RecordedRequest | undefined): string {
  return sentMessages(request).at(-1)?.content ?? '';
}
