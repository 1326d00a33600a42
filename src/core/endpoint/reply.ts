import type { Usage } from '../conversation/usage';

/** How a reply ended, whatever word the server used for it (ENDPOINT: finish words). */
export type Finish = 'stop' | 'length' | 'toolCalls' | 'filtered' | 'error';

/**
 * What the client tells while a reply arrives, in order. A failure is thrown as `EndpointError`;
 * the sequence ends normally only after a finish reason, `[DONE]` or a whole non-streamed body.
 */
export type ReplyEvent =
  /** The response's headers are here. */
  | {
      readonly type: 'accepted';
      readonly status: number;
      /** `x-inference-id` or `x-request-id`, for support. */
      readonly requestId?: string;
      /** False when the server answered a streamed request with one body. */
      readonly streamed: boolean;
    }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** Fragments of one call share `index`; `arguments` are appended. */
  | {
      readonly type: 'toolCall';
      readonly index: number;
      readonly id?: string;
      readonly name?: string;
      readonly arguments: string;
      /** Provider's own data that must go back unchanged with the call. */
      readonly extra?: unknown;
    }
  /** The newest counters; a later event completes or replaces an earlier one. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The name that the server gave the model; need not equal what was asked for. */
  | { readonly type: 'model'; readonly model: string }
  /** Bytes without content, such as a keep-alive comment: the server is alive. */
  | { readonly type: 'alive' }
  | { readonly type: 'finish'; readonly finish: Finish; readonly word: string };
