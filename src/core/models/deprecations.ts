import * as v from 'valibot';
import { siblingUrl } from '../endpoint/address';
import type { Connection } from '../endpoint/connection';
import { EndpointError } from '../endpoint/failure';
import { ask } from '../endpoint/ask';
import type { Asking } from '../endpoint/ask';
import { findModel } from './model';
import type { Model } from './model';

/** What the endpoint says about a model's end (ENDPOINT: deprecation feed). */
export interface Deprecation {
  readonly id: string;
  readonly aliases: readonly string[];
  /** `deprecated` and `superseded` still answer, `withdrawn` does not. */
  readonly status: 'deprecated' | 'superseded' | 'withdrawn';
  /** ISO date on which it ends or ended. */
  readonly shutdownAt?: string;
  readonly replacedBy?: string;
}

const optionalText = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined);
const entrySchema = v.object({
  id: v.string(),
  aliases: v.fallback(v.array(v.string()), []),
  status: v.picklist(['deprecated', 'superseded', 'withdrawn']),
  shutdown_at: optionalText,
  replaced_by: optionalText,
});
const feedSchema = v.object({ data: v.array(v.unknown()) });

/** Entries of the feed; what is not understood is left out; undefined when it is no feed. */
export function parseDeprecations(value: unknown): readonly Deprecation[] | undefined {
  const feed = v.safeParse(feedSchema, value);
  if (!feed.success) return undefined;
  return feed.output.data.flatMap((item) => {
    const entry = v.safeParse(entrySchema, item);
    if (!entry.success) return [];
    const { id, aliases, status, shutdown_at: shutdownAt, replaced_by: replacedBy } = entry.output;
    return {
      id,
      aliases,
      status,
      ...(shutdownAt !== undefined && { shutdownAt }),
      ...(replacedBy !== undefined && { replacedBy }),
    };
  });
}

/** Asks for the feed, which is public; an endpoint without one has none. Throws `EndpointError`. */
export async function readDeprecations(
  connection: Connection,
  asking: Asking,
): Promise<readonly Deprecation[]> {
  const url = siblingUrl(connection.address, '/v1/models/deprecations');
  const { failure, json, status } = await ask(connection, url, { ...asking, withKey: false });
  if (failure && status !== 404) throw new EndpointError(failure);
  return parseDeprecations(json) ?? [];
}

/** The entry for a model, by its id or an alias. */
export function deprecationOf(id: string, feed: readonly Deprecation[]): Deprecation | undefined {
  const wanted = id.toLowerCase();
  return (
    feed.find((entry) => entry.id.toLowerCase() === wanted) ??
    feed.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === wanted))
  );
}

/** Replacements that replace each other end somewhere. */
const longestChain = 8;

/** Where the endpoint names no replacement, the maker's own successor (pattern of the id, new id). */
const successors: readonly (readonly [RegExp, string])[] = [
  [/claude-3(?:[.-]5)?-haiku/, 'anthropic/claude-haiku-4.5'],
  [/claude-3(?:[.-][57])?-sonnet/, 'anthropic/claude-sonnet-4.5'],
  [/claude-3-opus/, 'anthropic/claude-opus-5'],
];

/**
 * The model to offer instead of one that does not answer: what the feed names, the id without a
 * client's prefix (`openai/anthropic/…`), or the maker's successor; only what the catalogue holds,
 * and never the model itself. Undefined when there is nothing to offer.
 */
export function replacementFor(
  id: string,
  feed: readonly Deprecation[],
  catalogue: readonly Model[],
): Model | undefined {
  const itself = findModel(catalogue, id);
  const offered = [
    ...chainOf(id, feed),
    ...(/^[^/]+\/(.+\/.+)$/.exec(id)?.slice(1) ?? []),
    ...successors.filter(([pattern]) => pattern.test(id)).map(([, successor]) => successor),
  ];
  for (const candidate of offered) {
    const model = findModel(catalogue, candidate);
    if (model && model !== itself && !isWithdrawn(model.id, feed)) return model;
  }
  // The same name in other letters: ids are told apart by case when they are asked for.
  return itself && itself.id !== id && !itself.aliases.includes(id) ? itself : undefined;
}

function chainOf(id: string, feed: readonly Deprecation[]): readonly string[] {
  const chain: string[] = [];
  let next = deprecationOf(id, feed)?.replacedBy;
  while (next !== undefined && !chain.includes(next) && chain.length < longestChain) {
    chain.push(next);
    next = deprecationOf(next, feed)?.replacedBy;
  }
  return chain;
}

function isWithdrawn(id: string, feed: readonly Deprecation[]): boolean {
  return deprecationOf(id, feed)?.status === 'withdrawn';
}
