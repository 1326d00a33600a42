import assert from 'node:assert/strict';
import { classifyResponse } from '../../../src/core/endpoint/classify';
import type { FailureContext } from '../../../src/core/endpoint/classify';
import type { Failure, FailureKind } from '../../../src/core/endpoint/failure';
import { canary } from './call';

const context: FailureContext = {
  host: 'api.aimlapi.com',
  model: 'anthropic/claude-3-haiku',
  secrets: [canary],
  hasKey: true,
  pathIsKnown: true,
};

function classify(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  more: Partial<FailureContext> = {},
): Failure {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { status, headers: new Headers(headers), body: text };
  return classifyResponse(response, { ...context, ...more }, Date.UTC(2026, 0, 1));
}

/** The endpoint's current envelope, and its older one. */
function e1(status: number, message: string, name = 'Exception', data?: unknown) {
  return {
    title: name,
    status,
    message,
    instance: '/v1/chat/completions?',
    requestId: 'req-body',
    error: { name, message, ...(data !== undefined && { data }) },
  };
}
function e2(statusCode: number | string, message: unknown, meta: unknown = {}) {
  const timestamp = '2026-01-01T00:00:00.000Z';
  return {
    message,
    path: '/v1/chat/completions',
    requestId: 'req-body',
    statusCode,
    timestamp,
    meta,
  };
}

/** One row per cause of the status table: status, what the server says, and the kind. */
const causes: readonly (readonly [number, string, FailureKind])[] = [
  [400, 'Body validation error', 'invalidRequest'],
  [400, 'Some models do not support the system role in messages[0].role', 'systemRoleRefused'],
  [400, "messages.0.role: expected 'user' | 'assistant', received 'system'", 'systemRoleRefused'],
  [400, 'max_tokens: 8192 > 4096, which is the maximum allowed', 'maxTokensTooLarge'],
  [400, 'prompt is too long: 210000 tokens > 200000 maximum', 'contextTooLong'],
  [400, "This model's maximum context length is 8192 tokens", 'contextTooLong'],
  [400, 'Invalid enum value for model. Expected one of …', 'modelUnavailable'],
  [400, 'anthropic/claude-9 is not a valid model ID', 'modelUnavailable'],
  [400, 'This model does not support image input', 'invalidRequest'],
  [401, 'A valid key is needed, see https://aimlapi.com/app/keys', 'keyRejected'],
  [402, 'This request requires more credits', 'noCredit'],
  [402, 'Payment required', 'noCredit'],
  [403, 'You have run out of credits. Top up at https://aimlapi.com/app/billing/', 'noCredit'],
  [403, 'Your balance is too low', 'noCredit'],
  [403, 'Not enough funds', 'noCredit'],
  [403, 'Please see https://aimlapi.com/app/billing/', 'noCredit'],
  [403, 'Verify your credit card at https://aimlapi.com/app/verification', 'cardUnverified'],
  [403, 'Complete verification first', 'cardUnverified'],
  [403, 'plan.rule.max_requests', 'keyLimit'],
  [
    403,
    'The spending limit of this key is reached, see https://aimlapi.com/app/billing/',
    'keyLimit',
  ],
  [403, 'Limit exceeded', 'keyLimit'],
  [403, 'The key lacks the scope model:chat', 'keyScope'],
  [403, 'You do not have access to this model', 'keyScope'],
  [403, 'This API key has been disabled', 'keyRejected'],
  [403, 'Input was flagged by moderation', 'filtered'],
  [403, 'Forbidden', 'accessDenied'],
  [403, 'Free-tier limit reached, see https://aimlapi.com/app/billing/', 'freeTierLimit'],
  [404, 'Model not found', 'modelUnavailable'],
  [404, 'No endpoints found for anthropic/claude-3-haiku.', 'modelUnavailable'],
  [404, 'Cannot POST /v2/chat/completions', 'pathUnknown'],
  [405, 'Method not allowed', 'pathUnknown'],
  [408, 'Request timeout', 'timeout'],
  [409, 'Conflict', 'unexpectedStatus'],
  [413, 'Payload too large', 'bodyTooLarge'],
  [422, 'Body validation error', 'invalidRequest'],
  [422, 'max_tokens must be less than or equal to 4096', 'maxTokensTooLarge'],
  [425, 'Too early', 'timeout'],
  [429, 'Too many requests', 'rateLimited'],
  [429, 'Concurrency limit reached', 'rateLimited'],
  [429, 'Free-tier limit: 10 requests per hour. https://aimlapi.com/app/billing/', 'freeTierLimit'],
  [429, 'Rate limit reached. Add credits at https://x.test/billing to raise it', 'rateLimited'],
  [429, 'You exceeded your current quota, please check your plan and billing', 'noCredit'],
  [500, 'Internal server error', 'serverError'],
  [500, 'The model is under maintenance', 'maintenance'],
  [500, 'Upstream said 400: prompt is too long: 210000 tokens > 200000 maximum', 'contextTooLong'],
  [501, 'Not implemented', 'serverError'],
  [502, 'Bad gateway', 'unavailable'],
  [503, 'Service unavailable', 'unavailable'],
  [504, 'Generation timeout', 'gatewayTimeout'],
  [520, 'Unknown error', 'edge'],
  [521, 'Web server is down', 'edge'],
  [522, 'Connection timed out', 'edge'],
  [523, 'Origin is unreachable', 'edge'],
  [524, 'A timeout occurred', 'gatewayTimeout'],
  [526, 'Invalid certificate', 'serverError'],
  [529, 'Overloaded', 'unavailable'],
  [407, 'Proxy authentication required', 'proxy'],
  [418, 'A teapot', 'unexpectedStatus'],
];

