import * as v from 'valibot';
import type { Usage } from '../conversation/usage';
import type { Pricing } from './model';

const amount = v.fallback(
  v.optional(
    v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite(), v.minValue(0)),
  ),
  undefined,
);
const word = v.fallback(v.optional(v.string()), undefined);

/** `units` of AI/ML API's catalogue. A price is always for `per` tokens. */
const unitSchema = v.object({
  type: word,
  name: word,
  content: word,
  measure: word,
  origin: word,
  price: amount,
  per: amount,
});
type Unit = v.InferOutput<typeof unitSchema>;

const catalogueSchema = v.object({
  kind: word,
  currency: word,
  units: v.array(v.fallback(unitSchema, {})),
});

/** OpenRouter's form: USD for one token, as text. */
const perTokenSchema = v.object({ prompt: amount, completion: amount, input_cache_read: amount });

const million = 1_000_000;

/** The price in either form; undefined when it is not one per token of text in USD. */
export function parsePricing(value: unknown): Pricing | undefined {
  const listed = v.safeParse(catalogueSchema, value);
  if (listed.success) return fromUnits(listed.output);
  const perToken = v.safeParse(perTokenSchema, value);
  if (!perToken.success) return undefined;
  const { prompt, completion, input_cache_read: cached } = perToken.output;
  return pricing(perMillion(prompt, 1), perMillion(completion, 1), perMillion(cached, 1));
}

function fromUnits({ kind, currency = 'USD', units }: v.InferOutput<typeof catalogueSchema>) {
  if (currency.toUpperCase() !== 'USD') return undefined;
  const text = units.filter(isTextToken);
  const fresh = text.filter(({ origin = '' }) => !origin.startsWith('cache'));
  const found = pricing(
    highest(fresh.filter(({ measure }) => measure === 'input')),
    highest(fresh.filter(({ measure }) => measure === 'output')),
    highest(text.filter(({ origin, measure }) => origin === 'cached' && measure !== 'output')),
  );
  return found && { ...found, ...(kind !== undefined && kind !== 'fixed' && { varies: true }) };
}

function isTextToken({ type = 'charge', name = 'token', content = 'text' }: Unit): boolean {
  return type === 'charge' && name === 'token' && content === 'text';
}

function highest(units: readonly Unit[]): number | undefined {
  const prices = units.flatMap(({ price, per }) => perMillion(price, per) ?? []);
  return prices.length > 0 ? Math.max(...prices) : undefined;
}

function perMillion(price: number | undefined, per: number | undefined): number | undefined {
  if (price === undefined || per === undefined || per === 0) return undefined;
  // Twelve digits are more than any price has; the rest is binary dust.
  return finite(Number(((price / per) * million).toPrecision(12)));
}

function pricing(input?: number, output?: number, cached?: number): Pricing | undefined {
  if (input === undefined || output === undefined) return undefined;
  return {
    inputPerMillion: input,
    outputPerMillion: output,
    ...(cached !== undefined && { cachedPerMillion: cached }),
  };
}

/** USD for what was used; undefined ("unknown") while a counter that is charged for is missing. */
export function costOf(usage: Usage, price: Pricing): number | undefined {
  const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
  if (promptTokens === undefined || completionTokens === undefined) return undefined;
  const cached = Math.min(cachedTokens, promptTokens);
  const input = (promptTokens - cached) * price.inputPerMillion;
  const reused = cached * (price.cachedPerMillion ?? price.inputPerMillion);
  return finite((input + reused + completionTokens * price.outputPerMillion) / million);
}

/** What is beyond all numbers can neither be shown nor be written as JSON: it is not known. */
function finite(amount: number): number | undefined {
  return Number.isFinite(amount) ? amount : undefined;
}

/** The usage with its cost: as reported, else computed and marked as an estimate, else unknown. */
export function withCost(usage: Usage, price: Pricing | undefined): Usage {
  if (usage.costUsd !== undefined || !price) return usage;
  const costUsd = costOf(usage, price);
  return costUsd === undefined ? usage : { ...usage, costUsd, costEstimated: true };
}
