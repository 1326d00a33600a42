import type { FailureContext } from './classify';
import { EndpointError } from './failure';
import type { FailureKind } from './failure';

/** A time limit that was reached; the failure's `limit` is in seconds. */
export function timeoutError(
  kind: FailureKind & `${string}Timeout`,
  ms: number,
  { host, model }: FailureContext,
): EndpointError {
  return new EndpointError({ kind, host, limit: ms / 1000, ...(model !== undefined && { model }) });
}
