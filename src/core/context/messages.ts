import type { ChatMessage } from '../endpoint/chatRequest';
import type { Turn } from '../conversation/turn';
import { imageTokens } from './attachmentTokens';
import { estimateTokens } from './estimate';
import { userContent } from './userContent';

/** What is sent for a turn, and what of the history it holds. */
export interface Messages {
  readonly messages: readonly ChatMessage[];
  /** Earlier turns that went along. */
  readonly sent: number;
  /** Earlier turns that were left out to fit. */
  readonly trimmed: number;
}

export interface Budget {
  /** Tokens that the messages may take; undefined: no limit known. */
  readonly tokens?: number;
}

/** Said to a model to make it go on; the words are part of the protocol with models, not of the UI. */
const continueRequest =
  'Your last message was cut off. Continue exactly where it ended. Do not repeat anything and do not add an introduction.';

/**
 * What was said: without questions that never got an answer, with their attachments. A person who
 * wants one answered retries it; beside the next question it would only confuse. The last turn stays.
 */
export function answered(turns: readonly Turn[]): readonly Turn[] {
  return turns.filter((turn, index) => {
    const next = turns[index + 1];
    if (turn.role === 'assistant') return hasContent(turn);
    return next?.role !== 'assistant' || continuesWithContent(turns, index + 1);
  });
}

/** A reply that said nothing may have been continued by one that did. */
function continuesWithContent(turns: readonly Turn[], from: number): boolean {
  for (let index = from; turns[index]?.role === 'assistant'; index++) {
    const turn = turns[index];
    if (turn && hasContent(turn)) return true;
  }
  return false;
}

/**
 * Messages for the last turn of `turns` (a question, or a cut-off reply to be continued). Earlier
 * turns go along from the newest back while they fit in the budget, whole question-and-answer
 * pairs only, so that a conversation never begins with an answer. Questions without an answer stay
 * out.
 */
export function buildMessages(
  turns: readonly Turn[],
  systemPrompt: string,
  budget: Budget = {},
): Messages {
  const said = joinContinued(answered(turns)).map(toMessage);
  const lastTurn = turns.at(-1);
  const tail: ChatMessage[] =
    lastTurn?.role === 'assistant' ? [{ role: 'user', content: continueRequest }] : [];
  const system: ChatMessage[] =
    systemPrompt.trim() === '' ? [] : [{ role: 'system', content: systemPrompt }];
  const needed = said.slice(lastTurn?.role === 'assistant' ? -2 : -1);
  const earlier = said.slice(0, said.length - needed.length);
  const { tokens } = budget;
  const kept =
    tokens === undefined
      ? earlier
      : newestThatFit(earlier, tokens - weigh([...system, ...needed, ...tail]));
  return {
    messages: [...system, ...kept, ...needed, ...tail],
    sent: kept.length,
    trimmed: earlier.length - kept.length,
  };
}

/** How many messages these turns are: without what was not answered, a continued reply being one. */
export function messageCount(turns: readonly Turn[]): number {
  return joinContinued(answered(turns)).length;
}

function newestThatFit(earlier: readonly ChatMessage[], room: number): readonly ChatMessage[] {
  let start = earlier.length;
  let used = 0;
  for (let index = earlier.length - 1; index >= 0; index--) {
    const message = earlier[index];
    if (!message) break;
    used += weigh([message]);
    if (used > room) break;
    if (message.role === 'user') start = index;
  }
  return earlier.slice(start);
}

function weigh(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + 4 + messageTokens(message), 0);
}

function messageTokens(message: ChatMessage): number {
  if (typeof message.content === 'string') return estimateTokens(message.content);
  return message.content.reduce(
    (sum, part) => sum + (part.type === 'text' ? estimateTokens(part.text) : imageTokens),
    0,
  );
}

/** A cut-off reply and what continued it are one message. */
function joinContinued(turns: readonly Turn[]): readonly Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const last = joined.at(-1);
    if (turn.role === 'assistant' && last?.role === 'assistant') {
      joined[joined.length - 1] = { ...turn, text: last.text + turn.text };
    } else {
      joined.push(turn);
    }
  }
  return joined;
}

function hasContent(turn: Turn): boolean {
  return turn.role === 'user' || turn.text.trim() !== '';
}

function toMessage(turn: Turn): ChatMessage {
  return turn.role === 'user'
    ? { role: 'user', content: userContent(turn) }
    : { role: 'assistant', content: turn.text };
}
