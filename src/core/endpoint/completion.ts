import { contentOf, reasoningOf } from './chunkDecoder';
import type { WireDelta } from './chunkDecoder';
import { finishOf } from './finishWord';
import { fieldsOf, isPresent, itemsOf, textOf } from './json';
import type { ReplyEvent } from './reply';
import { ToolCallDeltas } from './toolCallDeltas';
import { metaCostOf, usageOf } from './wireUsage';

type WireCompletion = 'choices' | 'model' | 'usage' | 'meta';

/**
 * A whole, not streamed completion as events (ENDPOINT: non-stream response). A missing finish
 * reason is a normal end. Undefined when the value is no completion.
 */
export function completionEvents(value: unknown): readonly ReplyEvent[] | undefined {
  const completion = fieldsOf<WireCompletion>(value);
  if (!completion || !Array.isArray(completion.choices)) return undefined;
  const choice = fieldsOf<'message' | 'finish_reason' | 'text'>(itemsOf(completion.choices)[0]);
  const message = fieldsOf<keyof WireDelta>(choice?.message);
  const events: ReplyEvent[] = [];
  const model = textOf(completion.model);
  if (model !== undefined) events.push({ type: 'model', model });
  const refusal = textOf(message?.refusal);
  if (message) {
    const reasoning = reasoningOf(message);
    if (reasoning !== '') events.push({ type: 'reasoning', text: reasoning });
    const text = contentOf(message.content) + (refusal ?? '');
    if (text !== '') events.push({ type: 'text', text });
    const toolCalls = new ToolCallDeltas((event) => events.push(event));
    toolCalls.add(message.tool_calls);
    if (isPresent(message.function_call)) toolCalls.addLegacy(message.function_call);
  }
  for (const usage of [usageOf(completion.usage), metaCostOf(completion.meta)]) {
    if (usage) events.push({ type: 'usage', usage });
  }
  if (choice) {
    const word = textOf(choice.finish_reason) ?? '';
    events.push({
      type: 'finish',
      finish: refusal === undefined ? finishOf(word) : 'filtered',
      word,
    });
  }
  return events;
}
