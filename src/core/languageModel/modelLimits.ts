import type { Model } from '../models/model';

/** Assumed where the list does not tell, tokens. */
const assumedContext = 128_000;
const assumedOutput = 4096;

/** What is kept free for a reply at least, tokens; a model that can write more does where there is room. */
const largestReserve = 16_384;

/** Tokens; `input` and `output` need not fit in the context together: a reply gets what is left. */
export interface ModelLimits {
  readonly context: number;
  readonly input: number;
  readonly output: number;
}

/** The limits of a model as the list tells them. */
export function modelLimits({ contextLength, outputMax }: Model): ModelLimits {
  const context = contextLength ?? assumedContext;
  const output = Math.min(outputMax ?? assumedOutput, context);
  const reserve = Math.min(output, largestReserve, Math.ceil(context / 4));
  return { context, output, input: Math.max(1, context - reserve) };
}

/** Estimates may be this much too low. */
const doubt = 1.1;

/** How long a reply may be beside a prompt of about so many tokens. */
export function roomForReply({ context, output }: ModelLimits, promptTokens: number): number {
  return Math.max(1, Math.min(output, context - Math.ceil(promptTokens * doubt)));
}
