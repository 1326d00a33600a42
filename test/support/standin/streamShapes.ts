import type { SseItem } from './sse';
import { costOf, type Cost, type Usage } from './usage';

/** What a streamed reply says, whatever its shape. */
export interface StreamContent {
  /** The pieces of text, in order; an empty list is a reply without text. */
  readonly pieces: readonly string[];
  /** Model id in the chunks. */
  readonly model?: string;
  readonly usage?: Usage;
  /** Finish word in the chunks; each shape has its usual one. `null`: the stream has no finish. */
  readonly finish?: string | null;
}

const created = 1_700_000_000;
const defaultUsage: Usage = { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 };

interface Chunk {
  readonly id: string;
  readonly choices: readonly unknown[];
  readonly usage?: Usage | null;
  readonly [extra: string]: unknown;
}

function chunk(content: StreamContent, rest: Chunk): SseItem {
  const model = content.model ?? 'claude-3-haiku-20240307';
  const { id, choices, ...others } = rest;
  return { data: { id, object: 'chat.completion.chunk', created, model, choices, ...others } };
}

function msgChunk(content: StreamContent, id: string, choice: object, usage: Usage | null) {
  return chunk(content, { id, choices: [{ index: 0, ...choice }], usage });
}

function finishOf(content: StreamContent, usual: string): string | null {
  return content.finish === undefined ? usual : content.finish;
}

/**
 * ENDPOINT.md §5.1: id in the first chunk only, the role in every chunk, two finish chunks, usage
 * in the first of them and null in the last, which has no `delta`. No `[DONE]`.
 */
export function haikuItems(content: StreamContent): SseItem[] {
  const part = (text: string) => ({ delta: { content: text, role: 'assistant', refusal: null } });
  const items = [
    msgChunk(content, 'msg_0standin', part(''), null),
    msgChunk(content, '', { delta: { role: 'assistant', content: '' } }, null),
    ...content.pieces.map((text) => msgChunk(content, '', part(text), null)),
    msgChunk(content, '', { delta: {} }, null),
  ];
  const finish = finishOf(content, 'stop');
  if (finish === null) return items;
  return [
    ...items,
    msgChunk(content, '', { ...part(''), finish_reason: finish }, content.usage ?? defaultUsage),
    msgChunk(content, '', { finish_reason: finish }, null),
  ];
}

/**
 * ENDPOINT.md §5.2: chunks inside `event`, real counts in `state.usage`, the finish word of the
 * last text in `state`, the plain one in the very last event, which has no `delta`.
 */
export function wrappedItems(content: StreamContent): SseItem[] {
  const usage = content.usage ?? defaultUsage;
  const finish = finishOf(content, 'stop');
  const wrap = (choice: object, counts: object, state: object = {}): SseItem => {
    const item = msgChunk(content, '', choice, null);
    return {
      data: {
        event: 'data' in item ? item.data : undefined,
        state: { generationId: 'gen_0standin', tools: [], usage: counts, ...state },
      },
    };
  };
  const input = { input_tokens: usage.prompt_tokens, output_tokens: 0, cache_read_input_tokens: 0 };
  const full = { ...input, output_tokens: usage.completion_tokens };
  const part = (text: string) => ({ delta: { content: text, role: 'assistant', refusal: null } });
  const items = [
    wrap(part(''), input),
    ...content.pieces.map((text) => wrap(part(text), { input_tokens: 0, output_tokens: 0 })),
  ];
  if (finish === null) return items;
  const raw = finish === 'stop' ? 'end_turn' : finish === 'length' ? 'max_tokens' : finish;
  return [
    ...items,
    wrap(part(''), full, { finishReason: raw }),
    wrap({ finish_reason: finish }, full, { finishReason: raw }),
  ];
}

/** ENDPOINT.md §5.3, gpt-4o: padding field, empty last delta, usage without choices, `[DONE]`. */
export function openAiItems(content: StreamContent): SseItem[] {
  const id = 'chatcmpl-0standin';
  const one = (delta: object, finish: string | null, pad = 'x') =>
    chunk(content, {
      id,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      usage: null,
      system_fingerprint: 'fp_standin',
      obfuscation: pad,
    });
  const items = [
    one({ role: 'assistant', content: '', refusal: null }, null),
    ...content.pieces.map((text) => one({ content: text }, null, 'x'.repeat(text.length % 7))),
  ];
  const finish = finishOf(content, 'stop');
  if (finish === null) return items;
  return [
    ...items,
    one({}, finish),
    chunk(content, { id, choices: [], usage: content.usage ?? defaultUsage }),
    { data: '[DONE]' },
  ];
}

