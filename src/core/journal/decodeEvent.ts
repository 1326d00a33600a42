import * as v from 'valibot';
import type { ConversationEvent, Draft, QueuedQuestion } from '../conversation/event';
import { attachmentSchema } from './decodeAttachment';
import { assistantTurnSchema, endedReplySchema, purposeSchema, userTurnSchema } from './decodeTurn';

const stamp = v.looseObject({ at: v.number(), writer: v.string() });

const over = v.exactOptional(v.array(stamp));

const selection = v.tuple([v.number(), v.number()]);

const draft: v.GenericSchema<unknown, Draft> = v.looseObject({
  text: v.string(),
  selection,
  attachments: v.array(attachmentSchema),
});

const question: v.GenericSchema<unknown, QueuedQuestion> = v.looseObject({
  id: v.string(),
  text: v.string(),
  attachments: v.array(attachmentSchema),
  purpose: purposeSchema,
  withHistory: v.exactOptional(v.boolean()),
});

const piece = { id: v.string(), offset: v.pipe(v.number(), v.minValue(0)), text: v.string() };

/** What each event must hold; members that are not known are let through. */
const schemas: {
  readonly [T in ConversationEvent['type']]: v.GenericSchema<
    unknown,
    Extract<ConversationEvent, { readonly type: T }>
  >;
} = {
  created: v.looseObject({
    type: v.literal('created'),
    at: v.number(),
    workspace: v.exactOptional(v.looseObject({ name: v.string(), uri: v.string() })),
  }),
  asked: v.looseObject({ type: v.literal('asked'), turn: userTurnSchema, writer: v.string() }),
  replyStarted: v.looseObject({
    type: v.literal('replyStarted'),
    turn: assistantTurnSchema,
    writer: v.string(),
  }),
  delta: v.looseObject({ type: v.literal('delta'), ...piece }),
  reasoningDelta: v.looseObject({ type: v.literal('reasoningDelta'), ...piece }),
  replyEnded: v.looseObject({ type: v.literal('replyEnded'), turn: endedReplySchema }),
  chosen: v.looseObject({
    type: v.literal('chosen'),
    parent: v.nullable(v.string()),
    child: v.string(),
    stamp,
  }),
  titled: v.looseObject({ type: v.literal('titled'), title: v.string(), stamp }),
  pinned: v.looseObject({ type: v.literal('pinned'), pinned: v.boolean(), stamp }),
  draft: v.looseObject({
    type: v.literal('draft'),
    draft,
    stamp,
    over,
    since: v.exactOptional(v.number()),
  }),
  typed: v.looseObject({
    type: v.literal('typed'),
    text: v.string(),
    selection,
    since: v.number(),
    stamp,
    over,
  }),
  deleted: v.looseObject({ type: v.literal('deleted'), deleted: v.boolean(), stamp }),
  queued: v.looseObject({
    type: v.literal('queued'),
    questions: v.array(question),
    stamp,
    over,
  }),
};

const typed = v.looseObject({ type: v.string() });

/** Parses an event; undefined for one that is malformed or of a type this version does not know. */
export function decodeEvent(value: unknown): ConversationEvent | undefined {
  const shape = v.safeParse(typed, value);
  if (!shape.success || !isKnown(shape.output.type)) return undefined;
  const parsed = v.safeParse(schemas[shape.output.type], value);
  return parsed.success ? parsed.output : undefined;
}

function isKnown(type: string): type is ConversationEvent['type'] {
  return Object.hasOwn(schemas, type);
}
