import { fstatSync } from 'node:fs';
import { exitNow } from './onExit';

/**
 * Ends this process, cleaning up, when the one that started it is gone, however that ended: then
 * the other end of the pipe that is this process's standard input closes.
 */
export function endWithStarter(): void {
  const input = fstatSync(0);
  if (!input.isSocket() && !input.isFIFO()) return;
  process.stdin.on('end', () => exitNow(1)).resume();
  process.stdin.unref();
}