describe('classifyResponse: the status table', () => {
  for (const [status, message, kind] of causes) {
    it(`${status} ${message}`, () => {
      const bodies = {
        e1: e1(status, message),
        e2: e2(status, message),
        'e2 with the status as text': e2(String(status), message),
        'e2 with a list of messages': e2(status, [message, 'and more']),
        openAi: { error: { message, type: 'error', param: null, code: null } },
        anthropic: { type: 'error', error: { type: 'x', message }, request_id: 'req-body' },
        fastApi: { detail: message },
        string: { error: message },
        array: [{ error: { message, status: 'X' } }],
        text: message,
      };
      for (const [form, body] of Object.entries(bodies)) {
        const failure = classify(status, body, { 'x-inference-id': 'inf' });
        assert.equal(failure.kind, kind, form);
        assert.equal(failure.status, status, form);
        assert.ok(failure.reason?.startsWith(message), `${form}: ${failure.reason}`);
        const hasOwnId = /^(?:e[12]|anthropic)/.test(form);
        assert.equal(failure.requestId, hasOwnId ? 'req-body' : 'inf', form);
        assert.equal(failure.host, 'api.aimlapi.com');
      }
    });
  }
});

describe('classifyResponse: what names the kind', () => {
  const named: readonly (readonly [string, number, unknown, FailureKind])[] = [
    [
      'their spelling',
      403,
      e1(403, 'x', 'ForbiddenException', { kind: 'err_insufficent_credits' }),
      'noCredit',
    ],
    [
      'the right spelling',
      403,
      e1(403, 'x', 'F', { kind: 'err_insufficient_credits' }),
      'noCredit',
    ],
    [
      'kind before words',
      403,
      e1(403, 'Your credit card', 'F', { kind: 'err_unverified_card' }),
      'cardUnverified',
    ],
    [
      'kind before limit',
      403,
      e1(403, 'Limit', 'F', { kind: 'err_insufficent_credits' }),
      'noCredit',
    ],
    ['a newer name', 403, e1(403, 'x', 'OutOfFundsException'), 'noCredit'],
    [
      'kind under another status',
      401,
      e1(401, 'x', 'F', { kind: 'err_insufficent_credits' }),
      'noCredit',
    ],
    [
      'kind in a rate limit',
      429,
      e1(429, 'rate limit', 'F', { kind: 'err_insufficent_credits' }),
      'noCredit',
    ],
    [
      'no quota at OpenAI',
      429,
      { error: { message: 'x', code: 'insufficient_quota' } },
      'noCredit',
    ],
    [
      'a context code',
      400,
      { error: { message: 'x', code: 'context_length_exceeded' } },
      'contextTooLong',
    ],
    ['a model code', 404, { error: { message: 'x', code: 'model_not_found' } }, 'modelUnavailable'],
    ['the model as field', 400, { error: { message: 'x', param: 'model' } }, 'modelUnavailable'],
  ];
  for (const [name, status, body, kind] of named) {
    it(name, () => assert.equal(classify(status, body).kind, kind));
  }

  it('does not take words of a refused prompt for the account', () => {
    assert.equal(
      classify(400, e1(400, 'Invalid text: "my balance and billing"')).kind,
      'invalidRequest',
    );
    assert.equal(classify(500, e1(500, 'Failed on "credit"')).kind, 'serverError');
  });

  it('a 401 without a key is a missing key', () => {
    assert.equal(classify(401, '', {}, { hasKey: false }).kind, 'keyMissing');
  });

  it('tells a wrong address from an unknown model', () => {
    const elsewhere = { pathIsKnown: false };
    const notFound: readonly (readonly [unknown, FailureKind])[] = [
      ['404 page not found', 'pathUnknown'],
      ['', 'pathUnknown'],
      ['<html><head><title>404 Not Found</title></head></html>', 'pathUnknown'],
      [{ detail: 'Not Found' }, 'pathUnknown'],
      [{ error: { message: 'Invalid URL (POST /chat/completions)' } }, 'pathUnknown'],
      [{ error: 'Unexpected endpoint or method. (POST /v1/chat)' }, 'pathUnknown'],
      [
        { error: { message: "model 'llama9' not found", type: 'not_found_error' } },
        'modelUnavailable',
      ],
      [
        { object: 'error', message: 'The model `x` does not exist.', code: 404 },
        'modelUnavailable',
      ],
      [
        { type: 'error', error: { type: 'not_found_error', message: 'model: x' } },
        'modelUnavailable',
      ],
      [{ error: { message: 'anthropic/claude-3-haiku: unknown' } }, 'modelUnavailable'],
    ];
    for (const [body, kind] of notFound) {
      assert.equal(classify(404, body, {}, elsewhere).kind, kind, JSON.stringify(body));
    }
    const bare = e1(404, 'Not Found', 'NotFoundException');
    assert.equal(classify(404, bare).kind, 'modelUnavailable');
    assert.equal(classify(404, bare, {}, elsewhere).kind, 'pathUnknown');
  });
});

