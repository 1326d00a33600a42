import type { RecordedRequest } from './requestLog';
import type { Era } from './era';

/**
 * One thing the stand-in does on the socket while it answers. The head (status and headers) goes
 * out with the first `head`, `write` or `end`, so that a `reset` or `stall` before any of them
 * happens before the headers.
 */
export type Step =
  | { readonly do: 'head' }
  | { readonly do: 'write'; readonly bytes: Uint8Array }
  /** Does nothing for so many milliseconds. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Goes on when the test opens the gate. */
  | { readonly do: 'gate'; readonly gate: Gate }
  /** Ends the body properly. Steps after it are not reached; it is implied after the last step. */
  | { readonly do: 'end' }
  /** Closes the socket (FIN) without ending the body, as a server that dies does. */
  | { readonly do: 'hangUp' }
  /** Resets the socket (RST). */
  | { readonly do: 'reset' }
  /** Never says anything again; only the client or `close()` ends it. */
  | { readonly do: 'stall' };

/** How one request is answered. */
export interface Script {
  /** HTTP status; the era's success status (201 or 200) when absent. */
  readonly status?: number;
  /** Header names in lower case. They win over the headers the endpoint adds by itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** True for answers of an edge or proxy, which carry none of the endpoint's own headers. */
  readonly bare?: boolean;
  readonly steps: readonly Step[];
}

/** What a script that depends on the request can look at. */
export interface CompletionRequest {
  readonly recorded: RecordedRequest;
  /** The body as an object; field values are whatever the client sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Model id without a directive suffix. */
  readonly model: string;
  /** The directive behind `@` in the model id; empty if there is none. */
  readonly suffix: string;
  /** Whether the client asked for a stream. */
  readonly stream: boolean;
  /** Generated tokens allowed: the client's `max_tokens`, or the era's default; Infinity if none. */
  readonly maxTokens: number;
  readonly era: Era;
  /** Factor on the pauses of ready-made replies. */
  readonly pace: number;
}

/** A script, or a rule that makes one for the request at hand. */
export type Answer = Script | ((request: CompletionRequest) => Script);

/** The script that answers this request. */
export function scriptFor(answer: Answer, request: CompletionRequest): Script {
  return typeof answer === 'function' ? answer(request) : answer;
}

/** A point in a script where the server waits for the test. */
export class Gate {
  /** Settles when an answer has come to the gate (and everything before it was written). */
  readonly reached: Promise<void>;
  readonly opened: Promise<void>;
  #reach: () => void = () => undefined;
  #open: () => void = () => undefined;

  constructor() {
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    this.opened = new Promise((resolve) => (this.#open = resolve));
  }

  /** Lets every answer that waits here, or comes here later, go on. */
  open(): void {
    this.#open();
  }

  /** Called by the player: tells the test, then waits for it. */
  pass(): Promise<void> {
    this.#reach();
    return this.opened;
  }
}

const encoder = new TextEncoder();

/** Writes text as UTF-8. */
export function write(text: string): Step {
  return { do: 'write', bytes: encoder.encode(text) };
}

export const head: Step = { do: 'head' };
export const end: Step = { do: 'end' };
export const hangUp: Step = { do: 'hangUp' };
export const reset: Step = { do: 'reset' };
export const stall: Step = { do: 'stall' };

/** Waits so many milliseconds. */
export function wait(ms: number): Step {
  return { do: 'wait', ms };
}

/** Waits until the test calls `gate.open()`. */
export function at(gate: Gate): Step {
  return { do: 'gate', gate };
}

/** The same script with other or more headers. */
export function withHeaders(script: Script, headers: Readonly<Record<string, string>>): Script {
  return { ...script, headers: { ...script.headers, ...headers } };
}

/** The same script with another status. */
export function withStatus(script: Script, status: number): Script {
  return { ...script, status };
}

/** The same script, begun so many milliseconds later (before the headers). */
export function delayed(script: Script, ms: number): Script {
  return { ...script, steps: [wait(ms), ...script.steps] };
}

/** The same script, begun when the gate opens (before the headers). */
export function gated(script: Script, gate: Gate): Script {
  return { ...script, steps: [at(gate), ...script.steps] };
}
