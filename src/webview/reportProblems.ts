import { errorTrace } from '../core/errorTrace';
import type { FromPage } from '../protocol/fromPage';

/** Problems told per page: one that repeats at every frame must not fill the log. */
const limit = 20;

/** Tells the host what went wrong in the page: kind and place of an error, never words of the chat. */
export function problemReporter(post: (message: FromPage) => void): (error: unknown) => void {
  let told = 0;
  return (error) => {
    if (++told > limit) return;
    post({ type: 'problem', message: errorTrace(error).slice(0, 2000) });
  };
}

/** Reports what nobody caught. */
export function reportUncaught(report: (error: unknown) => void): void {
  window.addEventListener('error', (event) => report(event.error));
  window.addEventListener('unhandledrejection', (event) => report(event.reason));
}
