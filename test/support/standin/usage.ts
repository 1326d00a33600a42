/** Token counts as the endpoint reports them. */
export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** Characters the stand-in counts as one generated token: generous, so that 4096 are about 40 kB. */
export const charactersPerGeneratedToken = 10;

/** Characters the stand-in counts as one token of what it is sent. */
const charactersPerPromptToken = 4;

/** Usage of a reply, from the number of characters sent and generated. */
export function usageOf(promptCharacters: number, replyCharacters: number): Usage {
  const prompt = Math.max(1, Math.ceil(promptCharacters / charactersPerPromptToken));
  const completion = Math.ceil(replyCharacters / charactersPerGeneratedToken);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  };
}

/** What a reply cost, in the endpoint's two units. 2,000,000 credits are one US dollar. */
export interface Cost {
  readonly credits_used: number;
  readonly usd_spent: number;
}

/** The stand-in's prices, US dollars per million tokens. Made up, in the range of small models. */
export const price = { input: 0.34, output: 1.7 };

export function costOf(usage: Usage): Cost {
  const micro = usage.prompt_tokens * price.input + usage.completion_tokens * price.output;
  const credits = Math.ceil(micro * 2);
  return { credits_used: credits, usd_spent: credits / 2_000_000 };
}
