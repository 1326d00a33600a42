/** What a person set for requests; read anew at each turn. */
export interface TurnOptions {
  readonly model: string;
  /** Tokens of the reply at most. */
  readonly maxTokens: number;
  /** The model's context in tokens, where known. */
  readonly contextLength?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stop?: readonly string[];
  readonly systemPrompt: string;
  /** How often a request is tried again by itself at most. */
  readonly maxRetries: number;
}

/** Tokens for the messages beside the reply; undefined where the model's context is not known. */
export function messageRoom(
  options: Pick<TurnOptions, 'contextLength' | 'maxTokens'>,
): number | undefined {
  const { contextLength, maxTokens } = options;
  return contextLength === undefined ? undefined : contextLength - maxTokens;
}
