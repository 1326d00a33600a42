/**
 * Calls back with the frame that shows what has just been changed; a hidden page paints no frames,
 * so there it calls back at once and nobody waits for it.
 */
export function afterPaint(done: () => void): void {
  if (document.hidden) queueMicrotask(done);
  else requestAnimationFrame(done);
}
