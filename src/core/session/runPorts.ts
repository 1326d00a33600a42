import type { ChatRequest } from '../endpoint/chatRequest';
import type { TurnOptions } from './options';
import type { RunPorts } from './replyRun';
import type { SessionPorts } from './sessionPorts';

/** What a run is given of the session's own ports, for one request. */
export function runPorts(
  ports: SessionPorts,
  request: ChatRequest,
  { maxRetries }: TurnOptions,
): Omit<RunPorts, 'onState' | 'onText' | 'onReasoning'> {
  return {
    clock: ports.clock,
    onBug: (error) => ports.onBug(error),
    prepare: (signal) => ports.prepare(signal),
    open: (signal) => ports.open(request, signal),
    retryDelay: (failure, attempt) => ports.retryDelay(failure, attempt, maxRetries),
  };
}
