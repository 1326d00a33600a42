/**
 * Why a request did not end as it should. A value, so that it can be journalled and sent to the
 * page; core has no words for people, the host makes them from `kind` and the parameters.
 */
export interface Failure {
  readonly kind: FailureKind;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** The server's own words: plain text, tags stripped, at most 300 characters. */
  readonly reason?: string;
  /** The id that support can look up (`requestId`, `x-request-id` or `x-inference-id`). */
  readonly requestId?: string;
  /** What the server asked to wait, ms. */
  readonly retryAfterMs?: number;
  /** Host and port that were contacted, never with credentials or a query. */
  readonly host?: string;
  /** The model that was asked for. */
  readonly model?: string;
  /** A field of the request that the server refused, as a path such as `messages.0.role`. */
  readonly field?: string;
  /** A limit that was exceeded, in tokens, seconds or megabytes according to `kind`. */
  readonly limit?: number;
}

/** Every kind has its own words, remedy and retry rule; a new kind does not compile without them. */
export type FailureKind =
  // before anything is sent
  | 'addressInvalid' // the base URL cannot be understood
  | 'addressInsecure' // plain http to a public host, or with a key to a private one
  | 'keyMissing'
  // the account (ENDPOINT: status table)
  | 'keyRejected'
  | 'keyScope' // the key may not use this endpoint or model
  | 'keyLimit' // plan or spending limit of the key
  | 'noCredit'
  | 'cardUnverified'
  | 'freeTierLimit'
  | 'accessDenied'
  | 'rateLimited'
  // the request
  | 'modelUnavailable' // unknown, retired or withdrawn
  | 'pathUnknown' // 404 that speaks of the address, not of the model
  | 'invalidRequest'
  | 'systemRoleRefused'
  | 'maxTokensTooLarge'
  | 'contextTooLong'
  | 'bodyTooLarge'
  // the server
  | 'serverError'
  | 'maintenance'
  | 'unavailable' // 502, 503
  | 'timeout' // 408, 425
  | 'gatewayTimeout' // 504, 524
  | 'edge' // 520-523
  | 'unexpectedStatus'
  // the answer
  | 'emptyAnswer'
  | 'notAnAnswer' // 2xx, but neither events nor a completion (HTML, garbage, wrong JSON)
  | 'filtered' // content filter or refusal
  | 'streamError' // an error inside a 200 stream
  | 'cutOff' // end of the stream without a finish reason
  | 'tooLong' // more than any reply can be; `limit` in megabytes
  // the way there
  | 'connectTimeout'
  | 'firstByteTimeout'
  | 'idleTimeout'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'proxy'
  | 'redirect' // to another origin, not followed
  | 'cors'
  | 'offline' // the network said no in a way not told apart further
  // ourselves
  | 'interrupted' // the window or extension host ended while the reply streamed
  | 'internal';

/** What is thrown below the edge: a failure with its cause. Never carries a key, a prompt or a reply. */
export class EndpointError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.name = 'EndpointError';
    this.failure = failure;
  }

  static is(error: unknown): error is EndpointError {
    return error instanceof EndpointError;
  }
}
