import { buildMessages } from '../context/messages';
import { lineage } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { AssistantTurn, TurnId } from '../conversation/turn';
import type { ChatRequest } from '../endpoint/chatRequest';
import { messageRoom } from './options';
import type { TurnOptions } from './options';

/** How many earlier messages go along, and how many are left out to fit. */
type History = NonNullable<AssistantTurn['history']>;

/**
 * What is sent for a reply to `parent`: a question, or a cut-off reply that is to go on. Without
 * history only the question goes out, with as much of its answer as there is.
 */
export function turnRequest(
  conversation: Conversation,
  parent: TurnId,
  options: TurnOptions,
  withHistory: boolean,
): { readonly request: ChatRequest; readonly history: History } {
  const turns = lineage(conversation, parent);
  const question = turns.findLastIndex(({ role }) => role === 'user');
  const { contextLength: _context, systemPrompt, maxRetries: _maxRetries, ...rest } = options;
  const tokens = messageRoom(options);
  const { messages, sent, trimmed } = buildMessages(
    withHistory ? turns : turns.slice(Math.max(question, 0)),
    systemPrompt,
    tokens === undefined ? {} : { tokens },
  );
  return { request: { ...rest, messages }, history: { sent, trimmed } };
}

/**
 * Whether earlier messages went along with a reply, or with the first reply to a question. What a
 * person kept at home once stays there when the question is asked again.
 */
export function hadHistory(conversation: Conversation, id: TurnId): boolean {
  const replies = [id, ...(conversation.children.get(id) ?? [])]
    .map((each) => conversation.turns.get(each))
    .filter((turn) => turn?.role === 'assistant');
  const history = replies[0]?.history;
  return history === undefined || history.sent + history.trimmed > 0;
}