describe('classifyResponse: empty bodies and pages of an edge', () => {
  const page = (title: string) =>
    `<!DOCTYPE html><html><head><title>${title}</title><style>b{}</style></head><body><b>x</b></body></html>`;
  const rows: readonly (readonly [number, FailureKind])[] = [
    [400, 'invalidRequest'],
    [401, 'keyRejected'],
    [403, 'accessDenied'],
    [404, 'pathUnknown'],
    [413, 'bodyTooLarge'],
    [429, 'rateLimited'],
    [500, 'serverError'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'gatewayTimeout'],
    [521, 'edge'],
    [524, 'gatewayTimeout'],
  ];
  for (const [status, kind] of rows) {
    it(`${status}`, () => {
      const empty = classify(status, '', { 'x-request-id': 'head' });
      assert.equal(empty.kind, kind);
      assert.equal(empty.reason, undefined);
      assert.equal(empty.requestId, 'head');
      const html = classify(status, page('Access denied | host'), { 'content-type': 'text/html' });
      assert.equal(html.kind, kind);
      assert.equal(html.reason, 'Access denied | host');
    });
  }
});

describe('classifyResponse: what is told beside the kind', () => {
  it('a field and a reason from an array of issues', () => {
    const issues = [
      { code: 'too_big', path: ['messages', 0, 'content'], message: 'Too big', expected: 'x' },
      { code: 'other', path: ['stop'], message: 'Other' },
    ];
    const failure = classify(400, e1(400, 'Body validation error', 'BadRequestException', issues));
    assert.equal(failure.field, 'messages.0.content');
    assert.equal(failure.reason, 'Body validation error: messages.0.content: Too big');
    assert.equal(failure.kind, 'invalidRequest');
  });

  it('a field and a reason from a tree of errors', () => {
    const meta = {
      _errors: [],
      messages: {
        _errors: [],
        0: { _errors: [], role: { _errors: ["Expected 'user', received 'system'"] } },
      },
    };
    const failure = classify(400, e2(400, 'Body validation error', meta));
    assert.equal(failure.field, 'messages.0.role');
    assert.equal(failure.kind, 'systemRoleRefused');
  });

  it('a field and a reason from the detail of a Python server', () => {
    const detail = [
      {
        type: 'int',
        loc: ['body', 'max_tokens'],
        msg: 'Input should be less than or equal to 4096',
      },
    ];
    const failure = classify(422, { detail });
    assert.equal(failure.field, 'max_tokens');
    assert.equal(failure.kind, 'maxTokensTooLarge');
    assert.equal(failure.limit, 4096);
  });

  it('the role from issues that name what was received', () => {
    const issues = [
      {
        code: 'invalid_enum_value',
        received: 'system',
        path: ['messages', 0, 'role'],
        message: 'Invalid enum value',
      },
    ];
    assert.equal(
      classify(400, e1(400, 'Body validation error', 'B', issues)).kind,
      'systemRoleRefused',
    );
  });

  const limits: readonly (readonly [string, FailureKind, number | undefined])[] = [
    [
      'max_tokens: 8192 > 4096, which is the maximum for claude-3-haiku-20240307',
      'maxTokensTooLarge',
      4096,
    ],
    ['max_tokens must be less than or equal to 4,096 (asked for 8,192)', 'maxTokensTooLarge', 4096],
    [
      'max_tokens is too large: 100000. This model supports at most 16384 completion tokens',
      'maxTokensTooLarge',
      16384,
    ],
    [
      "'max_tokens' is too large: 4096. The maximum context length is 2048 tokens (4096 > 2048 - 100).",
      'maxTokensTooLarge',
      1948,
    ],
    [
      'maximum context length is 8192 tokens, however you requested 9000 tokens',
      'contextTooLong',
      8192,
    ],
    ['prompt is too long: 210000 tokens > 200000 maximum', 'contextTooLong', 200000],
    ['the request exceeds the available context size', 'contextTooLong', undefined],
  ];
  for (const [message, kind, limit] of limits) {
    it(`the limit in: ${message}`, () => {
      const failure = classify(400, e1(400, message));
      assert.equal(failure.kind, kind);
      assert.equal(failure.limit, limit);
    });
  }

  it('the context of a llama.cpp server', () => {
    const error = {
      code: 400,
      message: 'too big',
      type: 'exceed_context_size_error',
      n_prompt_tokens: 9000,
      n_ctx: 4096,
    };
    const failure = classify(400, { error });
    assert.equal(failure.kind, 'contextTooLong');
    assert.equal(failure.limit, 4096);
  });

  it('the upstream’s words behind a general message', () => {
    const openRouter = {
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: { raw: '{"error":{"message":"prompt is too long"}}' },
      },
    };
    const failure = classify(400, openRouter);
    assert.equal(failure.reason, 'Provider returned error: prompt is too long');
    assert.equal(failure.kind, 'contextTooLong');
    const wrapped = classify(500, e2(500, '400 {"type":"error","error":{"message":"Too hot"}}'));
    assert.equal(wrapped.reason, '400 Too hot');
  });

  it('how long to wait: seconds, a date, milliseconds', () => {
    const wait = (headers: Record<string, string>) => classify(429, '', headers).retryAfterMs;
    assert.equal(wait({ 'retry-after': '7' }), 7000);
    assert.equal(wait({ 'retry-after': '0.5' }), 500);
    assert.equal(wait({ 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }), 60_000);
    assert.equal(wait({ 'retry-after': 'Thu, 01 Jan 2015 00:00:00 GMT' }), 0);
    assert.equal(wait({ 'retry-after': '99999999' }), 86_400_000);
    assert.equal(wait({ 'retry-after-ms': '250', 'retry-after': '9' }), 250);
    assert.equal(wait({ 'retry-after': 'soon' }), undefined);
    assert.equal(wait({ 'retry-after': '-3' }), undefined);
    assert.equal(wait({}), undefined);
  });
});

