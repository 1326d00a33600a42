/**
 * Calls back with the frame that shows what has just been changed. A hidden page paints no frames, so
 * there it calls back at once, and also when it is hidden before the frame: nobody waits for it.
 */
export function afterPaint(done: () => void): void {
  if (document.hidden) {
    queueMicrotask(done);
    return;
  }
  const settled = new AbortController();
  const settle = (): void => {
    if (settled.signal.aborted) return;
    settled.abort();
    done();
  };
  requestAnimationFrame(settle);
  document.addEventListener('visibilitychange', settle, { signal: settled.signal });
}
