import { siblingUrl } from './address';
import type { Connection } from './connection';
import type { Failure } from './failure';
import { ask } from './ask';
import type { Asking } from './ask';
import { fieldsOf, numberOf, textOf } from './json';
import { creditsPerUsd } from './wireUsage';

/** What the account holds, or why that cannot be told. */
export type BalanceReading =
  | { readonly known: true; readonly balance: number; readonly currency: string }
  /** `failure` is absent where the endpoint answers, but has no such thing. */
  | { readonly known: false; readonly failure?: Failure };

/**
 * The account's balance: `/v2/billing`, else the older `/v1/billing/balance` (credits). Costs
 * nothing. A reply is charged after it came, so a reading right after one may be too high.
 */
export async function readBalance(connection: Connection, asking: Asking): Promise<BalanceReading> {
  const newer = await ask(connection, siblingUrl(connection.address, '/v2/billing'), asking);
  const reading = newer.failure ? undefined : readNewer(newer.json);
  if (reading) return reading;
  if (newer.failure && !mayBeElsewhere(newer.failure))
    return { known: false, failure: newer.failure };
  const older = await ask(
    connection,
    siblingUrl(connection.address, '/v1/billing/balance'),
    asking,
  );
  if (!older.failure) return readOlder(older.json) ?? { known: false };
  const isMissing = older.failure.status === 404 || older.failure.status === 405;
  return { known: false, ...(!isMissing && { failure: older.failure }) };
}

/** Not found, forbidden for this kind of key, or broken: the older path may still answer. */
function mayBeElsewhere({ kind, status = 0 }: Failure): boolean {
  if (kind === 'noCredit' || kind === 'cardUnverified') return false;
  return status === 403 || status === 404 || status === 405 || status >= 500;
}

function readNewer(json: unknown): BalanceReading | undefined {
  const billing = fieldsOf<'current_balance' | 'currency'>(json);
  const balance = numberOf(billing?.current_balance);
  if (balance === undefined) return undefined;
  return { known: true, balance, currency: textOf(billing?.currency)?.toUpperCase() ?? 'USD' };
}

function readOlder(json: unknown): BalanceReading | undefined {
  const credits = numberOf(fieldsOf<'balance'>(json)?.balance);
  if (credits === undefined) return undefined;
  return { known: true, balance: credits / creditsPerUsd, currency: 'USD' };
}
