import { randomUUID } from 'node:crypto';
import { jsonReply, textReply } from './bodyShapes';
import { errorRow, type ErrorRow } from './errorRows';
import { write, type Script } from './script';

/**
 * The form a failure comes in: the two envelopes of ENDPOINT.md §6.1, the two that are passed
 * through from others, a bare string under `error`, a `detail`, plain text, a page, or nothing.
 */
export type Envelope =
  'E1' | 'E2' | 'openai' | 'anthropic' | 'string' | 'detail' | 'text' | 'html' | 'empty';

export const envelopes: readonly Envelope[] = [
  'E1',
  'E2',
  'openai',
  'anthropic',
  'string',
  'detail',
  'text',
  'html',
  'empty',
];

/** A complaint about one field, in the words of the validator the endpoint uses. */
export interface ValidationIssue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
}

export interface ErrorOptions {
  /** E1 if absent, unless the row usually comes as a page or empty. */
  readonly envelope?: Envelope;
  /** Seconds (number) or an HTTP date (Date). */
  readonly retryAfter?: number | Date;
  /** Path in the body; the completion path if absent. */
  readonly path?: string;
  /** E2: the status as a string, as the documentation's sample has it. */
  readonly statusAsString?: boolean;
  /** `message` as an array of strings. */
  readonly messageArray?: readonly string[];
  /** Validation details: `error.data` as an array (E1) or the `_errors` tree in `meta` (E2). */
  readonly issues?: readonly ValidationIssue[];
  /** Issues as lines after the headline of the message instead. */
  readonly issueLines?: boolean;
  /** Leaves the request id out of body and headers. */
  readonly withoutRequestId?: boolean;
  /** Another reason instead of the row's. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure as an answer. `row` is a row, its id or a status. */
export function errorReply(row: ErrorRow | string | number, options: ErrorOptions = {}): Script {
  const found = typeof row === 'object' ? row : errorRow(row);
  const requestId = options.withoutRequestId ? undefined : randomUUID();
  const common = {
    status: found.status,
    headers: {
      ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
      ...retryAfterHeader(options.retryAfter),
      ...options.headers,
    },
  };
  const envelope = options.envelope ?? found.usual ?? 'E1';
  if (envelope === 'empty') return { ...common, bare: true, steps: [] };
  if (envelope === 'html') {
    return textReply(edgePage(found), 'text/html; charset=UTF-8', {
      ...common,
      headers: { ...options.headers, ...retryAfterHeader(options.retryAfter) },
      bare: true,
    });
  }
  if (envelope === 'text') {
    return {
      ...common,
      headers: { 'content-type': 'text/plain', ...common.headers },
      steps: [write(reasonOf(found, options))],
    };
  }
  const body = errorBody(found, envelope, { ...options, ...(requestId ? { requestId } : {}) });
  if (envelope !== 'E1') return jsonReply(body, common);
  const problem = { 'content-type': 'application/problem+json; charset=utf-8' };
  return jsonReply(body, { ...common, headers: { ...problem, ...common.headers } });
}

function retryAfterHeader(retryAfter: number | Date | undefined): Record<string, string> {
  if (retryAfter === undefined) return {};
  const value = typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString();
  return { 'retry-after': value };
}

function reasonOf(row: ErrorRow, options: ErrorOptions): string {
  const reason = options.message ?? row.message;
  if (!options.issueLines) return reason;
  const lines = (options.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [reason, ...lines].join('\n');
}

type JsonEnvelope = Exclude<Envelope, 'text' | 'html' | 'empty'>;

/** The JSON of a failure; also what a stream carries when it fails half-way. */
export function errorBody(
  row: ErrorRow,
  envelope: JsonEnvelope,
  options: ErrorOptions & { readonly requestId?: string } = {},
): Record<string, unknown> {
  const reason = reasonOf(row, options);
  const message = options.messageArray ?? reason;
  switch (envelope) {
    case 'E1':
      return problem(row, reason, message, options);
    case 'E2':
      return {
        message,
        path: options.path ?? '/v1/chat/completions',
        ...(options.requestId === undefined ? {} : { requestId: options.requestId }),
        statusCode: options.statusAsString ? String(row.status) : row.status,
        timestamp: new Date().toISOString(),
        meta: options.issues && !options.issueLines ? issueTree(options.issues) : {},
      };
    case 'openai':
      return {
        error: {
          message: reason,
          type: openAiType(row.status),
          param: null,
          code: row.kind ?? null,
        },
      };
    case 'anthropic':
      return { type: 'error', error: { type: anthropicType(row.status), message: reason } };
    case 'string':
      return { error: reason };
    case 'detail':
      return { detail: reason };
  }
}

function problem(
  row: ErrorRow,
  reason: string,
  message: string | readonly string[],
  options: ErrorOptions & { readonly requestId?: string },
): Record<string, unknown> {
  const data =
    options.issues && !options.issueLines
      ? options.issues
      : row.kind === undefined
        ? undefined
        : { kind: row.kind };
  return {
    title: row.name.replace(/Exception$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
    status: row.status,
    message,
    instance: options.path ?? '/v1/chat/completions',
    ...(options.requestId === undefined ? {} : { requestId: options.requestId }),
    timestamp: new Date().toISOString(),
    error: {
      name: row.name,
      message: options.messageArray ?? reason,
      ...(data === undefined ? {} : { data }),
    },
  };
}

interface IssueTree {
  _errors: string[];
  [key: string]: IssueTree | string[];
}

/** Issues as the nested tree with `_errors` at each node. */
export function issueTree(issues: readonly ValidationIssue[]): IssueTree {
  const root: IssueTree = { _errors: [] };
  for (const { path, message } of issues) {
    let node = root;
    for (const part of path) {
      const known = node[String(part)];
      const next: IssueTree = known && !Array.isArray(known) ? known : { _errors: [] };
      node[String(part)] = next;
      node = next;
    }
    node._errors.push(message);
  }
  return root;
}

function openAiType(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

function anthropicType(status: number): string {
  const words: Record<number, string> = {
    401: 'authentication_error',
    403: 'permission_error',
    404: 'not_found_error',
    413: 'request_too_large',
    429: 'rate_limit_error',
    503: 'overloaded_error',
  };
  return words[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
}

function edgePage(row: ErrorRow): string {
  return (
    '<!DOCTYPE html>\n<html lang="en-US"><head>' +
    `<title>api.aimlapi.com | ${row.status}: ${row.message}</title>` +
    '<style>body{margin:0}</style><script>window._edge = {};</script></head>\n' +
    `<body><h1>${row.message}</h1><p>Edge id: <strong>0123456789abcdef</strong></p></body></html>`
  );
}
