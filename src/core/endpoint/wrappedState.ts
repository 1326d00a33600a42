import type { Usage } from '../conversation/usage';
import { fieldsOf, textOf } from './json';
import { usageOf } from './wireUsage';

/**
 * The `state` beside each chunk of the wrapped form (ENDPOINT: wrapped form). Its counters are
 * spread over the stream and may fall back to 0, so the greatest of each is the true one.
 */
export class WrappedState {
  #usage: Usage = {};

  /** The counters so far, if these told something new, and the finish word, if it is here. */
  update(value: unknown): { readonly usage?: Usage; readonly finishWord?: string } {
    const state = fieldsOf<'usage' | 'finishReason'>(value);
    const finishWord = textOf(state?.finishReason);
    const before = this.#usage;
    const told = usageOf(state?.usage);
    if (told) this.#usage = greatest(before, told);
    const isNew = told !== undefined && !isSame(before, this.#usage);
    return {
      ...(isNew && { usage: this.#usage }),
      ...(finishWord !== undefined && { finishWord }),
    };
  }
}

const counters = ['promptTokens', 'completionTokens', 'cachedTokens'] as const;

function greatest(a: Usage, b: Usage): Usage {
  const usage: { -readonly [K in keyof Usage]: Usage[K] } = {};
  for (const name of counters) {
    const value = Math.max(a[name] ?? 0, b[name] ?? 0);
    // Zero is what the counter says before it counts.
    if (value > 0) usage[name] = value;
  }
  return usage;
}

function isSame(a: Usage, b: Usage): boolean {
  return counters.every((name) => a[name] === b[name]);
}
