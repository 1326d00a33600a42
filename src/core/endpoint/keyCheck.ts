import { systemClock } from '../session/clock';
import type { Clock } from '../session/clock';
import { endpointUrl } from './address';
import { readBalance } from './balance';
import type { BalanceReading } from './balance';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { Failure } from './failure';
import { ask } from './ask';
import type { Asking, Answer } from './ask';
import { fieldsOf, itemsOf, numberOf, textOf } from './json';

/** What the endpoint says about a key, as far as it can be asked without spending money. */
export interface KeyReport {
  readonly verdict:
    | 'good'
    | 'noCredit'
    | 'rejected'
    | 'noChatScope'
    | 'disabled'
    /** The endpoint has nothing to ask, or did not answer; `failure` says which. */
    | 'unknown';
  /** What a key may do, such as `model:chat`. */
  readonly scopes?: readonly string[];
  /** The name that its owner gave the key. */
  readonly name?: string;
  readonly balance?: { readonly amount: number; readonly currency: string };
  readonly failure?: Failure;
}

/** The scope without which no chat is answered. */
const chatScope = 'model:chat';

/**
 * Asks `/v1/key` and the balance; where neither exists, whether the model list tells this key from
 * none. `rejected` only when the endpoint refuses the key itself; a network that says no, and a
 * signal that times out, are `unknown` with their failure. Throws only when the signal aborts otherwise.
 */
export async function checkKey(
  connection: Connection,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<KeyReport> {
  try {
    return await askAll(connection, { fetch, signal, clock });
  } catch (error) {
    if (EndpointError.is(error)) return { verdict: 'unknown', failure: error.failure };
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    if (!isLate) throw error;
    return {
      verdict: 'unknown',
      failure: { kind: 'connectTimeout', host: connection.address.host },
    };
  }
}

async function askAll(connection: Connection, asking: Asking): Promise<KeyReport> {
  const key = readKey(await ask(connection, endpointUrl(connection.address, '/key'), asking));
  if (key && key.verdict !== 'good') return key;
  const reading = await readBalance(connection, asking);
  if (reading.known) return { ...key, ...verdictOfBalance(reading) };
  const refused = key ? undefined : verdictOfFailure(reading.failure);
  if (refused) return refused;
  return key ?? (await askModels(connection, asking, reading.failure));
}

/** The report of `/v1/key`; undefined where it says nothing about the key. */
function readKey({ json, failure }: Answer): KeyReport | undefined {
  if (failure) return verdictOfFailure(failure);
  type Key = 'name' | 'disabled' | 'scopes' | 'limit_remaining';
  const data = fieldsOf<Key>(fieldsOf<'data'>(json)?.data);
  if (!data) return undefined;
  const scopes = itemsOf(data.scopes).flatMap((scope) => textOf(scope) ?? []);
  const name = textOf(data.name);
  const isSpent = (numberOf(data.limit_remaining) ?? 1) <= 0; // OpenRouter's report has this
  const lacksChat = scopes.length > 0 && !scopes.includes(chatScope);
  return {
    verdict:
      data.disabled === true
        ? 'disabled'
        : lacksChat
          ? 'noChatScope'
          : isSpent
            ? 'noCredit'
            : 'good',
    ...(scopes.length > 0 && { scopes }),
    ...(name !== undefined && { name }),
  };
}

function verdictOfBalance(reading: BalanceReading & { known: true }): KeyReport {
  const { balance, currency } = reading;
  return { verdict: balance > 0 ? 'good' : 'noCredit', balance: { amount: balance, currency } };
}

/** Refusals that are about the key or the account; anything else leaves the question open. */
function verdictOfFailure(failure: Failure | undefined): KeyReport | undefined {
  if (failure?.status === 401) return { verdict: 'rejected', failure };
  return failure?.kind === 'noCredit' ? { verdict: 'noCredit', failure } : undefined;
}

/**
 * A model list may be public, so that its success alone proves nothing: it does when the same list
 * is refused without a key.
 */
async function askModels(
  connection: Connection,
  asking: Asking,
  earlier: Failure | undefined,
): Promise<KeyReport> {
  const url = endpointUrl(connection.address, '/models');
  const withKey = await ask(connection, url, asking);
  const refused = verdictOfFailure(withKey.failure);
  if (refused) return refused;
  const failure = withKey.failure ?? earlier;
  if (withKey.failure) return { verdict: 'unknown', ...(failure && { failure }) };
  const without = await ask(connection, url, { ...asking, withKey: false });
  if (without.status === 401 || without.status === 403) return { verdict: 'good' };
  return { verdict: 'unknown', ...(failure && { failure }) };
}
