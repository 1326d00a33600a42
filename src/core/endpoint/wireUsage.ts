import type { Usage } from '../conversation/usage';
import { fieldsOf, numberOf } from './json';

/** Credits of AI/ML API in one US dollar. */
export const creditsPerUsd = 2_000_000;

type WireUsage =
  | 'prompt_tokens'
  | 'completion_tokens'
  | 'input_tokens'
  | 'output_tokens'
  | 'prompt_tokens_details'
  | 'cache_read_input_tokens'
  | 'cost';

/**
 * Usage as any of the eras sends it: OpenAI's names or Anthropic's. All zeros is a server that does
 * not count, so it is absent, as is a counter that is not there.
 */
export function usageOf(value: unknown): Usage | undefined {
  const usage = fieldsOf<WireUsage>(value);
  if (!usage) return undefined;
  const promptTokens = count(usage.prompt_tokens) ?? count(usage.input_tokens);
  const completionTokens = count(usage.completion_tokens) ?? count(usage.output_tokens);
  const details = fieldsOf<'cached_tokens'>(usage.prompt_tokens_details);
  const cachedTokens = count(details?.cached_tokens) ?? count(usage.cache_read_input_tokens);
  const costUsd = count(usage.cost);
  if (!promptTokens && !completionTokens && !costUsd) return undefined;
  return {
    ...(promptTokens !== undefined && { promptTokens }),
    ...(completionTokens !== undefined && { completionTokens }),
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(costUsd !== undefined && { costUsd }),
  };
}

/** The cost in `meta.usage`: dollars, else credits; absent (null at either level) is unknown. */
export function metaCostOf(meta: unknown): Usage | undefined {
  const usage = fieldsOf<'usd_spent' | 'credits_used'>(fieldsOf<'usage'>(meta)?.usage);
  const credits = count(usage?.credits_used);
  const costUsd =
    count(usage?.usd_spent) ?? (credits === undefined ? undefined : credits / creditsPerUsd);
  return costUsd === undefined ? undefined : { costUsd };
}

function count(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 ? number : undefined;
}
