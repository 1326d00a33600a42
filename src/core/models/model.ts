/** What one million tokens cost, USD. */
export interface Pricing {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
  /** Prompt tokens that come from the provider's cache. */
  readonly cachedPerMillion?: number;
  /** True when the price depends on more than the tokens; then these are the highest. */
  readonly varies?: boolean;
}

/** A model that answers chat completions. What a list does not tell is absent, not false. */
export interface Model {
  /** Sent as it stands. */
  readonly id: string;
  /** For people; the id where the list gives no name. */
  readonly name: string;
  /** Other ids under which it answers. */
  readonly aliases: readonly string[];
  readonly developer?: string;
  readonly description?: string;
  /** Tokens of prompt and reply together. */
  readonly contextLength?: number;
  /** Tokens of a reply at most. */
  readonly outputMax?: number;
  readonly tools?: boolean;
  readonly vision?: boolean;
  readonly reasoning?: boolean;
  readonly pricing?: Pricing;
}

/** The model with this id or alias; upper and lower case are the same for looking up. */
export function findModel(models: readonly Model[], id: string): Model | undefined {
  const wanted = id.toLowerCase();
  return (
    models.find((model) => model.id.toLowerCase() === wanted) ??
    models.find((model) => model.aliases.some((alias) => alias.toLowerCase() === wanted))
  );
}
