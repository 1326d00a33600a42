import type { FromPage } from '../protocol/fromPage';

/** Problems told per page: one that repeats at every frame must not fill the log. */
const limit = 20;

/** Tells the host what went wrong in the page: kind and place of an error, never words of the chat. */
export function problemReporter(post: (message: FromPage) => void): (error: unknown) => void {
  let told = 0;
  return (error) => {
    if (++told > limit) return;
    post({ type: 'problem', message: describe(error).slice(0, 2000) });
  };
}

/** Reports what nobody caught. */
export function reportUncaught(report: (error: unknown) => void): void {
  window.addEventListener('error', (event) => report(event.error));
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
}

/** The stack without its first lines, which hold the message and may quote what was drawn. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at |@/.test(line));
  return [error.name, ...frames.slice(0, 12)].join('\n');
}
