import { fieldsOf, itemsOf, numberOf, parseJson, textOf } from './json';
import { looksLikeHtml, plainReason } from './plainText';
import { firstIssue } from './validationIssue';

/** What a body says about a failure, in whichever envelope (ENDPOINT: errors). */
export interface ErrorBody {
  /** Plain text for people: at most 300 characters, secrets removed. */
  readonly reason?: string;
  /** All words that may tell the kind, lower case; bounded, never shown. */
  readonly words: string;
  /** `error.data.kind`, such as `err_unverified_card`. */
  readonly kind?: string;
  /** `error.name`, `error.type` and `error.code`, lower case, blank between. */
  readonly names: string;
  /** HTTP status that the body itself claims. */
  readonly status?: number;
  readonly requestId?: string;
  /** Path of the refused field. */
  readonly field?: string;
  /** Tokens of the context, where the server gives the number (llama.cpp). */
  readonly contextTokens?: number;
  readonly isHtml: boolean;
}

type Envelope =
  | 'error'
  | 'message'
  | 'detail'
  | 'title'
  | 'requestId'
  | 'request_id'
  | 'status'
  | 'statusCode'
  | 'code'
  | 'type'
  | 'meta';
type InnerError = 'message' | 'name' | 'type' | 'code' | 'param' | 'data' | 'metadata' | 'n_ctx';

/** Words further in than this do not tell a kind any more. */
const longestWords = 4000;

/** Reads an error body, JSON or not; never throws. */
export function readErrorBody(text: string, secrets: readonly string[]): ErrorBody {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  // An array around the one error is how Google's compatible endpoint answers.
  const body = Array.isArray(json) ? (json as readonly unknown[])[0] : json;
  if (fieldsOf(body)) return readErrorJson(body, secrets);
  const reason = plainReason(text, secrets);
  return {
    ...(reason !== undefined && { reason }),
    words: (reason ?? '').toLowerCase(),
    names: '',
    isHtml: looksLikeHtml(text),
  };
}

/** Reads an error that is already parsed: a body, or a payload inside a stream. */
export function readErrorJson(body: unknown, secrets: readonly string[]): ErrorBody {
  const envelope = fieldsOf<Envelope>(body);
  const error = fieldsOf<InnerError>(envelope?.error);
  const issue = firstIssue(error?.data, envelope?.meta, envelope?.detail);
  const said = [messageOf(envelope, error), issue?.message, upstreamMessage(error?.metadata)];
  const message = [...new Set(said.filter((part) => part !== undefined))].join(': ');
  const reason = plainReason(message, secrets);
  const names = [error?.name, error?.type, error?.code, envelope?.code, envelope?.type]
    .flatMap((name) => textOf(name) ?? [])
    .join(' ')
    .toLowerCase();
  const kind = textOf(fieldsOf<'kind'>(error?.data)?.kind);
  const status = [envelope?.status, envelope?.statusCode, error?.code, envelope?.code]
    .map(numberOf)
    .find((number) => number !== undefined && number >= 400 && number < 600);
  const requestId = textOf(envelope?.requestId) ?? textOf(envelope?.request_id);
  const field = issue?.path ?? textOf(error?.param);
  const contextTokens = numberOf(error?.n_ctx);
  return {
    ...(reason !== undefined && { reason }),
    words: message.slice(0, longestWords).toLowerCase(),
    names,
    ...(kind !== undefined && { kind: kind.toLowerCase() }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(field !== undefined && field !== '' && { field: field.slice(0, 100) }),
    ...(contextTokens !== undefined && { contextTokens }),
    isHtml: false,
  };
}

/** Extraction order: `error.message`, `message`, `error` itself, `detail`, `title`. */
function messageOf(
  envelope: { readonly [K in Envelope]?: unknown } | undefined,
  error: { readonly [K in InnerError]?: unknown } | undefined,
): string | undefined {
  return (
    sentence(error?.message) ??
    sentence(envelope?.message) ??
    textOf(envelope?.error) ??
    textOf(envelope?.detail) ??
    textOf(envelope?.title) ??
    textOf(error?.name) ??
    textOf(error?.type)
  );
}

/** A message is a string, a list of strings, or a JSON text that wraps the upstream's own error. */
function sentence(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined) {
    return textOf(
      itemsOf(value)
        .filter((item) => typeof item === 'string')
        .join('; '),
    );
  }
  const start = text.indexOf('{');
  if (start < 0 || text.length > 20_000) return text;
  const inner = fieldsOf<'error' | 'message'>(parseJson(text.slice(start)));
  const innermost =
    textOf(fieldsOf<'message'>(inner?.error)?.message) ??
    textOf(inner?.message) ??
    textOf(inner?.error);
  return innermost === undefined ? text : `${text.slice(0, start)}${innermost}`;
}

/** OpenRouter says "Provider returned error" and puts the provider's words beside it. */
function upstreamMessage(metadata: unknown): string | undefined {
  const raw = fieldsOf<'raw'>(metadata)?.raw;
  return typeof raw === 'string' ? sentence(raw) : undefined;
}
