/** What a reply used, as reported; a counter that was not reported is absent, never 0. */
export interface Usage {
  /** Tokens of everything that was sent. */
  readonly promptTokens?: number;
  /** Tokens of the reply. */
  readonly completionTokens?: number;
  /** Prompt tokens that came from the provider's cache. */
  readonly cachedTokens?: number;
  /** What it cost, USD, as the endpoint reported it. */
  readonly costUsd?: number;
  /** True when `costUsd` was computed from the catalogue's price instead of being reported. */
  readonly costEstimated?: boolean;
}

/** Later counters win where present, so that a last chunk without usage erases nothing. */
export function mergeUsage(
  earlier: Usage | undefined,
  later: Usage | undefined,
): Usage | undefined {
  if (!earlier) return later;
  if (!later) return earlier;
  return { ...earlier, ...later };
}
