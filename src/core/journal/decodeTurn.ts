import * as v from 'valibot';
import type { AssistantTurn, EndedReply, Outcome, Purpose, UserTurn } from '../conversation/turn';
import type { Finish } from '../endpoint/reply';
import { attachmentSchema } from './decodeAttachment';
import { failureSchema } from './decodeFailure';
import { oneOf } from './oneOf';

/** By which door a question came; one that a newer version knows is a chat's. */
export const purposeSchema = oneOf<Purpose>(
  { chat: true, ask: true, explain: true, edit: true, review: true },
  'chat',
);

export const userTurnSchema: v.GenericSchema<unknown, UserTurn> = v.looseObject({
  role: v.literal('user'),
  id: v.string(),
  parent: v.nullable(v.string()),
  at: v.number(),
  text: v.string(),
  attachments: v.array(attachmentSchema),
  purpose: purposeSchema,
});

const usage = v.looseObject({
  promptTokens: v.exactOptional(v.number()),
  completionTokens: v.exactOptional(v.number()),
  cachedTokens: v.exactOptional(v.number()),
  costUsd: v.exactOptional(v.number()),
  costEstimated: v.exactOptional(v.boolean()),
});

const outcome = oneOf<Outcome>(
  { open: true, complete: true, stopped: true, truncated: true, failed: true },
  'truncated',
);

const finish = oneOf<Finish>(
  { stop: true, length: true, toolCalls: true, filtered: true, error: true },
  'stop',
);

const ended = {
  role: v.literal('assistant'),
  id: v.string(),
  parent: v.string(),
  at: v.number(),
  model: v.string(),
  outcome,
  finish: v.exactOptional(finish),
  failure: v.exactOptional(failureSchema),
  /** Numbers that cannot be read cost no word of the reply. */
  usage: v.exactOptional(v.fallback(usage, {})),
  requestId: v.exactOptional(v.string()),
  servedModel: v.exactOptional(v.string()),
  firstTextMs: v.exactOptional(v.number()),
  durationMs: v.exactOptional(v.number()),
  history: v.exactOptional(v.looseObject({ sent: v.number(), trimmed: v.number() })),
};

export const endedReplySchema: v.GenericSchema<unknown, EndedReply> = v.looseObject(ended);

export const assistantTurnSchema: v.GenericSchema<unknown, AssistantTurn> = v.looseObject({
  ...ended,
  text: v.string(),
  reasoning: v.string(),
});
