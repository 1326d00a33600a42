import type { Failure } from './failure';

/** What goes out, as it goes out: the headers still hold the key. */
export interface SentRequest {
  /** ms since the epoch. */
  readonly at: number;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sees one exchange as it happens. Whoever keeps any of it removes the secrets first. */
export interface ExchangeObserver {
  sent(request: SentRequest): void;
  answered(status: number, headers: Headers): void;
  /** The bytes are not changed afterwards, so that they need not be copied. */
  received(bytes: Uint8Array): void;
  failed(failure: Failure): void;
}
