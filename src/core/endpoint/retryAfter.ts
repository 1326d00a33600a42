/** Longer than a day is nonsense; it is told as a day. */
const longest = 86_400_000;

/**
 * What the server asked to wait, ms: `retry-after-ms`, or `Retry-After` in seconds or as a date.
 * `now` is in ms since the epoch. Undefined when it asked for nothing that can be understood.
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const ms = headers.get('retry-after-ms');
  if (ms !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(ms)) return bounded(Number(ms));
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return bounded(Number(value) * 1000);
  const date = /[a-z]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : bounded(date - now);
}

function bounded(ms: number): number {
  return Math.min(Math.max(Math.round(ms), 0), longest);
}
