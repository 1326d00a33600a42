import { write, type Script } from './script';
import { costOf, type Cost, type Usage } from './usage';

/** What a plain (not streamed) reply says. */
export interface BodyContent {
  readonly text: string;
  readonly model?: string;
  readonly usage?: Usage;
  /** Finish word in the terms of a stream (`stop`, `length`, …); shapes have their own words. */
  readonly finish?: string;
  readonly cost?: Cost;
}

const created = 1_700_000_000;
const defaultUsage: Usage = { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 };

/** Anthropic's words for the finish, which plain replies of eras A and B carry. */
export function nativeFinish(finish: string): string {
  if (finish === 'stop') return 'end_turn';
  return finish === 'length' ? 'max_tokens' : finish;
}

/** ENDPOINT.md §4.2: eras A and B. */
export function msgBody(content: BodyContent): Record<string, unknown> {
  return {
    id: 'msg_0standin',
    object: 'chat.completion',
    model: content.model ?? 'claude-3-haiku-20240307',
    created,
    choices: [
      {
        index: 0,
        message: { reasoning_content: '', content: content.text, role: 'assistant' },
        finish_reason: nativeFinish(content.finish ?? 'stop'),
        logprobs: null,
      },
    ],
    usage: content.usage ?? defaultUsage,
  };
}

/** ENDPOINT.md §4.3: era C. */
export function genBody(content: BodyContent): Record<string, unknown> {
  const finish = content.finish ?? 'stop';
  const usage = content.usage ?? defaultUsage;
  return {
    id: 'gen-0standin',
    object: 'chat.completion',
    model: content.model ?? 'anthropic/claude-3-haiku',
    created,
    system_fingerprint: null,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: content.text,
          refusal: null,
          reasoning: null,
          annotations: [],
        },
        finish_reason: finish,
        native_finish_reason: nativeFinish(finish),
        logprobs: null,
      },
    ],
    usage: {
      ...usage,
      completion_tokens_details: { reasoning_tokens: 0, image_tokens: 0, audio_tokens: 0 },
      prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 0, audio_tokens: 0 },
    },
    meta: { usage: content.cost ?? costOf(usage) },
  };
}

/** A plain reply in the shape of eras A and B (`msg`) or C (`gen`), with the cost headers. */
export function bodyReply(shape: 'msg' | 'gen', content: BodyContent): Script {
  const cost = content.cost ?? costOf(content.usage ?? defaultUsage);
  return jsonReply(shape === 'msg' ? msgBody(content) : genBody(content), {
    headers: {
      'x-aimlapi-credits-used': String(cost.credits_used),
      'x-aimlapi-usd-spent': cost.usd_spent.toFixed(9),
    },
  });
}

/** Any value as a JSON answer. */
export function jsonReply(
  body: unknown,
  options: Pick<Script, 'status' | 'headers' | 'bare'> = {},
): Script {
  return {
    ...options,
    headers: { 'content-type': 'application/json; charset=utf-8', ...options.headers },
    steps: [write(JSON.stringify(body))],
  };
}

/** Text as it is, with a content type of the caller's choice. */
export function textReply(
  text: string,
  contentType: string,
  options: Pick<Script, 'status' | 'headers' | 'bare'> = {},
): Script {
  return {
    ...options,
    headers: { 'content-type': contentType, ...options.headers },
    steps: text === '' ? [] : [write(text)],
  };
}