describe('classifyResponse: what a server may not do', () => {
  it('never tells a key that a server echoes', () => {
    const echoes = [
      e1(401, `Key ${canary} is wrong`),
      e2(401, [`Key ${canary.toUpperCase()}`]),
      { error: { message: `Authorization: Bearer ${canary}`, param: canary } },
      { requestId: canary, message: 'x', status: 401 },
      `<html><title>Bad ${canary}</title></html>`,
      `Bearer ${canary}`,
      `${'x'.repeat(290)} ${canary}`,
      `can<b></b>${canary}`,
      e1(400, 'Body validation error', 'B', [{ path: [canary], message: canary }]),
    ];
    for (const body of echoes) {
      const told = JSON.stringify(classify(401, body, { 'x-request-id': canary })).toLowerCase();
      assert.ok(!told.includes(canary.slice(0, 12)), told);
    }
  });

  it('never tells another bearer or the value of an extra header', () => {
    const { reason } = classify(
      401,
      'Bearer sk-other-key-123 and gateway-secret',
      {},
      { secrets: ['gateway-secret'] },
    );
    assert.equal(reason, 'Bearer [removed] and [removed]');
  });

  it('has at most 300 characters of plain text to say', () => {
    const said = `<b>Bold</b>\u0000\n\t\u202ewords ${'🙂'.repeat(400)}`;
    const { reason = '' } = classify(500, e1(500, said));
    assert.ok(reason.startsWith('Bold words 🙂'));
    assert.ok(reason.length <= 300 && reason.endsWith('🙂…'));
  });

  it('survives anything at all', () => {
    const bodies: unknown[] = [
      '[',
      '[]',
      '[[]]',
      'null',
      '0',
      '{}',
      { error: [] },
      { error: null },
      { error: { data: [null] } },
      { message: {} },
      { message: [] },
      { message: [{}] },
      { status: 'x', error: { message: 7 } },
      { meta: { a: { b: { c: null } } } },
      '{"a":'.repeat(5000),
      '<'.repeat(50_000),
      'a '.repeat(50_000),
    ];
    for (const body of bodies) {
      assert.equal(classify(400, body).kind, 'invalidRequest', JSON.stringify(body).slice(0, 60));
    }
  });

  it('takes no long time over a hostile body', () => {
    const started = performance.now();
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    for (const text of [
      '<'.repeat(65_000),
      '< '.repeat(32_000),
      '<script '.repeat(8000),
      `<html>${'<style>'.repeat(9000)}`,
      `<html><title ${'<title '.repeat(9000)}`,
      'model '.repeat(10_000),
      'key '.repeat(16_000),
      'max_tokens 1 '.repeat(5000),
      'card '.repeat(12_000),
      'prompt tokens '.repeat(4000),
      `{"meta":${deep}}`,
      'http://'.repeat(9000),
      `{"message":"${'model '.repeat(10_000)}"}`,
      `{"message":"${'{'.repeat(19_000)}"}`,
      '1,'.repeat(30_000),
    ]) {
      for (const status of [400, 403, 404, 429, 500]) classify(status, text);
    }
    assert.ok(performance.now() - started < 10_000);
  }).timeout(20_000);
});