/** ENDPOINT.md §5.3, qwen: reasoning before the text, null content beside it, usage, `[DONE]`. */
export function qwenItems(content: StreamContent, reasoning: readonly string[]): SseItem[] {
  const id = 'chatcmpl-0qwen';
  const one = (delta: object, finish: string | null) =>
    chunk(content, {
      id,
      choices: [{ index: 0, delta, finish_reason: finish }],
      usage: null,
    });
  const items = [
    one({ role: 'assistant', content: null, reasoning_content: '' }, null),
    ...reasoning.map((text) => one({ content: null, reasoning_content: text }, null)),
    ...content.pieces.map((text) => one({ content: text, reasoning_content: null }, null)),
  ];
  const finish = finishOf(content, 'stop');
  if (finish === null) return items;
  return [
    ...items,
    one({ content: '' }, finish),
    chunk(content, { id, choices: [], usage: content.usage ?? defaultUsage }),
    { data: '[DONE]' },
  ];
}

/** How the cost comes in an era C stream: on the finish chunk, or in a chunk without `choices`. */
export type MetaPlace = 'finishChunk' | 'emptyChoices' | 'noChoices';

/** Era C: `gen-` id throughout, native finish word, comments, and the cost in `meta.usage`. */
export function routedItems(content: StreamContent, place: MetaPlace, cost?: Cost): SseItem[] {
  const id = 'gen-0standin';
  const usage = content.usage ?? defaultUsage;
  const meta = { meta: { usage: cost ?? costOf(usage) } };
  const one = (delta: object, finish?: string, extra: object = {}) =>
    chunk(content, {
      id,
      provider: 'Stand-in',
      choices: [
        {
          index: 0,
          delta,
          ...(finish ? { finish_reason: finish, native_finish_reason: nativeWord(finish) } : {}),
        },
      ],
      ...extra,
    });
  const items = [
    { comment: 'STANDIN PROCESSING' },
    ...content.pieces.map((text) => one({ role: 'assistant', content: text })),
  ];
  const finish = finishOf(content, 'stop');
  if (finish === null) return items;
  if (place === 'finishChunk') {
    return [...items, one({ role: 'assistant', content: '' }, finish, { usage, ...meta })];
  }
  const tail =
    place === 'emptyChoices'
      ? chunk(content, { id, choices: [], usage, ...meta })
      : { data: { id, usage, ...meta } };
  return [...items, one({ role: 'assistant', content: '' }, finish), tail, { data: '[DONE]' }];
}

function nativeWord(finish: string): string {
  if (finish === 'stop') return 'end_turn';
  return finish === 'length' ? 'max_tokens' : finish;
}

/** Tool calls as deltas: index, id and name first, arguments in pieces. */
export function toolCallItems(content: StreamContent): SseItem[] {
  const call = (delta: object) =>
    chunk(content, {
      id: 'gen-0standin',
      choices: [{ index: 0, delta: { tool_calls: [delta] } }],
    });
  return [
    ...content.pieces.map((text) =>
      chunk(content, {
        id: 'gen-0standin',
        choices: [{ index: 0, delta: { role: 'assistant', content: text } }],
      }),
    ),
    call({
      index: 0,
      id: 'call_0',
      type: 'function',
      function: { name: 'read_file', arguments: '' },
    }),
    call({ index: 0, function: { arguments: '{"path":' } }),
    call({
      index: 1,
      id: 'call_1',
      type: 'function',
      function: { name: 'list_files', arguments: '{}' },
    }),
    call({ index: 0, function: { arguments: '"src/a.ts"}' } }),
    chunk(content, {
      id: 'gen-0standin',
      choices: [{ index: 0, delta: {}, finish_reason: finishOf(content, 'tool_calls') }],
      usage: content.usage ?? defaultUsage,
    }),
    { data: '[DONE]' },
  ];
}
