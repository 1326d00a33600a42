import type { ChatMessage, ContentPart } from './chatRequest';

type UserMessage = ChatMessage & { role: 'user' };
type AssistantMessage = ChatMessage & { role: 'assistant' };

/**
 * Messages as every era accepts them: one system message first, none empty, no two neighbours of
 * the same role, the first turn the user's, no white space at the end of a final answer.
 */
export function tidyMessages(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const system = messages
    .flatMap((message) => (message.role === 'system' ? [message.content.trim()] : []))
    .filter((text) => text !== '')
    .join('\n\n');
  const turns = mergeNeighbours(messages.filter((message) => !isEmpty(message)));
  const firstUser = turns.findIndex((message) => message.role === 'user');
  const spoken = trimLastAnswer(firstUser < 0 ? [] : turns.slice(firstUser));
  return system === '' ? spoken : [{ role: 'system', content: system }, ...spoken];
}

/** The same messages with the system text at the front of the first user message: legal in all eras. */
export function foldSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return messages;
  const system: UserMessage = { role: 'user', content: first.content };
  const [user, ...others] = rest;
  if (user?.role !== 'user') return [system, ...rest];
  return [{ role: 'user', content: joinContent(system.content, user.content) }, ...others];
}

function isEmpty(message: ChatMessage): boolean {
  switch (message.role) {
    case 'system':
      return true; // gathered apart
    case 'tool':
      return false; // a call without its result is refused
    case 'assistant':
      return message.content.trim() === '' && !message.toolCalls?.length;
    case 'user':
      return typeof message.content === 'string'
        ? message.content.trim() === ''
        : message.content.every((part) => part.type === 'text' && part.text.trim() === '');
  }
}

function mergeNeighbours(messages: readonly ChatMessage[]): ChatMessage[] {
  const merged: ChatMessage[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (last?.role === 'user' && message.role === 'user') {
      merged[merged.length - 1] = {
        role: 'user',
        content: joinContent(last.content, message.content),
      };
    } else if (last?.role === 'assistant' && message.role === 'assistant') {
      merged[merged.length - 1] = joinAnswers(last, message);
    } else {
      merged.push(message);
    }
  }
  return merged;
}

function joinAnswers(a: AssistantMessage, b: AssistantMessage): AssistantMessage {
  const toolCalls = [...(a.toolCalls ?? []), ...(b.toolCalls ?? [])];
  const content = [a.content, b.content].filter((text) => text.trim() !== '').join('\n\n');
  return { role: 'assistant', content, ...(toolCalls.length > 0 && { toolCalls }) };
}

function joinContent(a: UserMessage['content'], b: UserMessage['content']): UserMessage['content'] {
  if (typeof a === 'string' && typeof b === 'string') return `${a}\n\n${b}`;
  return [...partsOf(a), ...partsOf(b)];
}

function partsOf(content: UserMessage['content']): readonly ContentPart[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

function trimLastAnswer(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const last = messages.at(-1);
  if (last?.role !== 'assistant') return messages;
  return [...messages.slice(0, -1), { ...last, content: last.content.trimEnd() }];
}
