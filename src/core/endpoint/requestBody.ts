import type { ChatMessage, ChatRequest, ContentPart, Tool, ToolCall } from './chatRequest';
import { foldSystem, tidyMessages } from './messageRules';
import type { ModelQuirks } from './quirks';

/** Tokens of a reply that Claude 3 Haiku gives at most; a higher number is refused. */
const claude3HaikuOutput = 4096;

/** What a request may hold at most (ENDPOINT: field table). */
const mostStops = 4;
const mostTools = 128;

/**
 * The JSON that is sent: the form that eras B and C share, with what the model is known to want.
 * What is not set is not sent, except `max_tokens`, whose default may be as low as 512.
 */
export function shapeBody(request: ChatRequest, quirks: ModelQuirks): { readonly body: object } {
  const { model, temperature, topP, tools, toolChoice } = request;
  const isClaude = /claude/i.test(model);
  const tidy = tidyMessages(request.messages);
  const messages = quirks.systemRole === 'folded' ? foldSystem(tidy) : tidy;
  const stop = stopsOf(request.stop ?? [], isClaude);
  const hasTools = tools !== undefined && tools.length > 0;
  return {
    body: {
      model,
      messages: messages.map((message) => wireMessage(message, quirks)),
      [quirks.maxTokensField]: outputLimit(request, quirks),
      ...(quirks.sampling &&
        temperature !== undefined &&
        !Number.isNaN(temperature) && {
          temperature: clamp(temperature, 0, isClaude ? 1 : 2),
        }),
      ...(quirks.sampling &&
        topP !== undefined &&
        !Number.isNaN(topP) && {
          top_p: clamp(topP, 0.01, 1),
        }),
      ...(stop.length > 0 && { stop }),
      ...(hasTools && { tools: tools.slice(0, mostTools).map(wireTool) }),
      ...(hasTools && toolChoice !== undefined && { tool_choice: choiceOf(toolChoice, quirks) }),
      stream: true,
      ...(quirks.streamUsage && { stream_options: { include_usage: true } }),
    },
  };
}

function outputLimit({ model, maxTokens }: ChatRequest, { outputMax }: ModelQuirks): number {
  const builtIn = /claude-3-haiku/i.test(model) ? claude3HaikuOutput : Infinity;
  const limit = Math.min(outputMax ?? Infinity, builtIn);
  return Math.max(
    1,
    Math.floor(Math.min(Number.isNaN(maxTokens) ? claude3HaikuOutput : maxTokens, limit)),
  );
}

/** A model that cannot be made to call a tool is left the choice. */
function choiceOf(choice: NonNullable<ChatRequest['toolChoice']>, quirks: ModelQuirks): string {
  return choice === 'required' && !quirks.toolsRequired ? 'auto' : choice;
}

/** Claude refuses a stop that is only white space. */
function stopsOf(stops: readonly string[], isClaude: boolean): readonly string[] {
  return stops.filter((stop) => (isClaude ? stop.trim() : stop) !== '').slice(0, mostStops);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function wireMessage(message: ChatMessage, quirks: ModelQuirks): object {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: wireContent(message.content, quirks) };
    case 'assistant':
      // On a turn of calls alone "" is legal in every era, null is not.
      return {
        role: 'assistant',
        content: message.content,
        ...(message.toolCalls?.length && { tool_calls: message.toolCalls.map(wireToolCall) }),
      };
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
  }
}

function wireContent(content: string | readonly ContentPart[], quirks: ModelQuirks): unknown {
  if (typeof content === 'string') return content;
  const parts = content.filter((part) => part.type === 'image' || part.text.trim() !== '');
  if (!parts.some((part) => part.type === 'image')) {
    return parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n\n');
  }
  return parts.map((part) => wirePart(part, quirks));
}

function wirePart(part: ContentPart, { images }: ModelQuirks): object {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const { mimeType, base64 } = part;
  return images === 'source'
    ? { type: 'image', source: { type: 'base64', media_type: mimeType, data: base64 } }
    : { type: 'image_url', image_url: { url: `data:${mimeType};base64,${base64}` } };
}

function wireToolCall(call: ToolCall): object {
  return {
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments === '' ? '{}' : call.arguments },
    ...(call.extra !== undefined && { extra_content: call.extra }),
  };
}

function wireTool({ name, description, parameters }: Tool): object {
  return { type: 'function', function: { name, description, parameters } };
}
