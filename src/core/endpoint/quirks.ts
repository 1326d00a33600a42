import type { Failure } from './failure';

/** How one model at one endpoint wants its requests, as far as it is known or was learnt. */
export interface ModelQuirks {
  /** `folded`: the system text stands at the front of the first user message. */
  readonly systemRole: 'message' | 'folded';
  /** `imageUrl`: a data URI (eras B and C); `source`: base64 beside its media type (era A). */
  readonly images: 'imageUrl' | 'source';
  /** Tokens of a reply at most, as the catalogue or a refusal told. */
  readonly outputMax?: number;
  /** Reasoning models of OpenAI refuse `max_tokens`. */
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** False for servers that refuse `stream_options`. */
  readonly streamUsage: boolean;
  /** False for models that refuse any `temperature` and `top_p` but their own. */
  readonly sampling: boolean;
  /** False for models that refuse to be told that they must call a tool. */
  readonly toolsRequired: boolean;
}

export const defaultQuirks: ModelQuirks = {
  systemRole: 'message',
  images: 'imageUrl',
  maxTokensField: 'max_tokens',
  streamUsage: true,
  sampling: true,
  toolsRequired: true,
};

/**
 * What a refusal teaches about the model: the quirks to send the request again with, once, and to
 * remember; undefined when it teaches nothing new. Such a refusal costs nothing, so that trying
 * again is safe.
 */
export function learnFrom(failure: Failure, quirks: ModelQuirks): ModelQuirks | undefined {
  const { kind, limit } = failure;
  if (kind === 'systemRoleRefused') {
    return quirks.systemRole === 'message' ? { ...quirks, systemRole: 'folded' } : undefined;
  }
  if (kind === 'maxTokensTooLarge') {
    const isNew = limit !== undefined && limit > 0 && limit < (quirks.outputMax ?? Infinity);
    return isNew ? { ...quirks, outputMax: limit } : undefined;
  }
  return kind === 'invalidRequest' ? learnFromField(failure, quirks) : undefined;
}

function learnFromField({ field, reason }: Failure, quirks: ModelQuirks): ModelQuirks | undefined {
  const text = `${field ?? ''} ${reason ?? ''}`;
  if (/max_completion_tokens/.test(text) && quirks.maxTokensField === 'max_tokens') {
    return { ...quirks, maxTokensField: 'max_completion_tokens' };
  }
  if (/stream_options/.test(text) && quirks.streamUsage) return { ...quirks, streamUsage: false };
  if (/tool_choice/.test(text) && quirks.toolsRequired) return { ...quirks, toolsRequired: false };
  const samples = /\b(?:temperature|top_p)\b/.test(text) && /support|default/i.test(text);
  return samples && quirks.sampling ? { ...quirks, sampling: false } : undefined;
}
