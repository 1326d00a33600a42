/**
 * Which error it was and where it came from, for a log: its name and the places in the code, without
 * its message, which may quote what a person or a model wrote (as `JSON.parse` does).
 */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const places = stack
    .slice(message < 0 ? 0 : message + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at .|@.*:\d+:\d+$/.test(line));
  return [error.name, ...places.slice(0, mostPlaces)].join('\n');
}

/** Places that are told at most, the innermost first. */
const mostPlaces = 12;
