import type { ConversationEvent, Draft } from '../../../src/core/conversation/event';
import type { AssistantTurn, EndedReply, UserTurn } from '../../../src/core/conversation/turn';

export const start = 1_700_000_000_000;

export function question(
  id: string,
  parent: string | null,
  fields: Partial<UserTurn> = {},
): UserTurn {
  return {
    role: 'user',
    id,
    parent,
    at: start,
    text: `Question ${id}?`,
    attachments: [],
    purpose: 'chat',
    ...fields,
  };
}

export function openReply(
  id: string,
  parent: string,
  fields: Partial<AssistantTurn> = {},
): AssistantTurn {
  return {
    role: 'assistant',
    id,
    parent,
    at: start + 1,
    model: 'a/model',
    text: '',
    reasoning: '',
    outcome: 'open',
    ...fields,
  };
}

export function replyEnd(id: string, parent: string, fields: Partial<EndedReply> = {}): EndedReply {
  const { text: _text, reasoning: _reasoning, ...end } = openReply(id, parent);
  return { ...end, outcome: 'complete', finish: 'stop', durationMs: 1200, ...fields };
}

export const asked = (turn: UserTurn, writer = 'w'): ConversationEvent => ({
  type: 'asked',
  turn,
  writer,
});

export const began = (turn: AssistantTurn, writer = 'w'): ConversationEvent => ({
  type: 'replyStarted',
  turn,
  writer,
});

export const delta = (id: string, offset: number, text: string): ConversationEvent => ({
  type: 'delta',
  id,
  offset,
  text,
});

export const ended = (turn: EndedReply): ConversationEvent => ({ type: 'replyEnded', turn });

export const drafted = (
  text: string,
  at = start,
  writer = 'w',
  attachments: Draft['attachments'] = [],
): ConversationEvent => ({
  type: 'draft',
  draft: { text, selection: [text.length, text.length], attachments },
  stamp: { at, writer },
});

/** What was typed after the draft of the moment `since`. */
export const typed = (
  text: string,
  at: number,
  since: number,
  writer = 'w',
): ConversationEvent => ({
  type: 'typed',
  text,
  selection: [text.length, text.length],
  since,
  stamp: { at, writer },
});

/** A question with an answer in pieces, as one window records them. */
export function exchange(
  id: string,
  parent: string | null,
  pieces: readonly string[],
  writer = 'w',
): readonly ConversationEvent[] {
  let offset = 0;
  const deltas = pieces.map((text) => {
    const event = delta(`${id}a`, offset, text);
    offset += text.length;
    return event;
  });
  return [
    asked(question(`${id}q`, parent), writer),
    began(openReply(`${id}a`, `${id}q`), writer),
    ...deltas,
    ended(replyEnd(`${id}a`, `${id}q`)),
  ];
}
