import * as v from 'valibot';
import type { ChatRequest } from '../../core/endpoint/chatRequest';

const number = v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined);
const stops = v.fallback(v.optional(v.array(v.string())), undefined);
const schema = v.object({
  temperature: number,
  top_p: number,
  topP: number,
  max_tokens: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined),
  stop: stops,
});

type Known = Partial<Pick<ChatRequest, 'temperature' | 'topP' | 'maxTokens' | 'stop'>>;

/** Of the options that a caller gives, those that every endpoint has; the others are not sent. */
export function modelOptions(options: unknown): Known {
  const parsed = v.safeParse(schema, options ?? {});
  if (!parsed.success) return {};
  const { temperature, top_p, topP = top_p, max_tokens: maxTokens, stop } = parsed.output;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(stop !== undefined && { stop }),
  };
}
