import { toBase64 } from '../context/base64';
import type { ChatMessage, ContentPart, ToolCall } from '../endpoint/chatRequest';
import type { RequestPart } from './requestParts';

/** One message of a request, read: who says it, and what. */
export interface RequestMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly RequestPart[];
}

/** What is added to a call that a model made, so that it goes back as it came. */
export interface CallMemory {
  /** The name on the wire of a tool. */
  wireName(name: string): string;
  /** Provider's own data that came with the call. */
  extra(callId: string): unknown;
}

/**
 * Messages as the endpoint wants them: the results of calls are messages of their own, straight after
 * the calls, and come before whatever else the same message says.
 */
export function chatMessages(
  messages: readonly RequestMessage[],
  memory: CallMemory,
): readonly ChatMessage[] {
  return messages.flatMap((message): readonly ChatMessage[] => {
    switch (message.role) {
      case 'system':
        return [{ role: 'system', content: textOf(message.parts) }];
      case 'assistant':
        return [assistantMessage(message.parts, memory)];
      case 'user':
        return userMessages(message.parts);
    }
  });
}

function assistantMessage(parts: readonly RequestPart[], memory: CallMemory): ChatMessage {
  const toolCalls = parts.flatMap((part): readonly ToolCall[] => {
    if (part.kind !== 'call') return [];
    const extra = memory.extra(part.callId);
    return [
      {
        id: part.callId,
        name: memory.wireName(part.name),
        arguments: JSON.stringify(part.input ?? {}),
        ...(extra !== undefined && { extra }),
      },
    ];
  });
  return {
    role: 'assistant',
    content: textOf(parts),
    ...(toolCalls.length > 0 && { toolCalls }),
  };
}

function userMessages(parts: readonly RequestPart[]): readonly ChatMessage[] {
  const results = parts.flatMap((part) => (part.kind === 'result' ? [part] : []));
  const told = results.map((result): ChatMessage => {
    return { role: 'tool', toolCallId: result.callId, content: textOf(result.parts) };
  });
  // A result is text alone; what it shows goes along behind it.
  const shown = results.flatMap((result) => contentParts(result.parts).filter(isImage));
  const said = contentParts(parts);
  const content = [...shown, ...said];
  if (content.length === 0) return told;
  if (content.some(isImage)) return [...told, { role: 'user', content }];
  return [...told, { role: 'user', content: textOf(parts) }];
}

function contentParts(parts: readonly RequestPart[]): readonly ContentPart[] {
  return parts.flatMap((part): readonly ContentPart[] => {
    if (part.kind === 'text') return [{ type: 'text', text: part.text }];
    if (part.kind !== 'image') return [];
    return [{ type: 'image', mimeType: part.mimeType, base64: toBase64(part.bytes) }];
  });
}

function isImage(part: ContentPart): boolean {
  return part.type === 'image';
}

function textOf(parts: readonly RequestPart[]): string {
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('');
}
