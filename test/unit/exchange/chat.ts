import assert from 'node:assert/strict';
import { chosenChild, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import type { TurnId } from '../../../src/core/conversation/turn';
import type { MarkdownWords } from '../../../src/core/exchange/exportMarkdown';
import { importChat } from '../../../src/core/exchange/importChat';
import type { ImportOptions } from '../../../src/core/exchange/importChat';

export const words: MarkdownWords = {
  title: 'A chat',
  you: 'You',
  assistant: (model) => `Assistant (${model})`,
  attached: ({ label }) => `Attached: ${label}`,
  ended: ({ outcome }) => (outcome === 'complete' ? '' : 'This reply is not complete.'),
};

/** Later than anything in the samples. */
export const now = 1_800_000_000_000;

export const options: ImportOptions = {
  newId: () => crypto.randomUUID(),
  now,
  writer: 'importer',
  systemLabel: 'System message',
};

/** The chat that an import makes; the text has to be one that can be imported. */
export function imported(text: string): Conversation {
  const result = importChat(text, options);
  assert.ok(result.ok, JSON.stringify(result));
  return reduceAll(emptyConversation('imported'), result.events);
}

/** A chat as a tree of what its turns hold: equal for chats that differ in ids alone. */
export function shape(chat: Conversation): unknown {
  const below = (parent: TurnId | null): unknown[] =>
    (chat.children.get(parent) ?? []).map((id) => ({
      ...content(chat, id),
      shown: chosenChild(chat, parent) === id,
      children: below(id),
    }));
  return { createdAt: chat.createdAt, title: chat.title.value, turns: below(null) };
}

/** A reply that nobody writes any more counts as interrupted. */
function content(chat: Conversation, id: TurnId): object {
  const turn = turnById(chat, id);
  assert.ok(turn);
  const { id: _id, parent: _parent, ...rest } = turn;
  if (rest.role === 'user' || rest.outcome !== 'open') return rest;
  const failure = { kind: 'interrupted', model: rest.model };
  return { ...rest, outcome: 'truncated', failure };
}
